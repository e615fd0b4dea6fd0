# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Signing off: a verdict is bound to the content it was given on, and moves the review's state."""

from __future__ import annotations

from datetime import datetime

from app.publish.fingerprint import fingerprint
from app.review.approval import Approval, Verdict
from app.review.edits import Edit, batch, set_field
from app.review.lifecycle import ReviewState
from app.review.review import Review

_BEYOND = frozenset({ReviewState.PUBLISHED, ReviewState.CLOSED})
"""States a verdict given late does not take a review back from."""


def decision(review: Review, approval: Approval, verdict: Verdict, now: datetime) -> Edit:
    """Return the edit that records a verdict on the content as it is now."""
    decided = verdict is not Verdict.PENDING
    digest = fingerprint(review) if verdict is Verdict.APPROVED else ""
    edits: list[Edit] = [
        set_field(approval, "verdict", verdict),
        set_field(approval, "decided_at", now if decided else None),
        set_field(approval, "fingerprint", digest),
        set_field(review.lifecycle, "state", _state_after(review, approval, verdict)),
    ]
    return batch(edits)


def outdated(review: Review) -> tuple[Approval, ...]:
    """Return the approvals that were given on other content than there is now."""
    digest = fingerprint(review)
    return tuple(
        approval
        for approval in review.approvals
        if approval.verdict is Verdict.APPROVED and approval.fingerprint != digest
    )


def is_approved(review: Review) -> bool:
    """Tell whether everybody asked has approved the content as it is now."""
    given = [approval.verdict for approval in review.approvals]
    return bool(given) and set(given) == {Verdict.APPROVED} and not outdated(review)


def _state_after(review: Review, decided: Approval, verdict: Verdict) -> ReviewState:
    if review.lifecycle.state in _BEYOND:
        return review.lifecycle.state
    others = [entry for entry in review.approvals if entry.id != decided.id]
    verdicts = {verdict, *(entry.verdict for entry in others)}
    if Verdict.CHANGES_REQUESTED in verdicts:
        return ReviewState.CHANGES_REQUESTED
    old = {entry.id for entry in outdated(review)} - {decided.id}
    if verdicts == {Verdict.APPROVED} and not old:
        return ReviewState.APPROVED
    return ReviewState.IN_REVIEW
