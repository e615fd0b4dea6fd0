# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The edits of a look back at an action: each keeps its reason beside what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.errors import UserFacingError
from app.insight.portfolio import person_key
from app.insight.stations import moved
from app.review.action import Action, ActionStatus
from app.review.approval import Approval, Verdict
from app.review.edits import Add, Edit, addition, batch, set_field
from app.review.follow_up import FollowUp, FollowUpKind
from app.review.ids import new_id
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.rank import ranks_after
from app.review.review import Review
from app.translation import tr


@dataclass(frozen=True)
class Looker:
    """Who looks back, when (aware), and which day that is where they are."""

    by: str
    at: datetime
    today: date


def redated(
    review: Review, moved: Sequence[tuple[Action, date]], reason: str, looker: Looker
) -> Edit:
    """Return the edit that gives actions new dates. Raises UserFacingError without a reason."""
    if any(due == action.due for action, due in moved):
        raise UserFacingError(tr("That is its date already; give another one."))
    return batch(_dated(review, moved, FollowUpKind.REDATED, reason, looker))


def recommitted(review: Review, action: Action, due: date, reason: str, looker: Looker) -> Edit:
    """Return the edit that promises an action again, for the same or another date."""
    _check_date(due, looker)
    told = _told(action, FollowUpKind.RECOMMITTED, reason, looker, due=due)
    edits: list[Edit] = [addition(review, told)]
    if due != action.due:
        edits.append(set_field(action, "due", due))
    return batch(edits)


def handed_over(review: Review, action: Action, owner: str, reason: str, looker: Looker) -> Edit:
    """Return the edit that gives an action to somebody else."""
    name = owner.strip()
    if not name:
        raise UserFacingError(tr("Say who takes it over."))
    if person_key(name) == person_key(action.owner):
        raise UserFacingError(tr("{0} owns it already; name somebody else.").format(name))
    told = _told(action, FollowUpKind.HANDED_OVER, reason, looker, owner=name)
    return batch([addition(review, told), set_field(action, "owner", name)])


def closed(review: Review, action: Action, reason: str, looker: Looker) -> Edit:
    """Return the edit that gives an action up, with the reason."""
    told = _told(action, FollowUpKind.CLOSED, reason, looker)
    return batch(
        [
            addition(review, told),
            set_field(action, "status", ActionStatus.DROPPED),
            set_field(action, "dropped_on", looker.today),
        ]
    )


def reopened(
    review: Review,
    slipped: Iterable[Action],
    *,
    reason: str,
    due: date,
    approver: str,
    looker: Looker,
) -> Edit:
    """Return the one edit that reopens a review.

    What slipped is promised for a new date, and the approver is asked once more.
    """
    _check_reason(reason)
    _check_date(due, looker)
    if not approver.strip():
        raise UserFacingError(tr("Name who approves the review once more."))
    chosen = [(action, due) for action in slipped]
    edits = _dated(review, chosen, FollowUpKind.REOPENED, reason, looker)
    edits.append(moved(review, ReviewState.REOPENED, looker.at, looker.by, reason.strip()))
    edits.append(_asked_again(review, approver.strip()))
    return batch(edits)


def _asked_again(review: Review, approver: str) -> Edit:
    """Return the edit after which somebody is to approve; what was given before is taken back."""
    known = [one for one in review.approvals if person_key(one.approver) == person_key(approver)]
    if not known:
        return addition(review, Approval(id="", approver=approver))
    return batch(
        set_field(known[0], field, value)
        for field, value in (
            ("verdict", Verdict.PENDING),
            ("decided_at", None),
            ("fingerprint", ""),
        )
    )


def _dated(
    review: Review,
    chosen: Sequence[tuple[Action, date]],
    kind: FollowUpKind,
    reason: str,
    looker: Looker,
) -> list[Edit]:
    """Return the edits that keep a look back at each action, and set its date."""
    ranks = ranks_after(review.last_rank(Kind.FOLLOW_UP), len(chosen))
    edits: list[Edit] = []
    for (action, due), rank in zip(chosen, ranks, strict=True):
        told = _told(action, kind, reason, looker, due=due)
        edits.append(Add(replace(told, id=new_id(), rank=rank)))
        if due != action.due:
            edits.append(set_field(action, "due", due))
    return edits


def _told(
    action: Action,
    kind: FollowUpKind,
    reason: str,
    looker: Looker,
    *,
    due: date | None = None,
    owner: str = "",
) -> FollowUp:
    """Return the look back. Raises UserFacingError where nobody said why."""
    _check_reason(reason)
    return FollowUp(
        id="",
        action_id=action.id,
        kind=kind,
        at=looker.at,
        by=looker.by,
        reason=reason.strip(),
        from_due=action.due,
        to_due=due or action.due,
        from_owner=action.owner,
        to_owner=owner or action.owner,
    )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise UserFacingError(tr("Say why, in a few words: those who look back later will ask."))


def _check_date(due: date, looker: Looker) -> None:
    if due < looker.today:
        raise UserFacingError(tr("That day has passed; give one that is still to come."))
