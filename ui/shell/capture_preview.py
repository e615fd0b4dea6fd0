# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a captured line will become, in a few words beside it while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.capture.capture_line import Capture
from app.insight.event_time import span_text
from app.review.cause import EFFECT_ID, Cause
from app.review.item import Kind
from app.review.observation import ObservationKind
from app.review.review import Review
from app.review.transcript_line import CaptureKind
from app.review.zone import zone_of
from ui import dates


def preview_words(
    review: Review,
    capture: Capture,
    cause_in_hand: str = EFFECT_ID,
    chosen_list: ObservationKind = ObservationKind.WENT_WELL,
) -> str:
    """Return the words; nothing while there is nothing to store."""
    if capture.text in ("", "/"):
        return ""
    words = _words(review, capture, cause_in_hand, chosen_list)
    if capture.step:
        return _tr("{0}, of step {1}").format(words, capture.step)
    return words


def _words(
    review: Review, capture: Capture, cause_in_hand: str, chosen_list: ObservationKind
) -> str:
    if capture.kind is CaptureKind.EVENT:
        return _event(review, capture)
    if capture.kind is CaptureKind.ACTION:
        return _action(capture)
    if capture.kind is CaptureKind.CAUSE:
        return _cause(review, cause_in_hand)
    if capture.kind is CaptureKind.OBSERVATION:
        return _LISTS[capture.observation or chosen_list]()
    return {
        CaptureKind.PARKED: _tr("Parking lot"),
        CaptureKind.NOTE: _tr("Note"),
        CaptureKind.QUOTE: _tr("Quote"),
        CaptureKind.EVIDENCE: _tr("Fact"),
    }[capture.kind]


_LISTS = {
    ObservationKind.WENT_WELL: lambda: _tr("Went well"),
    ObservationKind.DID_NOT: lambda: _tr("Did not go well"),
    ObservationKind.LUCKY: lambda: _tr("Lucky"),
}


def _event(review: Review, capture: Capture) -> str:
    when = capture.when
    if when.at is None:
        return _tr("Event, time not known")
    zone = zone_of(review)
    day = dates.short_day(when.at.astimezone(zone).date())
    return _tr("Event, {0} {1}").format(day, span_text(when.at, when.until, when.precision, zone))


def _action(capture: Capture) -> str:
    parts = [_tr("Action")]
    if capture.owner:
        parts.append(_tr("for {0}").format(capture.owner))
    if capture.due:
        parts.append(_tr("due {0}").format(dates.short_day(capture.due)))
    return " ".join(parts)


def _cause(review: Review, cause_in_hand: str) -> str:
    above = review.get(Kind.CAUSE, cause_in_hand)
    if not isinstance(above, Cause) or above.id == EFFECT_ID:
        return _tr("Cause of the effect")
    return _tr("Cause under C{0}").format(above.number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("capture", text)
