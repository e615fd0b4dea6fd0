# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The snapshot: its parts, and the timeline's order."""

from __future__ import annotations

from datetime import timedelta

from app.review.action import Action, ActionStatus
from app.review.cause import EFFECT_ID, Cause
from app.review.event import Event, Moment
from app.review.review import assemble
from tests.builders import empty_review, review_with
from tests.fakes import START


def test_a_new_review_has_its_single_parts_and_an_effect() -> None:
    review = empty_review("Checkout slow")
    assert review.incident.title == "Checkout slow"
    assert review.lifecycle.created_at == START
    assert review.effect.id == EFFECT_ID
    assert review.causes == ()


def test_missing_single_parts_get_their_defaults() -> None:
    review = assemble("r", (Cause(id="c1"),))
    assert review.incident.time_zone == "UTC"
    assert review.meeting.agenda == "75"
    assert [cause.id for cause in review.causes] == ["c1"]


def test_the_timeline_is_sorted_by_instant() -> None:
    later = Event(id="late", at=START + timedelta(minutes=5))
    early = Event(id="early", at=START)
    review = review_with(later, early)
    assert [event.id for event in review.timeline] == ["early", "late"]


def test_an_event_of_unknown_time_stays_behind_its_neighbour() -> None:
    review = review_with(
        Event(id="a", at=START),
        Event(id="unknown"),
        Event(id="b", at=START + timedelta(minutes=1)),
        Event(id="first", at=START - timedelta(minutes=1)),
    )
    assert [event.id for event in review.timeline] == ["first", "a", "unknown", "b"]


def test_the_key_moments_are_marks_on_events() -> None:
    review = review_with(Event(id="a", at=START, moment=Moment.DETECTED), Event(id="b"))
    assert {moment: event.id for moment, event in review.moments.items()} == {Moment.DETECTED: "a"}


def test_done_and_dropped_actions_are_not_open() -> None:
    assert Action(id="a").is_open
    assert not Action(id="a", status=ActionStatus.DROPPED).is_open
