# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the time went: delays, hand-overs, and the longest stretch that nobody wrote about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.insight.elapsed import Elapsed, end_of
from app.insight.metrics import MOMENT_WORDS, between
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from app.translation import marked, tr

LONG_SILENCE = timedelta(minutes=15)
"""Shorter stretches without an event are no gap in the story."""

_DELAYS = (
    ("detection_delay", marked("Detection delay"), Moment.IMPACT_START, Moment.DETECTED),
    ("page_delay", marked("Page delay"), Moment.DETECTED, Moment.ALERTED),
    ("acknowledge_delay", marked("Acknowledge delay"), Moment.ALERTED, Moment.ACKNOWLEDGED),
    ("diagnosis", marked("Diagnosis"), Moment.ACKNOWLEDGED, Moment.MITIGATING),
    ("mitigation", marked("Mitigation"), Moment.MITIGATING, Moment.MITIGATED),
)


@dataclass(frozen=True)
class Delay:
    """A named stretch between two key moments."""

    key: str
    name: str
    elapsed: Elapsed

    @property
    def length(self) -> timedelta | None:
        """How long it took; None while one of its moments is not known."""
        return self.elapsed.value


SILENCE_FORMULA = marked("next event − end of the event before it")


@dataclass(frozen=True)
class Silence:
    """The time between two neighbouring events, from the end of the first where it has one."""

    before: Event
    after: Event
    length: timedelta
    about: bool

    @property
    def formula(self) -> str:
        """How it is computed, in words."""
        return tr(SILENCE_FORMULA)


@dataclass(frozen=True)
class Hop:
    """One hand-over of the incident, and how long those had it whom it was handed to."""

    event: Event
    elapsed: Elapsed

    @property
    def held(self) -> timedelta | None:
        """How long they had it; None where neither the next hand-over nor the end is known."""
        return self.elapsed.value


def delays(review: Review) -> tuple[Delay, ...]:
    """Return detection, page and acknowledge delay, diagnosis and mitigation."""
    return tuple(
        Delay(key, tr(name), between(review, start, end)) for key, name, start, end in _DELAYS
    )


def silence(review: Review) -> Silence | None:
    """Return the longest stretch between two events of known time, however short it is.

    Of an event of which only the day is known nobody can say when on that day it was.
    """
    longest: Silence | None = None
    before: Event | None = None
    quiet_from: datetime | None = None
    for event in review.timeline:
        if event.at is None or event.precision in (Precision.DAY, Precision.UNKNOWN):
            continue
        if before is not None and quiet_from is not None:
            length = event.at - quiet_from
            if length > (longest.length if longest else timedelta(0)):
                longest = Silence(before, event, length, Elapsed(before, event, "").is_rough)
        end = end_of(event) or event.at
        if quiet_from is None or end >= quiet_from:
            before, quiet_from = event, end
    return longest


def longest_silence(review: Review) -> Silence | None:
    """Return the longest stretch between two events of known time, if it is long at all."""
    longest = silence(review)
    return longest if longest is not None and longest.length >= LONG_SILENCE else None


def hops(review: Review) -> tuple[Hop, ...]:
    """Return the hand-overs in order of time; the last one lasts until the incident was over."""
    handed = [event for event in review.timeline if event.handover_to]
    return tuple(
        Hop(event, _held(event, following))
        for event, following in zip(handed, [*handed[1:], _over(review, handed)], strict=False)
    )


def _held(event: Event, following: Event | None) -> Elapsed:
    words = tr("next hand-over")
    if following is None:
        words = tr("end of the incident")
    elif not following.handover_to and following.moment:
        words = tr(MOMENT_WORDS[following.moment])
    return Elapsed(event, following, tr("{0} − hand-over to {1}").format(words, event.handover_to))


def _over(review: Review, handed: list[Event]) -> Event | None:
    """Return the event that ended the incident after the last hand-over, as far as it is known."""
    last = handed[-1].at if handed else None
    for moment in (Moment.MITIGATED, Moment.RESOLVED):
        event = review.moments.get(moment)
        if event and event.at and last and event.at >= last and not event.handover_to:
            return event
    return None
