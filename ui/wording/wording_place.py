# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where in the meeting a text of the review is written, in words and as a step."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.agenda.steps import step
from app.insight.event_time import event_time_text
from app.insight.language.summary import HintPlace
from app.review.action import Action
from app.review.cause import Cause
from app.review.event import Event
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of

_STEPS = {
    Kind.EVENT: 4,
    Kind.IMPACT: 5,
    Kind.CAUSE: 6,
    Kind.OBSERVATION: 7,
    Kind.ACTION: 8,
    Kind.NOTE: 10,
}
_STEPS_OF_FIELDS = {"title": 1, "review_reason": 1, "summary": 9, "statement": 6}


def step_of(place: HintPlace) -> int:
    """Return the step in which a text is written."""
    return _STEPS_OF_FIELDS.get(place.field) or _STEPS.get(place.kind, 1)


def place_name(review: Review, place: HintPlace) -> str:
    """Return where a text stands: the step, and what it belongs to."""
    where = f"{step_of(place)} {step(step_of(place)).title}"
    return " · ".join(filter(None, (where, _of_what(review, place))))


def _of_what(review: Review, place: HintPlace) -> str:
    item = review.get(place.kind, place.item_id)
    if isinstance(item, Event):
        return event_time_text(item, zone_of(review)) or _tr_of(place)
    if isinstance(item, Cause) and item.number:
        return f"C{item.number}"
    if isinstance(item, Action) and item.number:
        return f"A{item.number}"
    return _tr_of(place)


def _tr_of(place: HintPlace) -> str:
    return {
        "title": _tr("title"),
        "summary": _tr("summary"),
        "statement": _tr("root-cause statement"),
        "review_reason": _tr("why it is reviewed"),
        "description": _tr("what users saw"),
        "notes": _tr("notes"),
        "accepted_because": _tr("why it is accepted"),
        "done_when": _tr("done when"),
    }.get(place.field, "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)
