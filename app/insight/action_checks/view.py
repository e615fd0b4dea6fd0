# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What all checks of actions look at, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from app.insight.action_checks.rule import ActionRules
from app.insight.logic_rule import LogicRule
from app.review.action import Action
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr

WHOLE = ""
"""Stands for the action where a finding is about all of them."""
_LONGEST_LIST = 4


class Hit(NamedTuple):
    """Where a check fired: the action, the field to go to, the case, and the case's values."""

    action_id: str
    field: str
    case: str
    values: Mapping[str, str] = MappingProxyType({})
    related: tuple[str, ...] = ()
    rewrite: str = ""


@dataclass(frozen=True)
class ActionCheck:
    """A check, the cases it tells apart, and what a rule may say and set about it."""

    find: Callable[[ActionView, LogicRule], Iterator[Hit]]
    cases: tuple[str, ...]
    placeholders: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


class ActionView:
    """The actions of one review on one day. What is done or dropped is not looked at."""

    def __init__(self, review: Review, rules: ActionRules, today: date) -> None:
        self.review = review
        self.rules = rules
        self.today = today

    @cached_property
    def open(self) -> tuple[Action, ...]:
        """What is left to do, ideas too."""
        return tuple(action for action in self.review.actions if action.is_open)

    @cached_property
    def promised(self) -> tuple[Action, ...]:
        """What is left to do and was promised."""
        return tuple(action for action in self.open if action.committed)

    @cached_property
    def met_on(self) -> date | None:
        """The day of the meeting where the review is; None while it is not known."""
        at: datetime | None = self.review.meeting.scheduled_at
        return at.astimezone(zone_of(self.review)).date() if at is not None else None

    def promised_on(self, action: Action) -> date | None:
        """Return the day from which an action's time counts."""
        return action.committed_on or self.met_on

    def names(self, actions: Iterable[Action]) -> str:
        """Return names as they are read aloud: "A1, A2 and A3"."""
        told = [f"A{action.number}" for action in actions]
        if len(told) > _LONGEST_LIST:
            told[_LONGEST_LIST - 1 :] = [tr("{0} more").format(len(told) - _LONGEST_LIST + 1)]
        return tr(" and ").join(part for part in (", ".join(told[:-1]), told[-1]) if part)
