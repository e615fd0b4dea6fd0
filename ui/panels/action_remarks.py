# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the rules say of the actions, worked out once for each snapshot of the review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.insight.action_checks.rule import ActionRules
from app.insight.action_findings import ActionFinding, action_findings
from app.insight.logic_rule import Weight
from app.review.action import Action
from app.review.review import Review

_WORDED = ("text", "done_when")


class ActionRemarks:
    """Every method answers for the review it is given."""

    def __init__(self, rules: ActionRules, today: Callable[[], date]) -> None:
        self.rules = rules
        self.is_read_along = False
        self._today = today
        self._review: Review | None = None
        self._day: date | None = None
        self._found: dict[str, list[ActionFinding]] = {}

    def of(self, review: Review, action_id: str = "") -> tuple[ActionFinding, ...]:
        """Return the remarks about one action, or with no id those about all of them."""
        return tuple(self._by_action(review).get(action_id, ()))

    def remarked(self, review: Review) -> frozenset[str]:
        """Return the actions with a remark that is more than a hint."""
        return frozenset(
            action_id
            for action_id, found in self._by_action(review).items()
            if any(each.weight is not Weight.HINT for each in found)
        )

    def line(self, review: Review, action: Action) -> str:
        """Return the first remark about an action for the second line of its row; hints wait."""
        found = [each for each in self.of(review, action.id) if each.weight is not Weight.HINT]
        if self.is_read_along:  # a room is told what is missing, and nothing about wordings
            found = [each for each in found if not (each.words and each.field in _WORDED)]
        if not found:
            return ""
        if len(found) == 1:
            return found[0].message
        words = QCoreApplication.translate("actions", "{0} {1} more to look at.")
        return words.format(found[0].seen, len(found) - 1)

    def _by_action(self, review: Review) -> dict[str, list[ActionFinding]]:
        day = self._today()
        if self._review is not review or self._day != day:
            self._review, self._day, self._found = review, day, {}
            for finding in action_findings(review, self.rules, day):
                self._found.setdefault(finding.action_id, []).append(finding)
        return self._found
