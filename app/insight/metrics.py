# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The incident's durations, each with its formula. An unknown stays unknown.

Definitions differ between vendors, so the formula is always shown; where two are common, both are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.insight.elapsed import Elapsed, end_of
from app.review.event import Event, Moment
from app.review.review import Review
from app.translation import marked, tr

MOMENT_WORDS = {
    Moment.IMPACT_START: marked("impact start"),
    Moment.DETECTED: marked("detected"),
    Moment.ALERTED: marked("first alert"),
    Moment.ACKNOWLEDGED: marked("acknowledged"),
    Moment.MITIGATING: marked("mitigation begun"),
    Moment.MITIGATED: marked("mitigated"),
    Moment.RESOLVED: marked("resolved"),
}
_SEEN_COMING = frozenset({Moment.DETECTED, Moment.ALERTED, Moment.ACKNOWLEDGED, Moment.MITIGATING})
"""What may come before the impact: somebody saw it coming."""


@dataclass(frozen=True)
class Metric:
    """One duration between two key moments."""

    key: str
    name: str
    start: Moment
    end: Moment
    elapsed: Elapsed

    @property
    def value(self) -> timedelta | None:
        """The length, or None while a moment is not known."""
        return self.elapsed.value

    @property
    def about(self) -> bool:
        """True where a moment is rough or a range."""
        return self.elapsed.about

    @property
    def formula(self) -> str:
        """How it is computed, in words."""
        return self.elapsed.formula

    @property
    def is_backwards(self) -> bool:
        """True where the end lies before the start."""
        return self.value is not None and self.value < timedelta(0)


@dataclass(frozen=True)
class Disorder:
    """Two key moments in an order that can't be: `late` should not lie before `early`."""

    early: Event
    late: Event

    @property
    def sentence(self) -> str:
        """What is wrong, naming both events."""
        late, early = _named(self.late), _named(self.early)
        return tr("{0}{1} lies before {2}. Check both times.").format(
            late[:1].upper(), late[1:], early
        )


_DEFINITIONS = (
    ("ttd", marked("Time to detect"), Moment.IMPACT_START, Moment.DETECTED),
    ("tta", marked("Time to acknowledge"), Moment.ALERTED, Moment.ACKNOWLEDGED),
    (
        "tta_from_impact",
        marked("Acknowledged from impact"),
        Moment.IMPACT_START,
        Moment.ACKNOWLEDGED,
    ),
    ("ttm", marked("Time to mitigate"), Moment.IMPACT_START, Moment.MITIGATED),
    ("ttr", marked("Time to resolve"), Moment.IMPACT_START, Moment.RESOLVED),
)


def metrics(review: Review) -> tuple[Metric, ...]:
    """Return TTD, TTA in both readings, TTM and TTR."""
    return tuple(
        Metric(key, tr(name), start, end, between(review, start, end))
        for key, name, start, end in _DEFINITIONS
    )


def metric(review: Review, key: str) -> Metric:
    """Return one metric by its key."""
    return next(entry for entry in metrics(review) if entry.key == key)


def between(review: Review, start: Moment, end: Moment) -> Elapsed:
    """Return the time from one key moment to another."""
    formula = f"{tr(MOMENT_WORDS[end])} − {tr(MOMENT_WORDS[start])}"
    return Elapsed(review.moments.get(start), review.moments.get(end), formula)


def moment_at(review: Review, moment: Moment) -> datetime | None:
    """Return the instant of a key moment, or None."""
    event = review.moments.get(moment)
    return event.at if event is not None else None


def disorder(review: Review) -> tuple[Disorder, ...]:
    """Return each key moment that lies before one it must follow, with the latest of those.

    A range counts by what is possible: only an order that can't be in any case is told.
    """
    found = []
    before: list[tuple[Moment, Event, datetime]] = []
    for moment in Moment:
        event = review.moments.get(moment)
        if event is None or event.at is None:
            continue
        end = end_of(event) or event.at
        wrong = [entry for entry in before if entry[2] > end and not _may_precede(moment, entry[0])]
        if wrong:
            found.append(Disorder(max(wrong, key=lambda entry: entry[2])[1], event))
        before.append((moment, event, event.at))
    return tuple(found)


def _may_precede(moment: Moment, earlier: Moment) -> bool:
    return earlier is Moment.IMPACT_START and moment in _SEEN_COMING


def _named(event: Event) -> str:
    words = tr(MOMENT_WORDS[event.moment]) if event.moment else tr("an event")
    return tr("{0} (“{1}”)").format(words, event.text) if event.text else words
