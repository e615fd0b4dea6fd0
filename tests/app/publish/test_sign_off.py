# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Verdicts: what they are bound to, and where they take the review."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.errors import UserFacingError
from app.insight.stations import moved
from app.publish.fingerprint import canonical_content, fingerprint
from app.publish.sign_off import (
    altered_contents,
    approved_content,
    approver_added,
    approver_removed,
    asked_again,
    closed,
    decision,
    is_approved,
    is_void,
    last_approved,
    outdated,
    state_words,
)
from app.review.approval import Approval, Verdict
from app.review.approved_content import ApprovedContent
from app.review.edits import addition, set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from app.session.session import Session
from tests.builders import applied, review_with
from tests.fakes import START, FakeClock

APPROVED, CHANGES, PENDING = Verdict.APPROVED, Verdict.CHANGES_REQUESTED, Verdict.PENDING


def asked(*names: str) -> Review:
    return review_with(*(Approval(id=name, approver=name) for name in names))


def decided(review: Review, name: str, verdict: Verdict) -> Review:
    approval = review.get(Kind.APPROVAL, name)
    assert isinstance(approval, Approval)
    return applied(review, decision(review, approval, verdict, START))


def retitled(review: Review) -> Review:
    return applied(review, set_field(review.incident, "title", "Something else"))


def test_an_approval_keeps_when_and_what_was_approved() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    (approval,) = review.approvals
    assert (approval.decided_at, approval.fingerprint) == (START, fingerprint(review))
    assert is_approved(review)


def test_asking_for_changes_approves_nothing() -> None:
    review = decided(asked("lead"), "lead", CHANGES)
    (approval,) = review.approvals
    assert (approval.decided_at, approval.fingerprint) == (START, "")
    assert not is_approved(review)


def test_a_verdict_that_is_withdrawn_leaves_no_trace() -> None:
    review = asked("lead")
    again = decided(decided(review, "lead", APPROVED), "lead", PENDING)
    assert again.approvals == review.approvals
    assert again.lifecycle.state is ReviewState.IN_REVIEW


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        ((APPROVED,), ReviewState.IN_REVIEW),
        ((APPROVED, APPROVED), ReviewState.APPROVED),
        ((APPROVED, CHANGES), ReviewState.CHANGES_REQUESTED),
        ((CHANGES, APPROVED), ReviewState.CHANGES_REQUESTED),
    ],
)
def test_the_review_is_approved_when_all_have_approved(
    verdicts: tuple[Verdict, ...], state: ReviewState
) -> None:
    review = asked("lead", "director")
    for name, verdict in zip(("lead", "director"), verdicts, strict=False):
        review = decided(review, name, verdict)
    assert review.lifecycle.state is state


def test_an_approval_of_other_content_is_outdated_and_does_not_count() -> None:
    review = retitled(decided(asked("lead", "director"), "lead", APPROVED))
    assert [approval.approver for approval in outdated(review)] == ["lead"]
    review = decided(review, "director", APPROVED)
    assert review.lifecycle.state is ReviewState.IN_REVIEW
    review = decided(review, "lead", APPROVED)
    assert review.lifecycle.state is ReviewState.APPROVED
    assert outdated(review) == ()


@pytest.mark.parametrize("state", [ReviewState.PUBLISHED, ReviewState.CLOSED])
def test_a_late_verdict_does_not_take_a_published_review_back(state: ReviewState) -> None:
    review = asked("lead")
    review = applied(review, set_field(review.lifecycle, "state", state))
    assert decided(review, "lead", CHANGES).lifecycle.state is state


def test_a_review_nobody_was_asked_about_is_not_approved() -> None:
    assert not is_approved(asked())


def test_what_was_approved_is_kept_once_for_each_content() -> None:
    review = decided(asked("lead", "director"), "lead", APPROVED)
    review = decided(review, "director", APPROVED)
    (kept,) = review.approved_contents
    assert (kept.fingerprint, kept.content) == (fingerprint(review), canonical_content(review))
    review = decided(retitled(review), "lead", APPROVED)
    assert [each.fingerprint for each in review.approved_contents] == [
        kept.fingerprint,
        fingerprint(review),
    ]


def test_every_move_is_kept_with_who_and_when() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    moves = [(move.from_state, move.to_state, move.by, move.at) for move in review.transitions]
    assert moves == [
        (ReviewState.DRAFT, ReviewState.IN_REVIEW, "lead", START),
        (ReviewState.IN_REVIEW, ReviewState.APPROVED, "lead", START),
    ]


def test_one_character_more_makes_an_approved_review_void_and_taking_it_back_mends_it() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    assert not is_void(review)
    longer = applied(review, set_field(review.incident, "title", review.incident.title + "."))
    assert is_void(longer)
    assert longer.lifecycle.state is ReviewState.APPROVED
    assert not is_void(applied(longer, set_field(longer.incident, "title", "Checkout slow")))


def test_asking_again_waits_for_those_whose_approval_no_longer_holds() -> None:
    review = decided(decided(asked("lead", "director"), "lead", APPROVED), "director", APPROVED)
    review = decided(retitled(review), "director", APPROVED)
    review = applied(review, asked_again(review, START, "scribe"))
    verdicts = {entry.approver: entry.verdict for entry in review.approvals}
    assert verdicts == {"lead": PENDING, "director": APPROVED}
    assert review.lifecycle.state is ReviewState.IN_REVIEW
    assert last_approved(review) == review.approved_contents[-1]


@pytest.mark.parametrize("state", [ReviewState.PUBLISHED, ReviewState.CLOSED])
def test_asking_again_reopens_what_was_published_and_says_why(state: ReviewState) -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    review = retitled(applied(review, moved(review, state, START)))
    review = applied(review, asked_again(review, START))
    assert review.lifecycle.state is ReviewState.IN_REVIEW
    assert review.transitions[-2].to_state is ReviewState.REOPENED
    assert review.transitions[-2].reason == "The content was changed after it was approved."


def test_asking_again_after_changes_were_wanted_asks_whoever_wanted_them() -> None:
    review = decided(asked("lead"), "lead", CHANGES)
    review = applied(review, asked_again(review, START))
    assert review.approvals[0].verdict is PENDING
    assert review.lifecycle.state is ReviewState.IN_REVIEW


def test_a_published_review_stays_published_while_its_content_is_what_was_approved() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    review = applied(review, moved(review, ReviewState.PUBLISHED, START))
    again = applied(review, asked_again(review, START))
    assert again.lifecycle.state is ReviewState.PUBLISHED


def test_nobody_can_be_asked_again_where_nobody_is_listed() -> None:
    with pytest.raises(UserFacingError, match="add an approver"):
        asked_again(asked(), START)


def test_what_was_approved_waits_for_an_approver_who_comes_later() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    late = Approval(id="late", approver="director")
    review = applied(review, approver_added(review, late, START))
    assert review.lifecycle.state is ReviewState.IN_REVIEW
    late = review.approvals[-1]
    review = applied(review, approver_removed(review, late, START))
    assert review.lifecycle.state is ReviewState.APPROVED


def test_approvers_come_and_go_in_a_draft_and_leave_it_one() -> None:
    review = asked("lead", "director")
    review = applied(review, approver_removed(review, review.approvals[0], START))
    assert (review.lifecycle.state, review.transitions) == (ReviewState.DRAFT, ())


def test_a_review_that_was_changed_since_its_approval_is_not_closed() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    with pytest.raises(UserFacingError, match="Ask for approval again"):
        closed(retitled(review), START)
    assert applied(review, closed(review, START)).lifecycle.state is ReviewState.CLOSED


def test_what_leaves_the_house_says_that_it_changed_since() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    assert state_words(review) == "Approved"
    assert state_words(retitled(review)) == "Approved, then changed"


def test_a_kept_content_that_was_altered_is_found() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    assert altered_contents(review) == ()
    (kept,) = review.approved_contents
    other = applied(review, set_field(kept, "content", kept.content.replace("slow", "fast")))
    assert altered_contents(other) == other.approved_contents


class Approving(RuleBasedStateMachine):
    """Whatever is said, edited and asked in whatever order, nothing claims more than it may."""

    def __init__(self) -> None:
        super().__init__()
        self.review = asked("lead", "director")

    @rule(name=st.sampled_from(["lead", "director"]), verdict=st.sampled_from(Verdict))
    def decide(self, name: str, verdict: Verdict) -> None:
        self.review = decided(self.review, name, verdict)

    @rule(title=st.sampled_from(["Slow", "Down"]))
    def edit(self, title: str) -> None:
        self.review = applied(self.review, set_field(self.review.incident, "title", title))

    @rule()
    def ask_again(self) -> None:
        self.review = applied(self.review, asked_again(self.review, START))
        assert not is_void(self.review)

    @invariant()
    def every_approval_has_its_content(self) -> None:
        for entry in self.review.approvals:
            if entry.verdict is APPROVED:
                assert approved_content(self.review, entry.fingerprint) is not None
        kept = [each.fingerprint for each in self.review.approved_contents]
        assert len(kept) == len(set(kept))

    @invariant()
    def approved_by_all_and_its_state_agree(self) -> None:
        is_so = self.review.lifecycle.state is ReviewState.APPROVED and not is_void(self.review)
        assert not is_so or is_approved(self.review)


TestApproving = Approving.TestCase


def test_a_content_that_only_claims_the_fingerprint_is_never_compared_with() -> None:
    review = asked("lead")
    forged = ApprovedContent(id="f", fingerprint=fingerprint(review), content="{}", at=START)
    review = decided(applied(review, addition(review, forged)), "lead", APPROVED)
    kept = approved_content(review, fingerprint(review))
    assert kept is not None
    assert kept.content == canonical_content(review)
    assert last_approved(retitled(review)) == kept
    assert len(altered_contents(review)) == 1


def test_an_edit_taken_back_leaves_what_was_approved_approved() -> None:
    review = decided(asked("lead"), "lead", APPROVED)
    session = Session(review, FakeClock())
    session.apply(set_field(review.incident, "title", "Something else"))
    assert is_void(session.review)
    session.undo()
    assert is_approved(session.review)
    session.redo()
    assert is_void(session.review)
