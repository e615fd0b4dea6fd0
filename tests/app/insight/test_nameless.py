# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a screen for many shows tells what happened without telling who."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.nameless import nameless, personal_names, unnamer
from app.review.action import Action
from app.review.cause import Cause
from app.review.event import Event
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import review_with

MARA = Person(id="p1", name="Mara Lindqvist", role=Role.SUBJECT_EXPERT, email="mlind@example.org")
LEAD = Person(id="p2", name="Tomás Ó Briain", role=Role.INCIDENT_COMMANDER)


def crew(*more: object) -> Review:
    return review_with(MARA, LEAD, *more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mara Lindqvist restarted db1", "an engineer restarted db1"),
        ("mara paged @mlind again", "an engineer paged an engineer again"),
        ("Tomás took over from Mara", "the incident commander took over from an engineer"),
        ("the marathon node and tamara stayed up", "the marathon node and tamara stayed up"),
    ],
)
def test_names_become_roles_and_words_stay_words(text: str, shown: str) -> None:
    assert unnamer(crew())(text) == shown


@pytest.mark.parametrize("name", ["Database engineer", "Scribe", "Abuse team", "Incident Lead", ""])
def test_who_is_called_by_a_role_stays_as_written(name: str) -> None:
    review = review_with(Person(id="p1", name=name))
    assert unnamer(review)("Database load rises, says the Incident Lead") == (
        "Database load rises, says the Incident Lead"
    )


def test_only_names_count_as_names() -> None:
    review = crew(Person(id="p3", name="Database engineer"), Person(id="p4", name="scribe"))
    assert personal_names(review) == ("Mara Lindqvist", "Tomás Ó Briain")


def test_what_happened_loses_its_names_and_a_promise_keeps_its_own() -> None:
    review = crew(
        Event(id="e1", text="Mara ran the job"),
        Cause(id="c1", number=1, text="Tomás had no access"),
        Action(id="a1", number=1, text="Give Mara access", owner="Mara Lindqvist"),
    )
    shown = nameless(review)
    assert [event.text for event in shown.events] == ["an engineer ran the job"]
    assert shown.causes[0].text == "the incident commander had no access"
    assert shown.actions == review.actions


@given(st.text(max_size=80))
def test_no_text_names_anybody_of_the_crew(text: str) -> None:
    shown = unnamer(crew())(f"{text} Mara Lindqvist {text}")
    assert "Mara Lindqvist" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("This will fail at max load", "This will fail at max load"),
        ("Will raised it, as Max said", "an engineer raised it, as an engineer said"),
        ("@will and Will Smith", "an engineer and an engineer"),
    ],
)
def test_a_word_that_is_a_first_name_too_stays_a_word(text: str, shown: str) -> None:
    review = review_with(
        Person(id="p1", name="Will Smith"),
        Person(id="p2", name="Max Berg", email="max@example.org"),
    )
    assert unnamer(review)(text) == shown
