# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which words of a text came and went, with a few words around them to see where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_AROUND = 12
"""Tokens of what stayed that are shown on either side of a change."""
_MOST = 3000
"""Tokens compared one by one; of texts that differ in more, the whole middle is told as new."""
_ELLIPSIS = "…"


class Mark(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Span:
    """A stretch of text and what became of it."""

    text: str
    mark: Mark = Mark.KEPT


def marked_words(before: str, after: str) -> tuple[Span, ...]:
    """Return the whole of both texts as spans: the kept and added ones make up `after`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pairs = [
        ("".join(old[first:last]), "".join(new[start:end]))
        for _, first, last, start, end in _opcodes(old, new)
    ]
    spans: list[Span] = []
    for removed, added in _joined(pairs):
        if removed == added:
            spans.append(Span(added))
            continue
        marks = ((removed, Mark.REMOVED), (added, Mark.ADDED))
        spans += [Span(text, mark) for text, mark in marks if text]
    return tuple(spans)


def _joined(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join changes with nothing but a space between them: they are read as one."""
    joined: list[tuple[str, str]] = []
    for place, (removed, added) in enumerate(pairs):
        is_between = removed == added and removed.isspace() and 0 < place < len(pairs) - 1
        follows = bool(joined) and joined[-1][0] != joined[-1][1] and removed != added
        if (is_between or follows) and joined:
            joined[-1] = (joined[-1][0] + removed, joined[-1][1] + added)
        else:
            joined.append((removed, added))
    return joined


def excerpt(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans with what stayed cut to a few words beside each change."""
    last = len(spans) - 1
    return tuple(
        span
        if span.mark is not Mark.KEPT
        else Span(_cut(span.text, first=place == 0, last=place == last))
        for place, span in enumerate(spans)
    )


def written(spans: tuple[Span, ...]) -> str:
    """Return spans as plain text, in the signs that word differences are written in."""
    signs = {Mark.KEPT: "{0}", Mark.REMOVED: "[-{0}-]", Mark.ADDED: "{{+{0}+}}"}
    return "".join(signs[span.mark].format(span.text) for span in spans)


def _opcodes(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield how `old` becomes `new`; what both begin and end with is not searched through."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    ends = len(old) - tail, len(new) - tail
    if head:
        yield "equal", 0, head, 0, head
    middle = old[head : ends[0]], new[head : ends[1]]
    if max(map(len, middle)) > _MOST:
        yield "replace", head, ends[0], head, ends[1]
    else:
        for tag, *places in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
            first, last, start, end = (place + head for place in places)
            yield tag, first, last, start, end
    if tail:
        yield "equal", ends[0], len(old), ends[1], len(new)


def _cut(text: str, *, first: bool, last: bool) -> str:
    """Shorten what stayed to what stands beside a change; nothing does before the first span."""
    tokens = _TOKEN.findall(text)
    head = 0 if first else _AROUND
    tail = len(tokens) if last else len(tokens) - _AROUND
    if tail - head <= 1:
        return text
    shown_first, shown_last = "".join(tokens[:head]), "".join(tokens[tail:])
    return f"{shown_first.rstrip()}{_ELLIPSIS}{shown_last.lstrip()}"
