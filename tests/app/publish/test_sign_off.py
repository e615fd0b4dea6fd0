# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Verdicts: what they are bound to, and where they take the review."""

from __future__ import annotations

import pytest

from app.publish.fingerprint import fingerprint
from app.publish.sign_off import decision, is_approved, outdated
from app.review.approval import Approval, Verdict
from app.review.edits import set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fakes import START

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
