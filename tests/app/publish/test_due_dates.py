# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Due dates as calendar entries, read by a calendar library that did not write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.due_dates import due_dates, next_due_dates, withdrawn_due_dates
from app.review.action import Action, ActionStatus
from app.review.edits import Set
from app.review.item import Item, Kind
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.strategies import TEXTS

DUE = date(2026, 3, 20)
ANA = Person(id="p1", name="Ana", email="ana@example.org")
BO = Person(id="p2", name="Bo", email="bo@example.org", role=Role.FACILITATOR)
ALERT = Action(id="a1", number=1, text="Alert on lag", owner="ana", due=DUE, done_when="it rings")
TEST = Action(id="a2", number=2, text="Restore weekly", owner="Zoe", due=DUE)


def entries(content: bytes) -> list[Any]:
    return list(vobject.readOne(content.decode()).vevent_list)


def with_actions(*actions: Action, people: tuple[Item, ...] = (ANA, BO)) -> Review:
    return review_with(*people, *actions)


def test_each_promised_action_is_an_entry_of_its_day() -> None:
    idea = Action(id="a3", number=3, text="An idea", due=DUE, committed=False)
    undated = Action(id="a4", number=4, text="No day")
    calendar = vobject.readOne(due_dates(with_actions(ALERT, TEST, idea, undated), START).decode())
    assert calendar.method.value == "REQUEST"
    first, second = calendar.vevent_list
    assert first.dtstart.value == DUE
    assert first.dtend.value == DUE + timedelta(days=1)
    assert first.summary.value == "Due: A1 Alert on lag"
    assert "Done when: it rings" in first.description.value
    assert second.summary.value == "Due: A2 Restore weekly"
    assert first.valarm.trigger.value == timedelta(hours=-15), "nine on the day before"


def test_the_owner_is_asked_where_the_address_is_known_else_the_facilitator() -> None:
    first, second = entries(due_dates(with_actions(ALERT, TEST), START))
    assert first.attendee.value == "mailto:ana@example.org"
    assert second.attendee.value == "mailto:bo@example.org"
    assert {one.organizer.value for one in (first, second)} == {"mailto:bo@example.org"}


def test_without_an_address_they_are_entries_to_keep() -> None:
    content = due_dates(with_actions(ALERT, people=()), START)
    assert vobject.readOne(content.decode()).method.value == "PUBLISH"


def test_a_later_file_replaces_the_entries_of_the_one_before() -> None:
    review = with_actions(ALERT)
    moved = replace(ALERT, due=DUE + timedelta(days=7))
    later = applied(with_actions(moved), next_due_dates(review))
    (old,), (new,) = entries(due_dates(review, START)), entries(due_dates(later, START))
    assert old.uid.value == new.uid.value
    assert (old.sequence.value, new.sequence.value) == ("0", "1")


@pytest.mark.parametrize(
    "gone", [{"status": ActionStatus.DONE}, {"status": ActionStatus.DROPPED}, {"committed": False}]
)
def test_what_is_not_due_any_more_is_withdrawn(gone: dict[str, Any]) -> None:
    (asked,) = entries(due_dates(with_actions(ALERT), START))
    review = with_actions(replace(ALERT, **gone), TEST)
    content = withdrawn_due_dates(review, START)
    assert vobject.readOne(content.decode()).method.value == "CANCEL"
    (taken,) = entries(content)
    assert taken.uid.value == asked.uid.value
    assert taken.status.value == "CANCELLED"
    assert [one.summary.value for one in entries(due_dates(review, START))] == [
        "Due: A2 Restore weekly"
    ]


def test_where_there_is_nothing_to_write_it_says_what_to_do() -> None:
    with pytest.raises(UserFacingError, match="Give one in step 8"):
        due_dates(empty_review(), START)
    with pytest.raises(UserFacingError, match="all due dates still hold"):
        withdrawn_due_dates(with_actions(ALERT), START)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS | st.sampled_from(["a\r\nEND:VEVENT", "x\nATTENDEE:mailto:evil@x.org", '"q";,']))
def test_what_people_typed_adds_no_line(text: str) -> None:
    action = replace(ALERT, text=text, done_when=text, tracker_key=text, owner=text)
    person = replace(ANA, name=text)
    content = due_dates(with_actions(action, people=(person,)), START)
    assert content.replace(b"\r\n", b"").count(b"\n") == 0, "every line ends with CRLF"
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (entry,) = entries(content)
    assert entry.attendee.value == "mailto:ana@example.org"
    assert len(list(entry.getChildren())) == 12


def test_the_last_day_of_the_calendar_and_the_largest_counter_can_be_written() -> None:
    review = with_actions(replace(ALERT, due=date.max))
    review = applied(review, Set(Kind.MEETING, "meeting", "reminder_sequence", 2**40))
    (entry,) = entries(due_dates(review, START))
    assert entry.dtstart.value == date.max
    assert entry.sequence.value == str(2**31 - 1)
