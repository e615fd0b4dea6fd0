# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review without names: roles wherever a text names somebody of the crew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.publish.redaction import redacted, redaction_words
from app.review.action import Action
from app.review.approval import Approval
from app.review.event import Event
from app.review.people import Person, Role
from app.review.review import Review
from app.rules.report_style import Redaction
from tests.builders import review_with

CREW = (
    Person(id="p1", name="Ada Byron", email="abyron@example.org", role=Role.SUBJECT_EXPERT),
    Person(id="p2", name="jean valjean", role=Role.SUBJECT_EXPERT),
    Person(id="p3", name="Database engineer", role=Role.SUBJECT_EXPERT),
    Person(id="p4", name="李雷", role=Role.SCRIBE),
    Person(id="p5", name="Will Hope", role=Role.FACILITATOR),
)


def told(text: str, redaction: Redaction = Redaction.EVERYONE) -> str:
    """Return what a text of an event becomes."""
    review = redacted(review_with(*CREW, Event(id="e", text=text)), redaction)
    return review.events[0].text


def crew_of(review: Review) -> list[str]:
    """Return what the people are called."""
    return sorted(person.name for person in review.people)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Ada Byron saw it", "an engineer saw it"),
        ("BYRON and @abyron", "an engineer and an engineer"),
        ("mail abyron@example.org", "mail an engineer"),
        ("Valjean restarted it", "an engineer restarted it"),
        ("然后李雷重启", "然后the scribe重启"),
        ("we hope it will last", "we hope it will last"),
        ("then Will restarted it", "then the facilitator restarted it"),
        ("Adaptive limits", "Adaptive limits"),
        ("The database engineer", "The database engineer"),
    ],
)
def test_names_become_roles(text: str, becomes: str) -> None:
    assert told(text) == becomes


def test_people_of_one_role_are_numbered_and_roles_stay() -> None:
    review = redacted(review_with(*CREW), Redaction.PEOPLE)
    assert crew_of(review) == [
        "Database engineer", "Facilitator", "Scribe", "Subject expert 1", "Subject expert 2",
    ]  # fmt: skip
    assert not any(person.email for person in review.people)


@pytest.mark.parametrize(
    ("redaction", "owner"),
    [(Redaction.PEOPLE, "Ada Byron"), (Redaction.EVERYONE, "an engineer")],
)
def test_owners_keep_their_names_where_that_is_wanted(redaction: Redaction, owner: str) -> None:
    review = review_with(*CREW, Action(id="a", text="Tell Ada", owner="Ada Byron"))
    action = redacted(review, redaction).actions[0]
    assert (action.owner, action.text) == (owner, "Tell an engineer")


def test_who_approves_is_named_by_role_too() -> None:
    review = review_with(*CREW, Approval(id="v", approver="Ada Byron", comment="ok, Ada"))
    approval = redacted(review, Redaction.EVERYONE).approvals[0]
    assert (approval.approver, approval.comment) == ("an engineer", "ok, an engineer")


def test_without_redaction_nothing_changes() -> None:
    review = review_with(*CREW)
    assert redacted(review, Redaction.NOBODY) is review
    assert redaction_words(review, Redaction.NOBODY) == ""


def test_what_it_can_not_know_is_said() -> None:
    assert "pictures and attached files" in redaction_words(review_with(*CREW), Redaction.EVERYONE)


@given(st.text(st.sampled_from("Ada Byron@valjean李雷.,"), max_size=40))
def test_no_whole_name_is_left(text: str) -> None:
    left = told(f"{text} Ada Byron, {text}").lower()
    assert "ada byron," not in left
    assert "李雷" not in left


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("@handle", "then handle and @handle restarted it"),
        ("Irma Kaya", "then ırma and IRMA restarted it"),
        ("İlkay Su", "then ilkay and İLKAY restarted it"),
        ("Σας Ρώσσος", "then ΣΑΣ and σασ restarted it"),
    ],
)
def test_a_name_is_found_as_its_script_writes_it(name: str, text: str) -> None:
    person = Person(id="p", name=name, role=Role.SCRIBE)
    review = redacted(review_with(person, Event(id="e", text=text)), Redaction.EVERYONE)
    assert review.events[0].text == "then the scribe and the scribe restarted it"


@given(name=st.text(min_size=1, max_size=12), text=st.text(max_size=30))
def test_whatever_people_are_called_a_text_can_be_written(name: str, text: str) -> None:
    person = Person(id="p", name=name, role=Role.SCRIBE)
    events = [Event(id=f"e{each}", text=each) for each in "abc"]
    told = (text, name.upper() + text, f"{text} {name.lower()} @{name.swapcase()}")
    texts = [replace(event, text=each) for event, each in zip(events, told, strict=True)]
    redacted(review_with(person, *texts), Redaction.EVERYONE)
