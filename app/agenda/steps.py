# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The ten steps, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.translation import marked, tr


class Group(StrEnum):
    """When a step is mostly done."""

    BEFORE = "before"
    MEETING = "meeting"
    AFTER = "after"


class StepKind(StrEnum):
    """What may be done to a step's time when another one runs over."""

    CONFIRM = "confirm"
    FIXED = "fixed"
    ELASTIC = "elastic"
    PROTECTED = "protected"


@dataclass(frozen=True)
class Step:
    """One step: `number` from 1 to 10; `floor` is the least time it needs, in minutes."""

    number: int
    key: str
    words: str
    group: Group
    kind: StepKind
    floor: int

    @property
    def title(self) -> str:
        """What the step is called."""
        return tr(self.words)


STEPS = (
    Step(1, "trigger", marked("Trigger & timing"), Group.BEFORE, StepKind.CONFIRM, 1),
    Step(2, "crew", marked("Crew"), Group.BEFORE, StepKind.FIXED, 2),
    Step(3, "facts", marked("Facts"), Group.BEFORE, StepKind.CONFIRM, 3),
    Step(4, "timeline", marked("Timeline"), Group.MEETING, StepKind.ELASTIC, 10),
    Step(5, "impact", marked("Impact"), Group.MEETING, StepKind.ELASTIC, 2),
    Step(6, "causes", marked("Causes"), Group.MEETING, StepKind.ELASTIC, 8),
    Step(7, "observations", marked("Went well / didn't"), Group.MEETING, StepKind.ELASTIC, 3),
    Step(8, "actions", marked("Actions"), Group.MEETING, StepKind.PROTECTED, 8),
    Step(9, "approval", marked("Approve & publish"), Group.AFTER, StepKind.CONFIRM, 1),
    Step(10, "follow_through", marked("Follow-through"), Group.AFTER, StepKind.CONFIRM, 1),
)
"""Kinds and floors: the proposed budgets in the notes on facilitation, step by step."""


def step(number: int) -> Step:
    """Return the step of a number from 1 to 10."""
    return STEPS[number - 1]
