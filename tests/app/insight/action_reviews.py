# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Actions to try the rules on, and what they find."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.insight.action_checks.rule import ActionRules
from app.insight.action_findings import ActionFinding, action_findings
from app.review.action import Action, ActionKind, ActionSize, Aim
from app.review.cause import Cause
from app.review.incident import Severity
from app.review.item import Item
from app.review.review import Review
from app.rules.rules import Rules
from tests.builders import review_with, with_fields

MET = datetime(2026, 11, 20, 14, tzinfo=UTC)
TODAY = MET.date()
RULES: ActionRules = Rules().actions
CAUSE = Cause(id="c", number=1, text="No alert on a full disk")
READY = Action(
    id="a1",
    number=1,
    text="Add an alert on the disk of each host",
    owner="Ann Archer",
    due=TODAY + timedelta(days=10),
    kind=ActionKind.ALERT,
    aim=Aim.DETECT,
    size=ActionSize.SMALL,
    cause_ids=("c",),
    done_when="A test alert reaches the pager",
)


def action(number: int = 1, **fields: Any) -> Action:
    """Return an action that lacks nothing, but for what is said here."""
    return replace(READY, id=f"a{number}", number=number, rank=f"{number:03}", **fields)


def review_of(*items: Item, severity: Severity | None = Severity.SEV1) -> Review:
    """Return a review of a SEV-1 that met on 20 November, with one cause."""
    review = review_with(CAUSE, *items)
    review = with_fields(review, review.incident, severity=severity)
    return with_fields(review, review.meeting, scheduled_at=MET)


def found(*items: Item, today: date = TODAY, **review: Any) -> list[ActionFinding]:
    """Return what the shipped rules find."""
    return list(action_findings(review_of(*items, **review), RULES, today))


def told(*items: Item, **review: Any) -> list[tuple[str, str, str]]:
    """Return rule, action and field of each finding."""
    return [(each.rule, each.action_id, each.field) for each in found(*items, **review)]
