# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who has been heard, by role: counted, read again, and said of whom it was quiet."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.agenda.heard import (
    SILENT_FROM,
    Heard,
    Voice,
    read,
    roles_in_the_room,
    silent_roles,
    written,
)
from app.review.people import Person, Role
from tests.builders import empty_review, review_with
from tests.fakes import START

MINUTE = timedelta(minutes=1)
ROLES = (Role.SUBJECT_EXPERT, Role.ATTENDEE, Role.SCRIBE)

spoken = st.lists(st.sampled_from(list(Role)), max_size=30)


def tally(roles: list[Role], start: datetime = START) -> Heard:
    heard = Heard()
    for place, role in enumerate(roles):
        heard = heard.with_one_more(role, start + place * MINUTE)
    return heard


@given(spoken)
def test_every_time_somebody_spoke_is_counted_once(roles: list[Role]) -> None:
    heard = tally(roles)
    assert {role: heard.of(role).count for role in Role} == {r: roles.count(r) for r in Role}


@given(spoken)
def test_what_was_written_is_read_again(roles: list[Role]) -> None:
    assert read(written(tally(roles))) == tally(roles)


@given(spoken, st.sampled_from(list(Role)))
def test_a_count_by_mistake_is_taken_back(roles: list[Role], role: Role) -> None:
    heard = tally(roles)
    assert (
        heard.with_one_more(role, START).with_one_less(role).of(role).count == heard.of(role).count
    )
    assert heard.with_one_less(role).of(role).count == max(0, heard.of(role).count - 1)


@given(st.text(max_size=40))
def test_a_file_that_can_not_be_meant_is_an_empty_tally(text: str) -> None:
    assert isinstance(read(text), Heard)
    assert read('{"scribe": ' + text) == Heard() or text


def test_what_others_wrote_into_the_file_is_not_believed() -> None:
    for text in (
        '{"scribe": [0, null]}',
        '{"scribe": [true, null]}',
        '{"scribe": [1, "2026-03-02T14:00:00"]}',
        '{"boss": [1, null]}',
        '{"scribe": 3}',
        "[]",
        "",
    ):
        assert read(text) == Heard()
    assert read('{"scribe": [2, null]}') == Heard({Role.SCRIBE: Voice(2)})


def test_the_roles_are_those_of_the_crew_and_somebody_always_attends() -> None:
    review = review_with(
        Person(id="", name="Ana", role=Role.SCRIBE), Person(id="", role=Role.APPROVER)
    )
    assert roles_in_the_room(review) == (Role.ATTENDEE, Role.SCRIBE)
    assert set(roles_in_the_room(empty_review())) == set(Role)


def test_nobody_is_missed_in_the_first_minutes() -> None:
    assert silent_roles(Heard(), ROLES, START, START + SILENT_FROM - MINUTE) == ()


def test_who_was_not_heard_yet_or_not_for_a_while_is_named_and_the_helpers_are_not() -> None:
    heard = tally([Role.SUBJECT_EXPERT])
    now = START + SILENT_FROM
    assert silent_roles(heard, ROLES, START, now) == (
        (Role.SUBJECT_EXPERT, SILENT_FROM),
        (Role.ATTENDEE, None),
    )
    heard = heard.with_one_more(Role.ATTENDEE, now).with_one_more(Role.SUBJECT_EXPERT, now)
    assert silent_roles(heard, ROLES, START, now) == ()
