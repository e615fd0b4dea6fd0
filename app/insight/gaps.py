# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the time went: delays, hand-overs, and the longest stretch that nobody wrote about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from app.insight.metrics import moment_at
from app.review.event import Event, Moment
from app.review.review import Review

LONG_SILENCE = timedelta(minutes=15)
"""Shorter stretches without an event are no gap in the story."""


@dataclass(frozen=True)
class Delay:
    """A named delay; None while one of its moments is not known."""

    name: str
    length: timedelta | None


@dataclass(frozen=True)
class Silence:
    """The time between two neighbouring events."""

    before: Event
    after: Event
    length: timedelta


@dataclass(frozen=True)
class Hop:
    """One hand-over of the incident, and how long the next ones had it (None for the last)."""

    event: Event
    held: timedelta | None


def delays(review: Review) -> tuple[Delay, ...]:
    """Return detection delay, page delay and hand delay."""
    pairs = (
        ("Detection delay", Moment.IMPACT_START, Moment.DETECTED),
        ("Page delay", Moment.DETECTED, Moment.ALERTED),
        ("Hand delay", Moment.ALERTED, Moment.ACKNOWLEDGED),
    )
    return tuple(Delay(name, _between(review, start, end)) for name, start, end in pairs)


def longest_silence(review: Review) -> Silence | None:
    """Return the longest stretch between two events of known time, if it is long at all."""
    known = [event for event in review.timeline if event.at is not None]
    silences = [
        Silence(first, second, second.at - first.at)
        for first, second in pairwise(known)
        if first.at is not None and second.at is not None
    ]
    longest = max(silences, key=lambda silence: silence.length, default=None)
    return longest if longest is not None and longest.length >= LONG_SILENCE else None


def hops(review: Review) -> tuple[Hop, ...]:
    """Return the hand-overs in order of time."""
    handed = [event for event in review.timeline if event.handover_to]
    found = []
    for place, event in enumerate(handed):
        later = handed[place + 1].at if place + 1 < len(handed) else None
        found.append(Hop(event, later - event.at if later and event.at else None))
    return tuple(found)


def _between(review: Review, start: Moment, end: Moment) -> timedelta | None:
    first, last = moment_at(review, start), moment_at(review, end)
    return last - first if first is not None and last is not None else None
