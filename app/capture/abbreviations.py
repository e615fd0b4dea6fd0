# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Write a team's abbreviations out while the scribe types: "oncall" becomes "on-call engineer"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORD_AT_END = re.compile(r"(?:^|(?<=[\s(]))(?P<word>[^\s/@#(]\S*)$")
_CLOSING = ".,;:!?)"
_LITERAL = re.compile(r"\s*/e(?:\s|$)", re.IGNORECASE)
"""What follows is an address or a path, which is nobody's to spell out."""


@dataclass(frozen=True)
class Expansion:
    """What stands from `start` up to `end` is short for `text`."""

    start: int
    end: int
    text: str


def expansion_at(line: str, end: int, known: Mapping[str, str]) -> Expansion | None:
    """Return what the word that ends at `end` is short for; None where it stands for itself.

    Only a whole word counts: not a part of an address, a path or a compound. In code and between
    quotation marks everything is meant as it stands.
    """
    before = line[:end]
    found = _WORD_AT_END.search(before)
    if found is None or line[end : end + 1].strip() or _LITERAL.match(line):
        return None
    word = found["word"].rstrip(_CLOSING)
    full = _full(word, known)
    start = found.start("word")
    if not full or _is_literal(before[:start]):
        return None
    return Expansion(start, start + len(word), full)


def expanded(line: str, expansion: Expansion) -> str:
    """Return `line` with the word written out."""
    return line[: expansion.start] + expansion.text + line[expansion.end :]


def _full(word: str, known: Mapping[str, str]) -> str:
    """Return the words for an abbreviation, with a capital where it was written with one."""
    if word in known:
        return known[word]
    full = known.get(word[:1].lower() + word[1:], "")
    return full[:1].upper() + full[1:]


def _is_literal(before: str) -> bool:
    """Tell whether code or quotation marks are open behind `before`."""
    return (
        before.count("`") % 2 == 1
        or before.count('"') % 2 == 1
        or before.rfind("“") > before.rfind("”")
        or before.rfind("„") > max(before.rfind("“"), before.rfind("”"))
    )
