# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The phases of an incident, from its key moments: build-up, detection, mitigation, recovery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.insight.durations import duration_text
from app.insight.elapsed import Elapsed
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from app.translation import marked, tr


class PhaseName(StrEnum):
    """The phases in their order; the values are the keys of their colours."""

    BUILD_UP = "build_up"
    DETECTION = "detection"
    MITIGATION = "mitigation"
    RECOVERY = "recovery"


PHASE_WORDS = {
    PhaseName.BUILD_UP: marked("Build-up"),
    PhaseName.DETECTION: marked("Detection"),
    PhaseName.MITIGATION: marked("Mitigation"),
    PhaseName.RECOVERY: marked("Recovery"),
}

_ENDS = (
    (PhaseName.BUILD_UP, Moment.IMPACT_START),
    (PhaseName.DETECTION, Moment.DETECTED),
    (PhaseName.MITIGATION, Moment.MITIGATED),
    (PhaseName.RECOVERY, Moment.RESOLVED),
)


@dataclass(frozen=True)
class Span:
    """One phase from `start` to `end` (aware UTC), `about` where one of the two is not exact."""

    phase: PhaseName
    start: datetime
    end: datetime
    about: bool = False

    @property
    def length(self) -> timedelta:
        """How long it took."""
        return self.end - self.start

    @property
    def text(self) -> str:
        """How long it took, in words: "about 2 min"."""
        told = duration_text(self.length)
        return tr("about {0}").format(told) if self.about else told


def spans(review: Review) -> tuple[Span, ...]:
    """Return the phases whose ends are known, in order.

    Build-up runs from the first event to the impact start, detection to detected, mitigation to
    mitigated, recovery to resolved. A phase with an unknown end runs on to the next known moment.
    """
    begun = next((event for event in review.timeline if _has_time(event)), None)
    found: list[Span] = []
    for phase, moment in _ENDS:
        ended = review.moments.get(moment)
        if begun is None or begun.at is None or ended is None or ended.at is None:
            continue
        if ended.at > begun.at:
            about = Elapsed(begun, ended, "").about
            found.append(Span(phase, begun.at, ended.at, about))
            begun = ended
    return tuple(found)


def _has_time(event: Event) -> bool:
    return event.at is not None and event.precision is not Precision.DAY


def phase_of(review: Review, event: Event, known: Sequence[Span] | None = None) -> PhaseName | None:
    """Return the phase an event falls in; None where that is not known.

    A mark belongs to the phase it ends; the impact start begins detection. `known` are the spans of
    the review, for who asks for many events.
    """
    if event.moment is Moment.IMPACT_START:
        return PhaseName.DETECTION
    if event.at is None:
        return None
    known = spans(review) if known is None else known
    for span in known:
        if event.at < span.end or (event.at == span.end and span is known[-1]):
            return span.phase if event.at >= span.start or span is known[0] else None
        if event.at == span.end and event.moment is not None:
            return span.phase
    return PhaseName.RECOVERY if known and known[-1].phase is PhaseName.RECOVERY else None
