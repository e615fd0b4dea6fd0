# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is left after the meeting is listed with where it is done."""

from __future__ import annotations

from datetime import date

from app.insight.after_meeting import after_meeting
from app.insight.meeting_check import CheckPoint
from app.review.action import Action, ActionStatus
from app.review.approval import Approval
from app.review.edits import set_field
from app.review.evidence import Evidence
from app.review.lifecycle import ReviewState
from app.review.note import Note, NoteKind
from app.review.review import Review
from tests.builders import applied, empty_review, review_with

MARCH = date(2026, 3, 9)


def points(review: Review) -> dict[str, CheckPoint]:
    return {point.id: point for point in after_meeting(review)}


def left(review: Review) -> list[str]:
    return [point.id for point in after_meeting(review) if not point.done]


def test_what_nobody_did_is_left() -> None:
    review = empty_review()
    assert left(review) == ["statement", "actions", "approvers", "hands", "export"]
    assert all(point.step or point.action for point in after_meeting(review))


def test_when_all_is_done_nothing_is_left() -> None:
    review = review_with(
        Action(id="a", number=1, text="Alert on lag", owner="DBA team", due=MARCH),
        Approval(id="p"),
    )
    review = applied(
        review,
        set_field(review.incident, "statement", "Backups were not checked."),
        set_field(review.meeting, "hands_learned", 0),
        set_field(review.meeting, "hands_again", 2),
        set_field(review.lifecycle, "state", ReviewState.PUBLISHED),
    )
    assert left(review) == []


def test_a_document_that_was_just_written_is_out() -> None:
    found = {point.id: point for point in after_meeting(empty_review(), exported=True)}
    assert found["export"].done
    assert points(empty_review())["export"].note == "not since it was opened"


def test_actions_without_owner_or_date_are_named_and_ideas_are_not() -> None:
    review = review_with(
        Action(id="a", number=1, owner="x"),
        Action(id="b", number=2, due=MARCH),
        Action(id="c", number=3, committed=False),
        Action(id="d", number=4, status=ActionStatus.DROPPED),
        *(Action(id=f"m{n}", number=n, owner="x") for n in range(5, 11)),
    )
    assert points(review)["owner"].note == "A2"
    assert points(review)["due"].note == "A1, A5, A6, A7, A8 and 2 more"


def test_parked_thoughts_and_loose_facts_are_counted() -> None:
    review = review_with(
        Note(id="n", kind=NoteKind.PARKED, text="x"),
        Note(id="m", text="y"),
        Evidence(id="f", number=1, title="Log", link="https://example.org/log"),
    )
    assert points(review)["parked"].note == "1 left"
    assert points(review)["facts"].note == "1 of 1 not frozen"
