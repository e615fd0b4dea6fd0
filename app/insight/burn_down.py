# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Burn-down: how many promised actions were open at the end of each day.

Beside it stands the ideal line, and what changed the scope: actions promised after the meeting,
and actions given up. Lines are kept as corners, so that years take no more room than their changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.insight.day_window import days_after
from app.insight.follow_up import LibraryAction
from app.insight.standing import agreed_on, ended_on, first_due
from app.review.action import ActionStatus


class ScopeChangeKind(StrEnum):
    """Whether there was more to do, or less."""

    ADDED = "added"
    GIVEN_UP = "given_up"


@dataclass(frozen=True)
class ScopeChange:
    """Actions that came to the scope on one day, or left it."""

    day: date
    kind: ScopeChangeKind
    entries: tuple[LibraryAction, ...]


Corner = tuple[date, float]
"""A day, and how many were open at its end; that holds until the next corner."""


@dataclass(frozen=True)
class BurnDown:
    """The line of open actions from `first` to `last`, its ideal, and the changes of scope.

    `ideal` is a straight line for one meeting, from what was promised there to nought on the last
    date; over several meetings it is what would be open had each been done on the date first
    agreed. `undated` counts the actions whose begin or end nobody wrote down: they are in no line.
    """

    first: date
    last: date
    today: date
    open: tuple[Corner, ...]
    ideal: tuple[Corner, ...]
    is_straight: bool
    scope: tuple[ScopeChange, ...]
    undated: int

    @property
    def most(self) -> float:
        """The highest value of either line."""
        return max((value for _, value in (*self.open, *self.ideal)), default=0)


def burn_down(
    actions: Iterable[LibraryAction], today: date, first: date | None = None
) -> BurnDown | None:
    """Return the burn-down, from `first` on where it is given; None where nothing was promised."""
    promised = [entry for entry in actions if entry.action.committed]
    known = [entry for entry in promised if _is_dated(entry)]
    starts = [day for entry in known if (day := agreed_on(entry)) is not None]
    if not starts or min(starts) > today:
        return None
    meetings = {entry.review_id for entry in known}
    begin = min(starts) if first is None else max(first, min(starts))
    dues = [day for entry in known if (day := first_due(entry)) is not None]
    is_straight = len(meetings) == 1 and first is None
    last = max([today, *dues]) if is_straight else max(today, begin)
    ideal = _straight(known, begin) if is_straight else _as_promised(known, begin, last)
    return BurnDown(
        first=begin,
        last=max(last, days_after(begin, 1)),
        today=today,
        open=_stairs(
            [(agreed_on(entry), ended_on(entry)) for entry in known], begin, min(today, last)
        ),
        ideal=ideal,
        is_straight=is_straight,
        scope=_scope(known, begin, today),
        undated=len(promised) - len(known),
    )


def _is_dated(entry: LibraryAction) -> bool:
    if agreed_on(entry) is None:
        return False
    return entry.action.is_open or ended_on(entry) is not None


def _stairs(
    spans: Iterable[tuple[date | None, date | None]], first: date, last: date
) -> tuple[Corner, ...]:
    """Return how many spans are open at the end of each day, where that changes."""
    steps: Counter[date] = Counter()
    for begin, end in spans:
        if begin is None:
            continue
        steps[max(begin, first)] += 1
        if end is not None:
            steps[max(end, begin, first)] -= 1
    corners: list[Corner] = []
    height = 0
    for day in sorted(steps):
        if day > last:
            break
        height += steps[day]
        corners.append((day, height))
    if not corners or corners[0][0] > first:
        corners.insert(0, (first, 0))
    if corners[-1][0] < last:
        corners.append((last, height))
    return tuple(corners)


def _straight(known: Sequence[LibraryAction], begin: date) -> tuple[Corner, ...]:
    """Return the straight line from what was promised on the first day to nought."""
    at_first = [entry for entry in known if agreed_on(entry) == begin]
    dues = [day for entry in at_first if (day := first_due(entry)) is not None and day > begin]
    return ((begin, float(len(at_first))), (max(dues), 0.0)) if dues else ()


def _as_promised(known: Sequence[LibraryAction], begin: date, last: date) -> tuple[Corner, ...]:
    """Return what would be open had each been done on its date; without one it stays open."""
    return _stairs([(agreed_on(entry), first_due(entry)) for entry in known], begin, last)


def _scope(known: Iterable[LibraryAction], first: date, last: date) -> tuple[ScopeChange, ...]:
    found: dict[tuple[date, ScopeChangeKind], list[LibraryAction]] = {}
    for entry in known:
        action, held = entry.action, entry.held_on
        added, dropped = action.committed_on, action.dropped_on
        if added is not None and held is not None and added > held:
            found.setdefault((added, ScopeChangeKind.ADDED), []).append(entry)
        if action.status is ActionStatus.DROPPED and dropped is not None:
            found.setdefault((dropped, ScopeChangeKind.GIVEN_UP), []).append(entry)
    return tuple(
        ScopeChange(day, kind, tuple(entries))
        for (day, kind), entries in sorted(found.items(), key=lambda pair: pair[0])
        if first <= day <= last
    )
