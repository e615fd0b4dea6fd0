# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which parts of a line read from right to left, and in which order its parts are seen.

Unicode's algorithm, by python-bidi. A line is ordered by itself, once it is known what stands on
it, in the direction of its paragraph.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""Hebrew, Arabic and their kin by their blocks, and the marks that turn a text."""

_REMOVED = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
"""What embeds and isolates; it does not outlive the breaking of lines, and is left out."""

_BRACKETS = dict(
    zip(
        ")]}\u2046\u27e9\u300b\u300d\u300f\u3011",
        "([{\u2045\u27e8\u300a\u300c\u300e\u3010",
        strict=True,
    )
)
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}

Span = tuple[int, int, bool]
"""Where a part of a line begins and ends, and whether it reads from right to left."""


def has_right_to_left(text: str) -> bool:
    """Tell whether any of a text reads from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def without_embeddings(text: str) -> str:
    """Return a text without the signs that embed one direction in another."""
    return text.translate(_REMOVED)


def reads_right_to_left(text: str) -> bool:
    """Tell whether a paragraph as a whole does: its first letter decides."""
    if not has_right_to_left(text):
        return False
    from bidi.algorithm import get_base_level

    return bool(get_base_level(text))


def spans_seen(line: str, *, right_to_left: bool) -> list[Span]:
    """Return the parts of a line, the leftmost first, in a paragraph of that direction."""
    levels = _levels(line, int(right_to_left))
    parts: list[tuple[int, int, int]] = []
    place = 0
    for level, group in groupby(levels):
        length = len(list(group))
        parts.append((place, place + length, level))
        place += length
    odd = [level for _, _, level in parts if level % 2]
    for least in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        parts = _turned(parts, least)
    return [(start, end, level % 2 == 1) for start, end, level in parts]


def _turned(parts: list[tuple[int, int, int]], least: int) -> list[tuple[int, int, int]]:
    """Return the parts with each stretch of at least that level turned round."""
    seen: list[tuple[int, int, int]] = []
    for is_high, group in groupby(parts, lambda part: part[2] >= least):
        stretch = list(group)
        seen += reversed(stretch) if is_high else stretch
    return seen


def _levels(line: str, base: int) -> list[int]:
    """Return the level of each sign of a line; odd ones read from right to left."""
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(line, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    kept = [sign["level"] for sign in storage["chars"]]
    levels = kept if len(kept) == len(line) else [base] * len(line)
    end = len(line.rstrip())
    levels[end:] = [base] * (len(line) - end)
    return levels


def _pair_brackets(signs: list[dict[str, Any]], base: str) -> None:
    """Give each pair of brackets the direction of what is in it (rule N0, which is not there)."""
    for first, last in _pairs(signs):
        inside = {_STRONG.get(sign["type"], "") for sign in signs[first + 1 : last]} - {""}
        if base in inside:
            signs[first]["type"] = signs[last]["type"] = base
        elif inside:
            before = [_STRONG[sign["type"]] for sign in signs[:first] if sign["type"] in _STRONG]
            other = inside.pop()
            chosen = other if before and before[-1] == other else base
            signs[first]["type"] = signs[last]["type"] = chosen


def _pairs(signs: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return where brackets open and close, in the order they open."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    openings = frozenset(_BRACKETS.values())
    for place, sign in enumerate(signs):
        opening = _BRACKETS.get(sign["ch"])
        if sign["ch"] in openings:
            waiting.append((sign["ch"], place))
        elif opening is not None and any(known == opening for known, _ in waiting):
            while (known := waiting.pop())[0] != opening:
                pass
            found.append((known[1], place))
    return sorted(found)
