# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which categories of causes come back, quarter by quarter, over many reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_QUARTERS = 6


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year; `number` is 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"

    @property
    def before(self) -> Quarter:
        """The quarter before this one."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


@dataclass(frozen=True)
class RecurringCategory:
    """In how many reviews of each quarter a cause of this category stands."""

    category: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Reviews of all quarters shown."""
        return sum(self.counts)

    @property
    def quarters(self) -> int:
        """Quarters in which it came up."""
        return sum(count > 0 for count in self.counts)


@dataclass(frozen=True)
class Recurring:
    """The last quarters up to that of the newest incident, and the categories, most often first.

    `reviews` is how many reviews there are of each quarter: what the counts are out of.
    """

    quarters: tuple[Quarter, ...] = ()
    reviews: tuple[int, ...] = ()
    categories: tuple[RecurringCategory, ...] = ()

    @property
    def most(self) -> RecurringCategory | None:
        """What came up in most quarters, and there in most reviews; None where nothing recurred."""
        again = [each for each in self.categories if each.quarters > 1]
        return max(again, key=lambda each: (each.quarters, each.total), default=None)


def quarter_of(day: date) -> Quarter:
    """Return the quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def recurring(
    incidents: Iterable[tuple[date, int]], causes: Iterable[tuple[date, str, int]]
) -> Recurring:
    """Count categories by quarter: of how many reviews of a day, or a month, each is one.

    Reviews of unknown date are in no quarter, and are left out by whoever asks.
    """
    reviews: Counter[Quarter] = Counter()
    for day, count in incidents:
        reviews[quarter_of(day)] += count
    if not reviews:
        return Recurring()
    quarters = _last_quarters(max(reviews))
    names: dict[str, str] = {}
    counts: dict[str, Counter[Quarter]] = {}
    for day, category, count in causes:
        key = category.casefold()
        names.setdefault(key, category)
        counts.setdefault(key, Counter())[quarter_of(day)] += count
    rows = [
        RecurringCategory(names[key], tuple(found[quarter] for quarter in quarters))
        for key, found in counts.items()
    ]
    rows.sort(key=lambda row: (-row.total, -row.quarters, row.category.casefold()))
    kept = tuple(row for row in rows if row.total)
    return Recurring(quarters, tuple(reviews[quarter] for quarter in quarters), kept)


def _last_quarters(newest: Quarter) -> tuple[Quarter, ...]:
    found = [newest]
    while len(found) < MOST_QUARTERS:
        found.append(found[-1].before)
    return tuple(reversed(found))
