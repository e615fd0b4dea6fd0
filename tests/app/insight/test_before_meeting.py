# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ready to start? Each thing a meeting needs is looked at, and says where it is done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.insight.before_meeting import Surroundings, before_meeting
from app.insight.meeting_check import CheckPoint
from app.review.edits import set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.freezing import freezing
from app.review.people import Person, Role
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START


def points(review: Review, around: Surroundings | None = None) -> dict[str, CheckPoint]:
    return {point.id: point for point in before_meeting(review, around or Surroundings())}


def test_an_empty_review_has_nearly_everything_to_do_and_says_where() -> None:
    found = points(empty_review())
    done = [point.id for point in found.values() if point.done]
    assert done == ["length", "everyone"]
    assert all(point.step or point.action for point in found.values())
    assert found["invite"].note == "no date yet"
    assert found["facts"].note == "no facts yet"


def test_what_is_prepared_is_ready() -> None:
    review = review_with(
        Person(id="", name="Facilitator", role=Role.FACILITATOR),
        Person(id="", name="Scribe", role=Role.SCRIBE),
        Event(id="e", text="Disk full", actor="Scribe"),
        Evidence(id="f", number=1, title="Log", link="https://example.org/log"),
    )
    review = applied(
        review,
        set_field(review.meeting, "scheduled_at", START),
        set_field(review.meeting, "invite_sequence", 1),
        freezing(review, START, "Scribe"),
    )
    found = points(review, Surroundings(screens=2, room_is_open=True))
    assert [point.id for point in found.values() if not point.done] == []


def test_a_date_without_an_invite_is_half_of_it() -> None:
    review = empty_review()
    review = applied(review, set_field(review.meeting, "scheduled_at", START))
    assert points(review)["invite"].note == "no invite yet"


def test_facts_that_came_after_the_freeze_are_counted() -> None:
    review = review_with(Evidence(id="f", number=1, title="Log", link="https://example.org/log"))
    review = applied(review, freezing(review, START, "Scribe"))
    other = review_with(Evidence(id="g", number=2, title="Graph", link="https://example.org/g"))
    review = Review(
        review.id,
        {
            **review.tables,
            Evidence.KIND: {**review.table(Evidence.KIND), **other.table(Evidence.KIND)},
        },
    )
    assert points(review)["facts"].note == "1 of 2 not frozen"


def test_who_acted_and_is_not_invited_is_named() -> None:
    review = review_with(
        Person(id="", name="Ana", acted=True, invited=False),
        Person(id="", name="Ben", acted=True),
        *(
            Event(id=f"e{n}", text="x", actor=name)
            for n, name in enumerate(("Cy", "Di", "Ed", "Ben"))
        ),
    )
    assert points(review)["everyone"].note == "Ana, Cy, Di and 1 more"


@pytest.mark.parametrize(("free", "fits"), [(75, True), (74, False), (-5, False)])
def test_an_agenda_has_to_fit_before_a_fixed_end(free: int, fits: bool) -> None:
    review = empty_review()
    end = START + timedelta(minutes=free)
    review = applied(
        review,
        set_field(review.meeting, "scheduled_at", START),
        set_field(review.meeting, "must_end_at", end),
    )
    point = points(review)["length"]
    assert point.done is fits
    assert point.note == ("" if fits else f"75 min planned, {max(0, free)} min until the end")


def test_a_meeting_is_not_longer_than_people_can_listen() -> None:
    review = empty_review()
    review = applied(review, set_field(review.meeting, "budgets", (10,) * 10))
    assert points(review)["length"].note == "100 min planned"


def test_with_one_screen_the_clock_stands_for_the_rooms_screen() -> None:
    review = empty_review()
    alone, two = points(review)["room"], points(review, Surroundings(screens=2))["room"]
    assert alone.text != two.text
    assert (alone.action, two.action) == ("room", "room")
    assert points(review, Surroundings(room_is_open=True))["room"].done
