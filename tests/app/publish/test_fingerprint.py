# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fingerprint: the same for the same content, another for any other."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given

from app.publish.fingerprint import canonical_content, fingerprint, short
from app.review.action import Action, ActionStatus
from app.review.approval import Approval
from app.review.edits import Edit, Set, addition
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.follow_up import FollowUp
from app.review.freezing import freezing
from app.review.item import Item, Kind
from app.review.lifecycle import ReviewState
from app.review.note import Note
from app.review.review import Review
from app.review.transcript_line import TranscriptLine
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.strategies import reviews


def test_the_same_content_has_the_same_fingerprint() -> None:
    first, second = (review_with(Event(id="e", text="Ünïcode 漢字")) for _ in range(2))
    assert fingerprint(first) == fingerprint(second)
    assert len(fingerprint(first)) == 64


@pytest.mark.parametrize(
    "item", [Event(id="e"), Action(id="a", text="Fix"), Note(id="n", text="Later")]
)
def test_any_content_changes_it(item: Item) -> None:
    review = empty_review()
    assert fingerprint(applied(review, addition(review, item))) != fingerprint(review)


def test_what_was_typed_on_the_way_does_not() -> None:
    review = empty_review()
    line = TranscriptLine(id="l", text="so it was said")
    assert fingerprint(applied(review, addition(review, line))) == fingerprint(review)


def test_a_single_letter_changes_it() -> None:
    review = review_with(Event(id="e", text="Disk full"))
    changed = applied(review, Set(Kind.EVENT, "e", "text", "Disk fulL"))
    assert fingerprint(changed) != fingerprint(review)


def test_signing_and_standing_do_not_change_it() -> None:
    review = review_with(Event(id="e", text="Disk full"))
    edits: list[Edit] = [
        addition(review, Approval(id="v", approver="Lead")),
        Set(Kind.LIFECYCLE, "lifecycle", "state", ReviewState.IN_REVIEW),
    ]
    assert fingerprint(applied(review, *edits)) == fingerprint(review)


def test_work_on_an_action_and_a_look_back_at_it_do_not_change_it() -> None:
    first, second = date(2017, 2, 14), date(2017, 2, 28)
    review = review_with(Action(id="a", text="Alert on lag", due=first))
    edits: list[Edit] = [
        addition(review, FollowUp(id="f", action_id="a", from_due=first, to_due=second)),
        Set(Kind.ACTION, "a", "due", second),
        Set(Kind.ACTION, "a", "status", ActionStatus.DONE),
        Set(Kind.ACTION, "a", "done_on", second),
        Set(Kind.ACTION, "a", "tracker_key", "OPS-7"),
        Set(Kind.MEETING, "meeting", "invite_sequence", 3),
    ]
    assert fingerprint(applied(review, *edits)) == fingerprint(review)


def test_another_date_without_a_look_back_changes_it() -> None:
    review = review_with(Action(id="a", text="Alert on lag", due=date(2017, 2, 14)))
    moved = applied(review, Set(Kind.ACTION, "a", "due", date(2017, 2, 28)))
    assert fingerprint(moved) != fingerprint(review)


def test_taking_a_change_back_brings_it_back() -> None:
    review = empty_review("Checkout slow")
    there = applied(review, Set(Kind.INCIDENT, "incident", "title", "Checkout down"))
    back = applied(there, Set(Kind.INCIDENT, "incident", "title", "Checkout slow"))
    assert fingerprint(back) == fingerprint(review) != fingerprint(there)


def test_it_is_printed_short() -> None:
    assert short("8c41f0b2" + "0" * 52 + "77de") == "8c41 f0b2 … 77de"
    assert short("") == ""


def test_a_freeze_has_a_hash_of_its_own_and_only_its_locks_count() -> None:
    review = review_with(Evidence(id="f", frozen_at=START))
    sealed = applied(review, freezing(review, START, "Ada"))
    assert fingerprint(sealed) == fingerprint(review)


@given(reviews())
def test_the_canonical_form_is_one_sorted_json_without_spaces(review: Review) -> None:
    content = canonical_content(review)
    plain = json.loads(content)
    assert content == json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
