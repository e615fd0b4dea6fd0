# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The stations of a review and the moves between them; each move is kept with who, when and why.

Whether the content is the one that was approved is no question of this module: `app.publish` asks
it before it moves a review to where that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from app.errors import UserFacingError
from app.insight.actions import committed
from app.review.edits import Add, Edit, batch, set_field
from app.review.ids import new_id
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.rank import ranks_after
from app.review.review import Review
from app.review.transition import Transition
from app.translation import marked, tr

_S = ReviewState

MOVES: Mapping[ReviewState, frozenset[ReviewState]] = MappingProxyType(
    {
        _S.DRAFT: frozenset({_S.IN_REVIEW}),
        _S.IN_REVIEW: frozenset({_S.DRAFT, _S.CHANGES_REQUESTED, _S.APPROVED}),
        _S.CHANGES_REQUESTED: frozenset({_S.DRAFT, _S.IN_REVIEW}),
        _S.APPROVED: frozenset({_S.IN_REVIEW, _S.PUBLISHED, _S.CLOSED, _S.REOPENED}),
        _S.PUBLISHED: frozenset({_S.CLOSED, _S.REOPENED}),
        _S.CLOSED: frozenset({_S.REOPENED}),
        _S.REOPENED: frozenset({_S.IN_REVIEW, _S.PUBLISHED, _S.CLOSED}),
    }
)
"""Where a review may go from each station. Every verdict is given in review.

A reopened one goes back to where it was where its content still is what was approved.
"""

_TOLD = {
    _S.DRAFT: marked("a draft"),
    _S.IN_REVIEW: marked("in review"),
    _S.CHANGES_REQUESTED: marked("waiting for changes"),
    _S.APPROVED: marked("approved"),
    _S.PUBLISHED: marked("published"),
    _S.CLOSED: marked("closed"),
    _S.REOPENED: marked("reopened"),
}


class MoveRefused(UserFacingError):
    """The review can't go there from where it is, or something the move needs is missing."""


def may_move(review: Review, to_state: ReviewState) -> bool:
    """Tell whether the review may go to `to_state` from where it is."""
    return to_state in MOVES[review.lifecycle.state]


def needs_reason(review: Review, to_state: ReviewState) -> bool:
    """Tell whether a move wants a reason: reopening, and closing while something is left to do."""
    if to_state is _S.CLOSED:
        return any(action.is_open for action in committed(review))
    return to_state is _S.REOPENED


def moved(
    review: Review, to_state: ReviewState, at: datetime, by: str = "", reason: str = ""
) -> Edit:
    """Return the edit that moves the review to `to_state`. Raises MoveRefused."""
    return moved_through(review, (to_state,), at, by, reason)


def moved_through(
    review: Review,
    stations: Sequence[ReviewState],
    at: datetime,
    by: str = "",
    reason: str = "",
) -> Edit:
    """Return the edit that moves the review through several stations. Raises MoveRefused."""
    told = reason.strip()
    state = review.lifecycle.state
    edits: list[Edit] = []
    ranks = ranks_after(review.last_rank(Kind.TRANSITION), len(stations))
    for to_state, rank in zip(stations, ranks, strict=True):
        _check(review, state, to_state, told)
        move = Transition(
            id=new_id(), rank=rank, from_state=state, to_state=to_state, at=at, by=by, reason=told
        )
        edits.append(Add(move))
        state = to_state
    return batch([*edits, set_field(review.lifecycle, "state", state)])


def way(from_state: ReviewState, to_state: ReviewState) -> tuple[ReviewState, ...]:
    """Return the stations on the shortest way to `to_state`, itself last; none where it is there.

    Every station can be reached from every other.
    """
    ways: dict[ReviewState, tuple[ReviewState, ...]] = {from_state: ()}
    waiting = [from_state]
    while to_state not in ways:
        here = waiting.pop(0)
        for there in ReviewState:
            if there in MOVES[here] and there not in ways:
                ways[there] = (*ways[here], there)
                waiting.append(there)
    return ways[to_state]


def _check(review: Review, state: ReviewState, to_state: ReviewState, reason: str) -> None:
    if to_state not in MOVES[state]:
        raise MoveRefused(
            tr("This review is {0}; from there it can become {1}.").format(
                tr(_TOLD[state]), _or(tr(_TOLD[each]) for each in _S if each in MOVES[state])
            )
        )
    if needs_reason(review, to_state) and not reason:
        if to_state is _S.CLOSED:
            raise MoveRefused(
                tr("Actions are still open: say why the review is closed all the same.")
            )
        raise MoveRefused(tr("Say why the review is opened again."))


def _or(told: Iterable[str]) -> str:
    return tr(" or ").join(told)
