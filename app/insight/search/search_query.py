# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody typed to find something: words, "phrases" and -words to leave out.

Nothing that can be typed is an error: signs that mean nothing are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.insight.search.search_words import PlacedWord, search_words

_SHORTEST_BEGINNING = 2
"""A single letter begins too many words to be of help: it is looked for as a word."""

_MOST_TERMS = 64
_MOST_WORDS = 64
"""Words of a phrase: more is a text that was pasted, and would take a database seconds."""

_PART = re.compile(
    r"""(?P<minus>-(?=[\w"“”„]))?"""
    r"""(?:["“”„](?P<phrase>[^"“”„]*)(?P<closed>["“”„]?)|(?P<plain>\S+))"""
)


@dataclass(frozen=True)
class Term:
    """Words that stand in a row; with `is_beginning` the last one may go on."""

    words: tuple[str, ...]
    is_beginning: bool = False

    def is_in(self, words: Sequence[str]) -> bool:
        """Tell whether the term stands in a text of these words."""
        *before, last = self.words
        if before:
            length = len(self.words)
            rows = (words[first : first + length] for first in range(len(words) - length + 1))
            return any(self._fits(row) for row in rows)
        if self.is_beginning:
            return any(word.startswith(last) for word in words)
        return last in words

    def places_in(self, words: Sequence[PlacedWord]) -> list[tuple[int, int]]:
        """Return where the term stands in a text, from and to."""
        found = []
        for first in range(len(words) - len(self.words) + 1):
            row = words[first : first + len(self.words)]
            if self._fits([placed.word for placed in row]):
                found.append((row[0].start, row[-1].end))
        return found

    def _fits(self, row: Sequence[str]) -> bool:
        *before, last = self.words
        if list(row[:-1]) != before:
            return False
        return row[-1].startswith(last) if self.is_beginning else row[-1] == last


@dataclass(frozen=True)
class SearchQuery:
    """A review is found where it holds every term of `wanted` and none of `unwanted`."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)


def read_query(text: str) -> SearchQuery:
    """Return what `text` asks for; the word being typed is taken as the beginning of one."""
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for part in _PART.finditer(text):
        plain = part["plain"]
        told = plain if plain is not None else part["phrase"]
        words = tuple(search_words(told)[:_MOST_WORDS])
        if not words:
            continue
        is_last = part.end() == len(text) and not part["closed"]
        begins = is_last and not part["minus"] and len(words[-1]) >= _SHORTEST_BEGINNING
        (unwanted if part["minus"] else wanted)[Term(words, begins)] = None
        if len(wanted) + len(unwanted) == _MOST_TERMS:
            break
    return SearchQuery(tuple(wanted), tuple(unwanted))
