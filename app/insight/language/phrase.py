# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A phrase of words that a language rule looks for: how it is written, and where it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

from app.insight.language.names import Names
from app.insight.language.words import Words
from app.translation import tr

NAME = "name"
"""The list that is not written in the rules: the people of the review, and every @handle."""
ANY_STEM = "*"
LONGEST_GAP = 8
LONGEST_NAME = 6
_SHORTEST_STEM = 3
_PART = re.compile(r"\{([\w-]+)\}|([^\s{}\[\]|]+)")


class BadPhrase(ValueError):
    """A phrase is written in a way that can't be meant."""


class Sort(Enum):
    """What an element of a phrase stands for."""

    WORD = auto()
    NAME = auto()
    GAP = auto()


@dataclass(frozen=True)
class Element:
    """One place of a phrase: a word of `words`, or one that ends in one of `endings`."""

    sort: Sort
    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    optional: bool = False
    label: str = ""

    def fits(self, word: str) -> bool:
        """Return whether `word` may stand here."""
        if word in self.words:
            return True
        return (
            bool(self.endings)
            and word.endswith(self.endings)
            and any(
                word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM
                for ending in self.endings
            )
        )


@dataclass(frozen=True)
class Found:
    """Where a phrase fits: its first word, the one after its last, and the words of its lists."""

    first: int
    end: int
    filled: Mapping[str, int]


@dataclass(frozen=True)
class Phrase:
    """A phrase as a row of elements."""

    elements: tuple[Element, ...]

    @property
    def first_words(self) -> frozenset[str] | None:
        """The words it can begin with; None where it begins with a name."""
        first = self.elements[0]
        return None if first.sort is Sort.NAME else first.words

    @cached_property
    def _second(self) -> frozenset[str] | None:
        """The words one of which must come second; None where that can't be said so simply."""
        if self.elements[0].sort is not Sort.WORD:
            return None
        words: frozenset[str] = frozenset()
        for element in self.elements[1:]:
            if element.sort is not Sort.WORD or element.endings:
                return None
            words |= element.words
            if not element.optional:
                return words
        return None

    @cached_property
    def reach(self) -> int:
        """How many words it spans at most."""
        return sum(_longest(element) for element in self.elements)

    def found_at(self, words: Words, first: int, names: Names) -> Found | None:
        """Return how the phrase fits with its first word at `first`, or None."""
        second = self._second
        if second is not None:
            after = first + 1
            if after >= len(words.folded) or words.folded[after] not in second:
                return None  # most end here
        filled: dict[str, int] = {}
        end = self._end(0, words, first, names, filled)
        return None if end is None else Found(first, end, filled)

    def _end(
        self, at: int, words: Words, place: int, names: Names, filled: dict[str, int]
    ) -> int | None:
        """Return where the phrase ends when its element `at` is tried at `place`."""
        folded, count = words.folded, len(words.folded)
        for at_now in range(at, len(self.elements)):
            element = self.elements[at_now]
            if element.sort is not Sort.WORD or element.optional:
                return self._end_in_ways(at_now, words, place, names, filled)
            if place >= count or not element.fits(folded[place]):
                return None
            if not self._may_be_apart(at_now) and not words.is_close(place):
                return None
            if element.label:
                filled[element.label] = place
            place += 1
        return place

    def _end_in_ways(
        self, at: int, words: Words, place: int, names: Names, filled: dict[str, int]
    ) -> int | None:
        """Return where the phrase ends, trying each way in which its element `at` may fit."""
        element = self.elements[at]
        for after in _ways(element, words, place, names, apart=self._may_be_apart(at)):
            end = self._end(at + 1, words, after, names, filled)
            if end is not None:
                if element.label and after > place:
                    filled[element.label] = place
                return end
        return None

    def _may_be_apart(self, at: int) -> bool:
        return at == 0 or self.elements[at - 1].sort is Sort.GAP


@dataclass(frozen=True)
class PhraseSet:
    """Phrases by their first word; those that begin with an ending or a name are always tried."""

    phrases: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @cached_property
    def reach(self) -> int:
        """How many words the longest spans."""
        return max((phrase.reach for phrase in self.phrases), default=0)

    def beginning_with(self, word: str) -> tuple[Phrase, ...]:
        """Return the phrases that can begin with `word`."""
        return self._by_word.get(word, self._open)

    @cached_property
    def _open(self) -> tuple[Phrase, ...]:
        return tuple(
            phrase
            for phrase in self.phrases
            if phrase.first_words is None or phrase.elements[0].endings
        )

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[Phrase, ...]]:
        known = {word for phrase in self.phrases for word in phrase.first_words or ()}
        return {
            word: tuple(
                phrase
                for phrase in self.phrases
                if phrase in self._open or word in (phrase.first_words or ())
            )
            for word in known
        }


NO_PHRASES = PhraseSet()


def _longest(element: Element) -> int:
    if element.sort is Sort.WORD:
        return 1
    return LONGEST_GAP if element.sort is Sort.GAP else LONGEST_NAME


def _ways(
    element: Element, words: Words, place: int, names: Names, *, apart: bool
) -> Iterator[int]:
    """Yield the places at which the next element may be tried, the likeliest first."""
    if element.sort is Sort.GAP:
        for after in range(place, min(place + LONGEST_GAP, len(words) - 1) + 1):
            if words.begins_sentence(after):
                return
            yield after
        return
    if place < len(words):
        length = 1
        if element.sort is Sort.NAME:
            length = names.length_at(words, place)
        elif not element.fits(words.folded[place]):
            length = 0
        if length and (apart or words.is_close(place)):
            yield place + length
    if element.optional:
        yield place


def phrases(written: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[Phrase, ...]:
    """Return what is written as a phrase: two where its first word may be missing.

    Raises BadPhrase with a sentence that says what can't be meant.
    """
    elements = tuple(_element(part, lists) for part in written.split())
    found = []
    while elements and elements[0].optional:
        found.append(Phrase((replace(elements[0], optional=False), *elements[1:])))
        elements = elements[1:]
    if not elements or elements[0].sort is Sort.GAP:
        raise BadPhrase(tr("a phrase needs a word that it begins with"))
    if elements[-1].sort is Sort.GAP:
        raise BadPhrase(tr("a phrase needs a word that it ends with"))
    return (*found, Phrase(elements))


def _element(written: str, lists: Mapping[str, tuple[str, ...]]) -> Element:
    if written == "...":
        return Element(Sort.GAP)
    optional = written[0] == "[" and written[-1] == "]"
    inner = written[1:-1] if optional else written
    if inner == f"{{{NAME}}}":
        return Element(Sort.NAME, optional=optional, label=NAME)
    words: list[str] = []
    label = ""
    for each in inner.split("|"):
        part = _PART.fullmatch(each)
        if part is None:
            raise BadPhrase(
                tr("“{0}” is not a word, [word], {{list}}, one|other or ...").format(written)
            )
        if part[2] and (part[2] == ANY_STEM or not any(map(str.isalnum, part[2]))):
            raise BadPhrase(tr("“{0}” holds no word").format(written))
        if part[2]:
            words.append(part[2])
        elif part[1] in lists:
            words += lists[part[1]]
            label = part[1]
        elif part[1] == NAME:
            raise BadPhrase(tr("{0} stands alone, never beside |").format(each))
        else:
            known = ", ".join(f"{{{name}}}" for name in (*lists, NAME))
            raise BadPhrase(tr("{0} is not a list here; use {1}").format(each, known))
    return Element(
        Sort.WORD,
        frozenset(word for word in words if word[0] != ANY_STEM),
        tuple(word[1:] for word in words if word[0] == ANY_STEM),
        optional,
        label,
    )
