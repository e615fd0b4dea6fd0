# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the rules say of a review's actions. Fast enough to be asked at every keystroke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.insight.action_checks.rule import ActionRules
from app.insight.action_checks.table import CHECKS
from app.insight.action_checks.view import ActionView, Hit
from app.insight.logic_checks.view import shortened
from app.insight.logic_rule import LogicRule, Weight
from app.review.action import Action
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr

_LONGEST_TEXT = 60
_ORDER = {weight: place for place, weight in enumerate(Weight)}


@dataclass(frozen=True)
class ActionFinding:
    """One remark: what is seen, the better form, and the action and field it leads to.

    `action_id` is empty where it is about all actions. `related` are other actions it names;
    `words` are those of the text that it is about; `rewrite` is a wording to begin anew with, its
    [words] to be filled in. Both are empty where there are none.
    """

    rule: str
    action_id: str
    field: str
    seen: str
    better: str
    weight: Weight
    related: tuple[str, ...] = ()
    words: str = ""
    rewrite: str = ""

    @property
    def message(self) -> str:
        """The whole remark."""
        return f"{self.seen} {self.better}"


def action_findings(review: Review, rules: ActionRules, today: date) -> tuple[ActionFinding, ...]:
    """Return what `rules` find on the day `today`: the weightier first, then by rule and order.

    Actions done or dropped are left alone; an idea is asked only for what it says.
    """
    view = ActionView(review, rules, today)
    found = [finding for rule in rules.rules for finding in _found_by(rule, view)]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.weight]))


def _found_by(rule: LogicRule, view: ActionView) -> Iterator[ActionFinding]:
    for hit in CHECKS[rule.check].find(view, rule):
        yield _finding(rule, view, hit)


def _finding(rule: LogicRule, view: ActionView, hit: Hit) -> ActionFinding:
    saying = rule.sayings[hit.case]
    values = {"name": "", "text": "", **hit.values}
    action = view.review.get(Kind.ACTION, hit.action_id)
    if isinstance(action, Action):
        values |= {"name": f"A{action.number}", "text": shortened(action.text, _LONGEST_TEXT)}
    seen, better = (tr(said).format_map(values) for said in (saying.message, saying.better))
    return ActionFinding(
        rule.id,
        hit.action_id,
        hit.field,
        seen,
        better,
        rule.weight,
        hit.related,
        hit.values.get("words", ""),
        hit.rewrite,
    )
