# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a part of a review is called where people speak of it, and in which step it is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from app.agenda.steps import step
from app.insight.event_time import event_time_text, span_text
from app.review.action import Action
from app.review.approval import Approval
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.comment import Comment
from app.review.event import Event, Precision
from app.review.evidence import Evidence
from app.review.impact_window import ImpactWindow
from app.review.item import Item, Kind, kind_words
from app.review.note import Note
from app.review.observation import Observation
from app.review.people import Person
from app.translation import tr

_STEPS = {
    Kind.MEETING: 1,
    Kind.PERSON: 2,
    Kind.EVIDENCE: 3,
    Kind.EVENT: 4,
    Kind.IMPACT: 5,
    Kind.IMPACT_WINDOW: 5,
    Kind.CAUSE: 6,
    Kind.LINK: 6,
    Kind.OBSERVATION: 7,
    Kind.ACTION: 8,
    Kind.APPROVAL: 9,
    Kind.NOTE: 10,
}
_STEPS_OF_FIELDS = {"summary": 9, "statement": 6}
_LONGEST = 60

Lookup = Callable[[Kind, str], Item | None]
"""Finds an item by kind and id, as `Review.get` does."""


def step_of(kind: Kind, field: str = "") -> int:
    """Return the step in which an item is written, or one field of the incident."""
    if kind is Kind.INCIDENT:
        return _STEPS_OF_FIELDS.get(field, 1)
    return _STEPS.get(kind, 1)


def step_title(number: int) -> str:
    """Return a step's number and title."""
    return f"{number}  {step(number).title}"


def quoted(text: str) -> str:
    """Return the beginning of a text in quotation marks, on one line."""
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
    return tr("“{0}”").format(short)


def item_name(item: Item, find: Lookup, zone: tzinfo, *, brief: bool = False) -> str:
    """Return what an item is called: A3 “Cap retries”; `brief` leaves its wording out."""
    told = _CALLED.get(item.KIND, _by_kind)(item, find, zone)
    text = str(getattr(item, _TEXTS.get(item.KIND, ""), ""))
    if brief or not text.strip():
        return told
    return f"{told} {quoted(text)}"


def _by_kind(item: Item, _find: Lookup, _zone: tzinfo) -> str:
    return kind_words(item.KIND)


def _event(item: Any, _find: Lookup, zone: tzinfo) -> str:
    event: Event = item
    if event.at is None or event.precision is Precision.UNKNOWN:
        return tr("event of unknown time")
    return tr("event {0}").format(event_time_text(event, zone))


def _cause(item: Any, _find: Lookup, _zone: tzinfo) -> str:
    cause: Cause = item
    return tr("the effect") if cause.id == EFFECT_ID else f"C{cause.number}"


def _link(item: Any, find: Lookup, zone: tzinfo) -> str:
    link: Link = item
    cause, effect = (find(Kind.CAUSE, each) for each in (link.cause_id, link.effect_id))
    if cause is None or effect is None:
        return kind_words(Kind.LINK)
    names = (item_name(each, find, zone, brief=True) for each in (cause, effect))
    return tr("{0} as a cause of {1}").format(*names)


def _person(item: Any, _find: Lookup, _zone: tzinfo) -> str:
    person: Person = item
    return person.name.strip() or tr("a person without a name")


def _window(item: Any, _find: Lookup, zone: tzinfo) -> str:
    window: ImpactWindow = item
    told = span_text(window.at, window.until, Precision.MINUTE, zone)
    return tr("impact window {0}").format(told)


def _action(item: Any, _find: Lookup, _zone: tzinfo) -> str:
    action: Action = item
    return f"A{action.number}"


def _evidence(item: Any, _find: Lookup, _zone: tzinfo) -> str:
    fact: Evidence = item
    return f"E{fact.number}"


def _approval(item: Any, _find: Lookup, _zone: tzinfo) -> str:
    approval: Approval = item
    return tr("approver {0}").format(approval.approver.strip() or tr("without a name"))


def _comment(item: Any, _find: Lookup, _zone: tzinfo) -> str:
    comment: Comment = item
    return tr("comment by {0}").format(comment.author.strip() or tr("somebody"))


_CALLED: Mapping[Kind, Callable[[Any, Lookup, tzinfo], str]] = {
    Kind.EVENT: _event,
    Kind.CAUSE: _cause,
    Kind.LINK: _link,
    Kind.PERSON: _person,
    Kind.IMPACT_WINDOW: _window,
    Kind.ACTION: _action,
    Kind.EVIDENCE: _evidence,
    Kind.APPROVAL: _approval,
    Kind.COMMENT: _comment,
}
_TEXTS = {
    **dict.fromkeys((Event.KIND, Cause.KIND, Action.KIND, Observation.KIND, Note.KIND), "text"),
    Comment.KIND: "text",
    ImpactWindow.KIND: "description",
    Evidence.KIND: "title",
}
"""The field that says what an item of a kind is about."""


def main_field(kind: Kind) -> str:
    """Return the field that says what an item of a kind is about; empty where none does."""
    return _TEXTS.get(kind, "")
