# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A proposal to win back lost time: shorter later steps, or how much can't be won.

Time is taken from the elastic steps that are still to come, in proportion to what each can give,
never under its floor and never from a protected step (the rule: notes on facilitation, "proposed
step budgets"). Nothing is applied by itself; `accepted` makes the edit once a person agrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.agenda.clock import ClockState
from app.agenda.pace import pace
from app.agenda.steps import STEPS, StepKind
from app.review.clock_fact import ClockFact, Command
from app.review.edits import Add, Edit, batch
from app.review.ids import new_id
from app.review.item import Kind
from app.review.rank import ranks_after
from app.review.review import Review

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Respread:
    """`cuts` are the minutes taken from steps by number; `short` the minutes still missing then."""

    behind: int
    cuts: Mapping[int, int]
    short: int

    @property
    def won(self) -> int:
        """The minutes that the cuts win back."""
        return sum(self.cuts.values())


def respread(state: ClockState) -> Respread | None:
    """Return how to end on time, in whole minutes; None while less than a minute is lost."""
    standing = pace(state)
    if standing is None or standing.behind < _MINUTE:
        return None
    behind = -(-standing.behind // _MINUTE)
    room = {
        step.number: _spare(state, step.number, step.floor)
        for step in STEPS[state.step :]
        if step.kind is StepKind.ELASTIC
    }
    cuts = _shared_out(min(behind, sum(room.values())), room)
    return Respread(behind, cuts, behind - sum(cuts.values()))


def accepted(review: Review, now: datetime, proposal: Respread) -> Edit:
    """Return the edit that shortens the steps as proposed."""
    ranks = ranks_after(review.last_rank(Kind.CLOCK_FACT), len(proposal.cuts))
    cut = ClockFact(id="", command=Command.ADJUST, at=now)
    return batch(
        Add(replace(cut, id=new_id(), rank=rank, step=number, minutes=-minutes))
        for rank, (number, minutes) in zip(ranks, proposal.cuts.items(), strict=True)
    )


def _spare(state: ClockState, number: int, floor: int) -> int:
    """Return the whole minutes a step to come can give: down to its floor, or what it has used."""
    kept = max(floor * _MINUTE, state.used[number - 1])
    return max(0, (state.planned[number - 1] - kept) // _MINUTE)


def _shared_out(minutes: int, room: Mapping[int, int]) -> dict[int, int]:
    """Share `minutes` out in proportion to `room`, in whole minutes (largest remainders first)."""
    total = sum(room.values())
    if not total:
        return {}
    exact = {number: minutes * spare / total for number, spare in room.items()}
    cuts = {number: int(share) for number, share in exact.items()}
    by_remainder = sorted(room, key=lambda number: (cuts[number] - exact[number], number))
    for number in by_remainder[: minutes - sum(cuts.values())]:
        cuts[number] += 1
    return {number: cut for number, cut in cuts.items() if cut}
