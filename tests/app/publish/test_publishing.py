# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Publishing arrives once, whatever breaks, and each piece is kept the moment it arrived."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.publish.export import ExportOptions
from app.publish.fingerprint import fingerprint
from app.publish.publishing import Arrival, Run, moved_to_published, plan, recorded, send
from app.publish.sign_off import decision
from app.publish.target import own_key, published
from app.review.action import Action
from app.review.approval import Approval, Verdict
from app.review.edits import removal, set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fake_target import FakeTarget, Mishap
from tests.fakes import START, FakeClock

ACTIONS = (
    Action(id="a", number=1, text="Alert on lag"),
    Action(id="b", number=2, text="Test the restore"),
    Action(id="c", number=3, text="Label the hosts"),
)
REVIEW = review_with(*ACTIONS, Action(id="d", number=4, text="An idea", committed=False))


class Desk:
    """A review that is published from, as a window does it."""

    def __init__(self, target: FakeTarget, review: Review = REVIEW) -> None:
        self.target, self.review = target, review
        self.options = ExportOptions(now=START)

    def keep(self, arrival: Arrival) -> None:
        self.review = applied(self.review, recorded(self.review, arrival, "Ana"))

    def publish(self, *, afresh: bool = True, run: Run | None = None) -> Run:
        pieces = plan(self.target, self.review, self.options).to_send
        if run is not None and not afresh:
            pieces = run.waiting
        clock = FakeClock()
        return send(self.target, self.review, pieces, self.options, self.keep, clock.now)


@given(st.lists(st.sampled_from(Mishap), max_size=25), st.lists(st.booleans(), max_size=25))
def test_whatever_breaks_each_piece_is_there_once_and_on_record_once(
    mishaps: list[Mishap], afresh: list[bool]
) -> None:
    desk = Desk(FakeTarget(mishaps))
    run = desk.publish()
    tries = 0
    while not run.is_whole:
        run = desk.publish(afresh=next(iter(afresh[tries:]), True), run=run)
        tries += 1
        assert tries <= len(mishaps)
    keys = {own_key(REVIEW, item_id) for item_id in ("a", "b", "c", "")}
    assert {key: len(numbers) for key, numbers in desk.target.made.items()} == dict.fromkeys(
        keys, 1
    )
    kept = [(entry.target, entry.item_id) for entry in desk.review.publications]
    assert sorted(kept) == [("board", item_id) for item_id in ("", "a", "b", "c")]
    for action in desk.review.actions[:3]:
        entry = published(desk.review, "board", action.id)
        assert entry is not None
        assert action.tracker_key == entry.key == desk.target.made[own_key(REVIEW, action.id)][0]


def test_a_retry_goes_on_where_it_stopped() -> None:
    desk = Desk(FakeTarget([Mishap.NONE, Mishap.BEFORE]))
    run = desk.publish()
    assert [piece.item_id for piece in run.waiting] == ["b", "c", ""]
    assert [trouble.sentence for trouble in run.troubles] == ["The board did not answer."]
    desk.publish(afresh=False, run=run)
    assert desk.target.sent == [own_key(REVIEW, item_id) for item_id in ("a", "b", "c", "")]


def test_a_piece_that_is_refused_for_itself_holds_up_no_other() -> None:
    run = Desk(FakeTarget([Mishap.REFUSED])).publish()
    assert [piece.item_id for piece in run.waiting] == ["a"]


def test_nobody_is_knocked_at_again_who_does_not_let_us_in() -> None:
    run = Desk(FakeTarget([Mishap.LOCKED_OUT])).publish()
    assert len(run.troubles) == 1
    assert len(run.waiting) == 4


def test_cancelling_keeps_what_arrived_and_sends_nothing_more() -> None:
    desk = Desk(FakeTarget())
    desk.options = ExportOptions(cancelled=lambda: len(desk.review.publications) == 2)
    run = desk.publish()
    assert len(run.arrivals) == 2
    assert [piece.item_id for piece in run.waiting] == ["c", ""]


def test_a_record_says_where_when_by_whom_and_of_which_content() -> None:
    desk = Desk(FakeTarget())
    desk.publish()
    entry = published(desk.review, "board", "a")
    assert entry is not None
    assert (entry.host, entry.by, entry.at) == ("tracker.example.org", "Ana", START)
    assert entry.fingerprint == fingerprint(REVIEW) == fingerprint(desk.review)


def test_an_action_that_went_while_its_ticket_was_made_leaves_the_record() -> None:
    desk = Desk(FakeTarget())
    pieces = plan(desk.target, desk.review, desk.options).to_send
    desk.review = applied(desk.review, removal(desk.review, Kind.ACTION, "a"))
    send(desk.target, REVIEW, pieces, desk.options, desk.keep, FakeClock().now)
    assert published(desk.review, "board", "a") is not None


def test_the_plan_says_what_is_first_and_what_nobody_has_approved() -> None:
    desk = Desk(FakeTarget())
    first = plan(desk.target, desk.review, desk.options)
    assert (first.is_first, first.is_draft) == (True, True)
    desk.publish()
    assert not plan(desk.target, desk.review, desk.options).is_first
    desk.target.host = "elsewhere.example.org"
    assert plan(desk.target, desk.review, desk.options).is_first


def test_only_an_approved_review_moves_on_to_published() -> None:
    review = review_with(Approval(id="x", approver="Lee"))
    assert moved_to_published(review, START, "Ana", "wiki") is None
    approved = applied(review, decision(review, review.approvals[0], Verdict.APPROVED, START))
    moved = moved_to_published(approved, START, "Ana", "wiki")
    assert moved is not None
    published_review = applied(approved, moved)
    assert published_review.lifecycle.state is ReviewState.PUBLISHED
    assert published_review.transitions[-1].by == "Ana"
    assert moved_to_published(published_review, START, "Ana", "wiki") is None
    edited = applied(approved, set_field(approved.incident, "title", "Another"))
    assert moved_to_published(edited, START, "Ana", "wiki") is None
    assert replace(published_review.transitions[-1], id="") != published_review.transitions[-1]
