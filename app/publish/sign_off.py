# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Signing off: a verdict is bound to the content it was given on, and moves the review's state.

Nothing is taken back behind anybody's back: what is edited after its approval stays approved in
the books, is shown as changed since (`is_void`), and is asked about again by `asked_again`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from app.errors import UserFacingError
from app.insight.stations import moved, moved_through, way
from app.publish.fingerprint import canonical_content, fingerprint
from app.publish.words import words
from app.review.approval import Approval, Verdict
from app.review.approved_content import ApprovedContent
from app.review.edits import Edit, addition, batch, removal, set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from app.translation import tr

_BEYOND = frozenset({ReviewState.PUBLISHED, ReviewState.CLOSED})
"""States a verdict given late does not take a review back from."""
_SIGNED = frozenset({ReviewState.APPROVED, *_BEYOND})
"""States that say somebody stands for the content."""


def decision(review: Review, approval: Approval, verdict: Verdict, now: datetime) -> Edit:
    """Return the edit that records a verdict on the content as it is now, and what it leads to."""
    decided = verdict is not Verdict.PENDING
    is_given = verdict is Verdict.APPROVED
    digest = fingerprint(review) if is_given else ""
    edits: list[Edit] = [
        set_field(approval, "verdict", verdict),
        set_field(approval, "decided_at", now if decided else None),
        set_field(approval, "fingerprint", digest),
    ]
    if is_given and approved_content(review, digest) is None:
        content = ApprovedContent(
            id="", fingerprint=digest, content=canonical_content(review), at=now
        )
        edits.append(addition(review, content))
    others = [entry for entry in review.approvals if entry.id != approval.id]
    verdicts = [verdict, *_standing(review, others)]
    edits += _moves(review, _state_of(verdicts), now, approval.approver)
    return batch(edits)


def approver_added(review: Review, approval: Approval, now: datetime) -> Edit:
    """Return the edit that asks one more approver; what was approved waits for them."""
    edits: list[Edit] = [addition(review, approval)]
    if review.lifecycle.state is ReviewState.APPROVED:
        edits.append(moved(review, ReviewState.IN_REVIEW, now))
    return batch(edits)


def approver_removed(review: Review, approval: Approval, now: datetime) -> Edit:
    """Return the edit that no longer asks an approver; nobody else may be left to wait for."""
    edits = [removal(review, Kind.APPROVAL, approval.id)]
    others = [entry for entry in review.approvals if entry.id != approval.id]
    if review.lifecycle.state is not ReviewState.DRAFT:
        edits += _moves(review, _state_of(_standing(review, others)), now)
    return batch(edits)


def asked_again(review: Review, now: datetime, by: str = "") -> Edit:
    """Return the edit that asks those whose verdict is not of this content, or asked for changes.

    Whoever approved just this content is not asked twice. Raises UserFacingError where nobody is.
    """
    if not review.approvals:
        raise UserFacingError(tr("Nobody is asked yet: add an approver, then ask."))
    waiting = [*outdated(review), *_wanting_changes(review)]
    edits: list[Edit] = [
        set_field(approval, field, value)
        for approval in waiting
        for field, value in (
            ("verdict", Verdict.PENDING),
            ("decided_at", None),
            ("fingerprint", ""),
        )
    ]
    here = review.lifecycle.state
    stations = way(here, ReviewState.IN_REVIEW)
    if stations and (here not in _BEYOND or is_void(review)):
        reason = tr("The content was changed after it was approved.") if is_void(review) else ""
        edits.append(moved_through(review, stations, now, by, reason))
    return batch(edits)


def closed(review: Review, now: datetime, by: str = "", reason: str = "") -> Edit:
    """Return the edit that closes the review. Raises UserFacingError where it can't be closed."""
    if is_void(review):
        raise UserFacingError(
            tr("The content was changed after it was approved. Ask for approval again, then close.")
        )
    return moved(review, ReviewState.CLOSED, now, by, reason)


def outdated(review: Review) -> tuple[Approval, ...]:
    """Return the approvals that were given on other content than there is now."""
    given = [entry for entry in review.approvals if entry.verdict is Verdict.APPROVED]
    if not given:
        return ()
    digest = fingerprint(review)
    return tuple(approval for approval in given if approval.fingerprint != digest)


def is_approved(review: Review) -> bool:
    """Tell whether everybody asked has approved the content as it is now."""
    given = [approval.verdict for approval in review.approvals]
    return bool(given) and set(given) == {Verdict.APPROVED} and not outdated(review)


def is_void(review: Review) -> bool:
    """Tell whether the review's state says approved, and its content is another one by now."""
    return review.lifecycle.state in _SIGNED and bool(outdated(review))


def state_words(review: Review) -> str:
    """Return where the review stands, for what leaves the house; void is said with it."""
    told = words(review.lifecycle.state)
    return tr("{0}, then changed").format(told) if is_void(review) else told


def altered_contents(review: Review) -> tuple[ApprovedContent, ...]:
    """Return what was kept as approved and no longer is what its fingerprint says."""
    return tuple(kept for kept in review.approved_contents if not _is_as_approved(kept))


def approved_content(review: Review, digest: str) -> ApprovedContent | None:
    """Return the content with that fingerprint as it was approved; None where it was not kept.

    What only claims that fingerprint is none: a difference is never told from it.
    """
    kept = (entry for entry in review.approved_contents if entry.fingerprint == digest)
    return next(filter(_is_as_approved, kept), None)


def last_approved(review: Review) -> ApprovedContent | None:
    """Return the content of the latest approval; of one that was asked for again since, too."""
    given = [each for each in review.approvals if each.verdict is Verdict.APPROVED]
    dated = [(each.decided_at, each.fingerprint) for each in given if each.decided_at is not None]
    if dated:
        return approved_content(review, max(dated)[1])
    return next(filter(_is_as_approved, reversed(review.approved_contents)), None)


def _is_as_approved(kept: ApprovedContent) -> bool:
    return hashlib.sha256(kept.content.encode()).hexdigest() == kept.fingerprint


def _wanting_changes(review: Review) -> list[Approval]:
    return [each for each in review.approvals if each.verdict is Verdict.CHANGES_REQUESTED]


def _standing(review: Review, approvals: Iterable[Approval]) -> list[Verdict]:
    """Return the verdicts as far as they hold: an approval of other content is no verdict."""
    old = {entry.id for entry in outdated(review)}
    return [Verdict.PENDING if entry.id in old else entry.verdict for entry in approvals]


def _state_of(verdicts: list[Verdict]) -> ReviewState:
    if Verdict.CHANGES_REQUESTED in verdicts:
        return ReviewState.CHANGES_REQUESTED
    if verdicts and set(verdicts) == {Verdict.APPROVED}:
        return ReviewState.APPROVED
    return ReviewState.IN_REVIEW


def _moves(review: Review, state: ReviewState, now: datetime, by: str = "") -> list[Edit]:
    """Return the edits that lead there; none where it is there, or beyond."""
    here = review.lifecycle.state
    if here is state or here in _BEYOND:
        return []
    return [moved_through(review, way(here, state), now, by)]
