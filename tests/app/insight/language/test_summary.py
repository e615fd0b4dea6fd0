# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The count before sign-off: by class and place, of what people wrote."""

from __future__ import annotations

from app.insight.language.rule import HintClass
from app.insight.language.summary import language_summary
from app.review.event import Event
from app.review.incident import Incident
from app.review.item import Kind
from app.review.note import Note
from app.review.people import Person
from app.review.review import assemble
from app.rules.rules import Rules

RULES = Rules().language("en")
REVIEW = assemble(
    "r1",
    (
        Incident(summary="It was human error. Probably.", title="Checkout slow"),
        Person(id="p1", name="Ann Lee"),
        Event(id="e1", rank="a", text="Ann deployed it."),
        Event(id="e2", rank="b", text="Ann deployed it.", source="chat.json:3"),
        Note(id="n1", text="Probably. We just restarted it."),
    ),
)


def test_hints_are_counted_by_class_and_place() -> None:
    found = language_summary(REVIEW, lambda _text: RULES)
    assert [(place.kind, place.item_id, place.field) for place in found.places] == [
        (Kind.INCIDENT, "incident", "summary"),
        (Kind.EVENT, "e1", "text"),
        (Kind.NOTE, "n1", "text"),
    ]
    assert list(found.by_class.items()) == [
        (HintClass.BLAME, 1), (HintClass.MINIMISER, 1), (HintClass.NAME, 1), (HintClass.HEDGE, 1),
    ]  # fmt: skip
    assert found.total == 4


def test_words_that_were_kept_are_not_counted() -> None:
    assert (
        language_summary(REVIEW, lambda _text: RULES, ["human error", "just", "probably"]).total
        == 1
    )


def test_a_review_without_hints_counts_none() -> None:
    assert language_summary(assemble("r2", ()), lambda _text: RULES).by_class == {}
