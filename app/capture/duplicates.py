# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find the same happening told by two sources, to be offered for merging and never merged unasked.

The rule is one a person can check: the two are at most a minute apart, and they share most of
their words (or one has all the words of the other). Words that say little are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

_WITHIN = timedelta(minutes=1)
_ALIKE = 0.6
_FEWEST_WORDS = 2
_CROWD = 50
"""Where more happened within one minute, only equal words count: a burst of log lines."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 200
_FILLERS = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "has", "in", "is", "of", "on", "the", "to", "was")
)


class Happening(Protocol):
    """What is compared: an event that was read, or one of the review."""

    @property
    def at(self) -> datetime | None:
        """When it was, aware."""
        ...

    @property
    def text(self) -> str:
        """What happened."""
        ...


@dataclass(frozen=True)
class Duplicate:
    """Two happenings that may be one, by their places in what was given."""

    first: int
    second: int
    apart: timedelta
    likeness: float
    """Share of the words both have, of those that either has; 1 where one has all the other's."""


@dataclass(frozen=True)
class _Told:
    place: int
    at: datetime
    words: frozenset[str]


def duplicates(first: Sequence[Happening], second: Sequence[Happening]) -> tuple[Duplicate, ...]:
    """Return the pairs that may be one, best first; each happening is in one pair at most."""
    pairs = sorted(
        _pairs(_told(first), _told(second)), key=lambda each: (-each.likeness, each.apart)
    )
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    chosen = []
    for pair in pairs:
        if pair.first not in taken_first and pair.second not in taken_second:
            taken_first.add(pair.first)
            taken_second.add(pair.second)
            chosen.append(pair)
    return tuple(chosen)


def _pairs(first: list[_Told], second: list[_Told]) -> Iterator[Duplicate]:
    theirs = _by_minute(second)
    for minute, ours in _by_minute(first).items():
        near = [each for step in (-1, 0, 1) for each in theirs.get(minute + step, ())]
        if len(near) > _CROWD or len(ours) > _CROWD:
            yield from _equal(ours, near)
            continue
        for one in ours:
            yield from (pair for other in near if (pair := _compared(one, other)))


def _compared(one: _Told, other: _Told) -> Duplicate | None:
    apart = abs(one.at - other.at)
    likeness = _likeness(one.words, other.words)
    if apart > _WITHIN or likeness < _ALIKE:
        return None
    return Duplicate(one.place, other.place, apart, likeness)


def _equal(ours: list[_Told], near: list[_Told]) -> Iterator[Duplicate]:
    """Yield one pair for each of ours with equal words, so that a burst stays linear."""
    by_words: dict[frozenset[str], list[_Told]] = defaultdict(list)
    for other in reversed(near):
        by_words[other.words].append(other)
    for one in ours:
        others = by_words.get(one.words)
        if others and (pair := _compared(one, others.pop())):
            yield pair


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    fewest = min(len(one), len(other))
    if not fewest:
        return 0.0
    shared = len(one & other)
    if shared == fewest and fewest >= _FEWEST_WORDS:
        return 1.0
    return shared / len(one | other)


def _told(happenings: Sequence[Happening]) -> list[_Told]:
    return [
        _Told(place, each.at, _words(each.text))
        for place, each in enumerate(happenings)
        if each.at is not None
    ]


def _by_minute(told: list[_Told]) -> dict[int, list[_Told]]:
    found: dict[int, list[_Told]] = defaultdict(list)
    for each in told:
        found[int(each.at.timestamp() // 60)].append(each)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())[:_MOST_WORDS]) - _FILLERS
