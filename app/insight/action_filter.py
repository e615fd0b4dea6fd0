# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Choose among the actions of a review: by words, by owner, by how they stand, by remarks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.insight.follow_up import is_overdue
from app.review.action import Action, ActionStatus
from app.review.review import Review


class Standing(StrEnum):
    """How an action stands, as one asks for it."""

    OPEN = "open"
    OVERDUE = "overdue"
    IDEA = "idea"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class ActionFilter:
    """What is asked for; the empty filter takes everything."""

    words: str = ""
    owner: str = ""
    standing: Standing | None = None
    only_remarked: bool = False

    def takes(self, action: Action, remarked: Collection[str], today: date) -> bool:
        """Tell whether an action is asked for; `remarked` are the ids that have a remark."""
        if self.only_remarked and action.id not in remarked:
            return False
        if self.owner and action.owner != self.owner:
            return False
        if self.standing is not None and not _stands(action, self.standing, today):
            return False
        text = _searched(action)
        return all(word in text for word in self.words.casefold().split())


def owners(review: Review) -> tuple[str, ...]:
    """Return who owns an action, in the order of the alphabet."""
    names = {action.owner for action in review.actions if action.owner}
    return tuple(sorted(names, key=str.casefold))


def _stands(action: Action, standing: Standing, today: date) -> bool:
    if standing is Standing.IDEA:
        return action.is_open and not action.committed
    if standing is Standing.OPEN:
        return action.is_open and action.committed
    if standing is Standing.OVERDUE:
        return action.committed and is_overdue(action, today)
    status = ActionStatus.DONE if standing is Standing.DONE else ActionStatus.DROPPED
    return action.status is status


def _searched(action: Action) -> str:
    parts = (
        f"A{action.number}",
        action.text,
        action.owner,
        action.done_when,
        action.tracker_key,
    )
    return "\n".join(parts).casefold()
