# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which events stand out of order, and which lie so far from the others that a digit is wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta

_FAR, _NEIGHBOURLY = timedelta(days=20), timedelta(days=5)
_ANOTHER_YEAR = timedelta(days=300)
_YEAR, _SAME_DAY = 365.25, 3


def out_of_order(instants: Sequence[datetime], *, newest_first: bool) -> set[int]:
    """Return the places of instants that break the order, and of what they stand beside.

    The fewest that could be wrong are named: all but a longest run that is in order.
    """
    keys = [-at.timestamp() if newest_first else at.timestamp() for at in instants]
    wrong = set(range(len(keys))) - set(_longest_run(keys))
    for place in range(len(keys) - 1):
        if keys[place] > keys[place + 1]:
            wrong |= {place, place + 1}
    return wrong


def far_away(instants: Sequence[datetime]) -> set[int]:
    """Return the places of instants weeks from both neighbours, or a year from nearly all."""
    far = {
        place
        for place in range(1, len(instants) - 1)
        if abs(instants[place + 1] - instants[place - 1]) < _NEIGHBOURLY
        and abs(instants[place] - instants[place - 1]) > _FAR
        and abs(instants[place] - instants[place + 1]) > _FAR
    }
    if len(instants) > 2:
        middle = sorted(instants)[len(instants) // 2]
        years = {p for p, at in enumerate(instants) if abs(at - middle) > _ANOTHER_YEAR}
        far |= years if len(years) * 4 <= len(instants) else set()
    return far


def years_off(instants: Sequence[datetime], day: date) -> set[int]:
    """Return the places of instants on nearly that day, but of another year."""
    return {
        place
        for place, at in enumerate(instants)
        if at.year != day.year
        and abs(at.date() - day) > _ANOTHER_YEAR
        and abs(((at.date() - day).days + _YEAR / 2) % _YEAR - _YEAR / 2) <= _SAME_DAY
    }


def _longest_run(keys: Sequence[float]) -> list[int]:
    """Return the places of a longest run that never goes back (patience sorting)."""
    ends: list[float] = []
    places: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        pile = bisect_right(ends, key)
        before.append(places[pile - 1] if pile else -1)
        if pile == len(ends):
            ends.append(key)
            places.append(place)
        else:
            ends[pile], places[pile] = key, place
    run: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run
