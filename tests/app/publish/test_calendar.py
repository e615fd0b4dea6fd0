# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The invite: what a calendar reads in it, and what nobody can smuggle into it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.calendar import invite, next_invite
from app.review.edits import set_field
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.strategies import TEXTS

PEOPLE = (
    Person(id="p1", name="Bo", email="bo@example.org"),
    Person(id="p2", name="Ana; Lima", email="ana@example.org", role=Role.FACILITATOR),
    Person(id="p3", name="No address"),
    Person(id="p4", name="Not invited", email="x@example.org", invited=False),
    Person(id="p5", name="Evil", email="a@b.org\r\nATTENDEE:mailto:c@d.org"),
)


def meeting_of(*people: Person, title: str = "Checkout slow") -> Review:
    review = review_with(*people, title=title)
    return applied(review, set_field(review.meeting, "scheduled_at", START))


def event_of(review: Review) -> Any:
    calendar = icalendar.Calendar.from_ical(invite(review, START))
    (event,) = calendar.walk("VEVENT")
    return event


def test_a_meeting_without_a_date_has_no_invite_yet() -> None:
    with pytest.raises(UserFacingError, match="Set it in step 1"):
        invite(empty_review(), START)


def test_times_are_utc_and_no_zone_is_described() -> None:
    review = meeting_of(*PEOPLE)
    review = applied(review, set_field(review.incident, "time_zone", "Europe/Berlin"))
    text = invite(review, START)
    assert b"DTSTART:20260302T140000Z" in text
    assert b"DTEND:20260302T151500Z" in text
    assert b"VTIMEZONE" not in text


def test_the_length_is_that_of_the_budgets() -> None:
    review = meeting_of()
    review = applied(review, set_field(review.meeting, "budgets", (9,) * 10))
    event = event_of(review)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)


def test_the_people_invited_are_asked() -> None:
    review = meeting_of(*PEOPLE)
    calendar = icalendar.Calendar.from_ical(invite(review, START))
    event = event_of(review)
    assert calendar["method"] == "REQUEST"
    assert [str(each) for each in event["attendee"]] == [
        "mailto:bo@example.org",
        "mailto:ana@example.org",
    ]
    assert event["organizer"] == "mailto:ana@example.org"
    assert event["attendee"][0].params["rsvp"] == "TRUE"


def test_without_an_address_it_is_an_entry_to_keep() -> None:
    assert b"METHOD:PUBLISH" in invite(meeting_of(PEOPLE[2]), START)


def test_another_invite_replaces_the_last_one() -> None:
    review = meeting_of()
    again = applied(review, next_invite(review))
    assert event_of(review)["uid"] == event_of(again)["uid"] == f"{review.id}@hotwash"
    assert (event_of(review)["sequence"], event_of(again)["sequence"]) == (0, 1)


def test_a_reminder_comes_a_quarter_of_an_hour_before() -> None:
    (alarm,) = event_of(meeting_of()).walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(minutes=-15)


@settings(max_examples=60, deadline=None)
@given(
    text=TEXTS | st.sampled_from(["a\r\nEND:VEVENT", "x\nATTENDEE:mailto:evil@x.org", '"quo;te"'])
)
def test_what_people_typed_adds_no_line(text: str) -> None:
    person = Person(id="p1", name=text, email="bo@example.org")
    review = meeting_of(person, title=text)
    for field in ("channel", "document_link"):
        review = applied(review, set_field(review.meeting, field, f"https://{text}"))
    content = invite(review, START)
    calendar = icalendar.Calendar.from_ical(content)
    assert [each.name for each in calendar.walk()] == ["VCALENDAR", "VEVENT", "VALARM"]
    (event,) = calendar.walk("VEVENT")
    assert str(event["attendee"]) == "mailto:bo@example.org"
    assert " ".join(text.split()) in " ".join(str(event["summary"]).split())
