# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the actions of one review stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.causal.graph import CauseGraph
from app.insight.follow_up import is_overdue
from app.review.action import Action, ActionStatus
from app.review.cause import Cause
from app.review.review import Review
from app.translation import tr

WINDOW = timedelta(days=30)


@dataclass(frozen=True)
class Completion:
    """Completion rate = actions done within the window ÷ actions due in the window."""

    due: int
    done: int

    @property
    def rate(self) -> float | None:
        """The rate from 0 to 1; None while nothing was due."""
        return self.done / self.due if self.due else None


def committed(review: Review) -> tuple[Action, ...]:
    """Return the actions that were promised and not dropped."""
    return tuple(
        action
        for action in review.actions
        if action.committed and action.status is not ActionStatus.DROPPED
    )


def overdue(review: Review, today: date) -> tuple[Action, ...]:
    """Return the open actions past their date."""
    return tuple(action for action in committed(review) if is_overdue(action, today))


def completion(review: Review, today: date) -> Completion:
    """Return how many of the actions due so far are done."""
    due = [action for action in committed(review) if action.due is not None and action.due <= today]
    done = [action for action in due if action.status is ActionStatus.DONE]
    return Completion(len(due), len(done))


def missing_parts(action: Action) -> tuple[str, ...]:
    """Return what an action lacks to be ready: owner, date, kind, cause or how it is known done."""
    parts = (
        (tr("wording"), action.text),
        (tr("owner"), action.owner),
        (tr("date"), action.due),
        (tr("done-when"), action.done_when),
        (tr("cause"), action.cause_ids),
        (tr("aim"), action.aim),
    )
    return tuple(name for name, value in parts if not value)


@dataclass(frozen=True)
class Coverage:
    """A cause that can be acted on, and the actions that answer it, those dropped left aside."""

    cause: Cause
    actions: tuple[Action, ...]

    @property
    def is_open(self) -> bool:
        """True while there is neither an action nor a written reason for none."""
        return not self.actions and not self.cause.accepted_because

    @property
    def is_ready(self) -> bool:
        """True once an action that was promised and lacks nothing answers it."""
        return any(is_ready(action) for action in self.actions)


def is_ready(action: Action) -> bool:
    """Tell whether an action was promised and lacks nothing."""
    return action.committed and not missing_parts(action)


def coverage(review: Review) -> tuple[Coverage, ...]:
    """Return each cause that can be acted on with the actions that answer it."""
    graph = CauseGraph(review)
    return tuple(
        Coverage(
            cause,
            tuple(
                action
                for action in graph.actions(cause.id)
                if action.status is not ActionStatus.DROPPED
            ),
        )
        for cause in review.causes
        if graph.is_actionable(cause.id)
    )


def uncovered(review: Review) -> tuple[Cause, ...]:
    """Return the causes that can be acted on and have neither action nor written acceptance."""
    return tuple(covered.cause for covered in coverage(review) if covered.is_open)
