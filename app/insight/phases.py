# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The phases of an incident, from its key moments: build-up, detection, mitigation, recovery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.insight.metrics import moment_at
from app.review.event import Event, Moment
from app.review.review import Review


class PhaseName(StrEnum):
    """The phases in their order; the values are the keys of their colours."""

    BUILD_UP = "build_up"
    DETECTION = "detection"
    MITIGATION = "mitigation"
    RECOVERY = "recovery"


PHASE_WORDS = {
    PhaseName.BUILD_UP: "Build-up",
    PhaseName.DETECTION: "Detection",
    PhaseName.MITIGATION: "Mitigation",
    PhaseName.RECOVERY: "Recovery",
}


@dataclass(frozen=True)
class Span:
    """One phase from `start` to `end` (aware UTC)."""

    phase: PhaseName
    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it took."""
        return self.end - self.start


def spans(review: Review) -> tuple[Span, ...]:
    """Return the phases whose ends are known, in order.

    Build-up runs from the first event to the impact start, detection to detected, mitigation to
    mitigated, recovery to resolved. A phase with an unknown end runs on to the next known moment.
    """
    first = next((event.at for event in review.timeline if event.at is not None), None)
    ends = (
        (PhaseName.BUILD_UP, moment_at(review, Moment.IMPACT_START)),
        (PhaseName.DETECTION, moment_at(review, Moment.DETECTED)),
        (PhaseName.MITIGATION, moment_at(review, Moment.MITIGATED)),
        (PhaseName.RECOVERY, moment_at(review, Moment.RESOLVED)),
    )
    found: list[Span] = []
    start = first
    for phase, end in ends:
        if start is None or end is None:
            continue
        if end > start:
            found.append(Span(phase, start, end))
            start = end
    return tuple(found)


def phase_of(review: Review, event: Event) -> PhaseName | None:
    """Return the phase an event falls in; None where that is not known.

    A mark belongs to the phase it ends; the impact start begins detection.
    """
    if event.moment is Moment.IMPACT_START:
        return PhaseName.DETECTION
    if event.at is None:
        return None
    known = spans(review)
    for span in known:
        if event.at < span.end or (event.at == span.end and span is known[-1]):
            return span.phase if event.at >= span.start or span is known[0] else None
        if event.at == span.end and event.moment is not None:
            return span.phase
    return PhaseName.RECOVERY if known and known[-1].phase is PhaseName.RECOVERY else None
