# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The incident's durations, each with its formula. An unknown stays unknown.

Definitions differ between vendors, so the formula is always shown; where two are common, both are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from app.review.event import Moment, Precision
from app.review.review import Review

MOMENT_WORDS = {
    Moment.IMPACT_START: "impact start",
    Moment.DETECTED: "detected",
    Moment.ALERTED: "first alert",
    Moment.ACKNOWLEDGED: "acknowledged",
    Moment.MITIGATED: "mitigated",
    Moment.RESOLVED: "resolved",
}
_EXACT = frozenset({Precision.SECOND, Precision.MINUTE})


@dataclass(frozen=True)
class Metric:
    """One duration: `value` is None while a moment is not known; `about` where one is rough."""

    key: str
    name: str
    start: Moment
    end: Moment
    value: timedelta | None
    about: bool = False

    @property
    def formula(self) -> str:
        """How it is computed, in words."""
        return f"{MOMENT_WORDS[self.end]} − {MOMENT_WORDS[self.start]}"

    @property
    def is_backwards(self) -> bool:
        """True where the end lies before the start."""
        return self.value is not None and self.value < timedelta(0)


_DEFINITIONS = (
    ("ttd", "Time to detect", Moment.IMPACT_START, Moment.DETECTED),
    ("tta", "Time to acknowledge", Moment.ALERTED, Moment.ACKNOWLEDGED),
    (
        "tta_from_impact",
        "Acknowledged after impact start",
        Moment.IMPACT_START,
        Moment.ACKNOWLEDGED,
    ),
    ("ttm", "Time to mitigate", Moment.IMPACT_START, Moment.MITIGATED),
    ("ttr", "Time to resolve", Moment.IMPACT_START, Moment.RESOLVED),
)


def metrics(review: Review) -> tuple[Metric, ...]:
    """Return TTD, TTA in both readings, TTM and TTR."""
    return tuple(_metric(review, *definition) for definition in _DEFINITIONS)


def metric(review: Review, key: str) -> Metric:
    """Return one metric by its key."""
    return next(entry for entry in metrics(review) if entry.key == key)


def moment_at(review: Review, moment: Moment) -> datetime | None:
    """Return the instant of a key moment, or None."""
    event = review.moments.get(moment)
    return event.at if event is not None else None


def disorder(review: Review) -> tuple[str, ...]:
    """Return a sentence for each pair of key moments in an order that can't be.

    Detection may come before the impact: somebody saw it coming.
    """
    known = [(moment, at) for moment in Moment if (at := moment_at(review, moment)) is not None]
    found = []
    for (first, early), (second, late) in pairwise(known):
        seen_coming = first is Moment.IMPACT_START and second is not Moment.RESOLVED
        if late < early and not seen_coming:
            one, other = MOMENT_WORDS[second], MOMENT_WORDS[first]
            found.append(f"{one.capitalize()} lies before {other}. Check both times.")
    return tuple(found)


def _metric(review: Review, key: str, name: str, start: Moment, end: Moment) -> Metric:
    first, last = review.moments.get(start), review.moments.get(end)
    if first is None or last is None or first.at is None or last.at is None:
        return Metric(key, name, start, end, None)
    about = not {first.precision, last.precision} <= _EXACT
    return Metric(key, name, start, end, last.at - first.at, about)
