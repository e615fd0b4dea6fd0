# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash check`: what a review still lacks."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from app.agenda.completion import incomplete
from app.agenda.steps import step
from app.cli import exit_codes
from app.cli.review_argument import named_review, services
from app.cli.terminal import plain
from app.insight.action_checks.rule import ActionRules
from app.insight.action_findings import ActionFinding, action_findings
from app.insight.actions import uncovered
from app.insight.crew import not_invited
from app.insight.logic import findings as logic_findings
from app.insight.logic_rule import LogicRule, Weight
from app.insight.metrics import disorder
from app.insight.readiness import readiness, verdict
from app.review.action import Action
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr


@dataclass(frozen=True)
class Lack:
    """Something a review still lacks, and the step where it is done; a rule says more."""

    step: int
    finding: str
    rule: str = ""
    cause: str = ""
    action: str = ""
    field: str = ""
    weight: str = ""


def check(asked: Namespace) -> int:
    """Print what a review still lacks; the exit code tells whether there is anything."""
    with services(asked.data) as built, named_review(asked.review, built) as (review, _):
        today = built.clock.now().astimezone().date()
        found = findings(review, built.rules.cause_logic, built.rules.actions, today)
        ready = readiness(review, built.rules.readiness, today)
    if asked.json:
        told = [{name: value for name, value in asdict(lack).items() if value} for lack in found]
        approval = {"ready": ready.is_ready, "needed": ready.needed, "advised": ready.advised}
        whole = {"id": review.id, "findings": told, "approval": approval}
        print(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        for lack in found:
            rule = f"{lack.rule} " if lack.rule else ""
            print(f"{lack.step:>2} {step(lack.step).title}: {rule}{plain(lack.finding)}")
        if not found and ready.is_ready:
            print(tr("Nothing is missing."))
        print(verdict(ready))
    return exit_codes.FINDINGS if found else exit_codes.OK


def findings(
    review: Review, logic: Sequence[LogicRule], actions: ActionRules, today: date
) -> list[Lack]:
    """Return what is still to do, with the step where it is done, in the order of the steps."""
    found = [
        Lack(entry.step, tr("not yet: {0}").format(entry.text)) for entry in incomplete(review)
    ]
    found += [
        Lack(2, tr("named in the timeline, not invited: {0}").format(name))
        for name in not_invited(review)
    ]
    found += [Lack(4, entry.sentence) for entry in disorder(review)]
    found += [
        Lack(6, each.message, each.rule, cause=each.cause_id, weight=each.weight)
        for each in logic_findings(review, logic)
    ]
    found += [
        Lack(8, tr("C{0} can be acted on and has no action: {1}").format(cause.number, cause.text))
        for cause in uncovered(review)
    ]
    found += [
        _of_action(each, review)
        for each in action_findings(review, actions, today)
        if each.weight is not Weight.HINT
    ]
    return sorted(found, key=lambda lack: lack.step)


def _of_action(finding: ActionFinding, review: Review) -> Lack:
    """Tell a finding with the action it is about, where the words don't name it."""
    action = review.get(Kind.ACTION, finding.action_id)
    name = f"A{action.number}" if isinstance(action, Action) else ""
    told = finding.message if not name or name in finding.seen else f"{name}: {finding.message}"
    return Lack(
        8, told, finding.rule, action=finding.action_id, field=finding.field, weight=finding.weight
    )
