# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the rules of cause logic say of a review. Fast enough to be asked at every keystroke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.insight.logic_checks.table import CHECKS
from app.insight.logic_checks.view import Hit, LogicView
from app.insight.logic_rule import LogicRule, Weight
from app.review.review import Review
from app.translation import tr

_TEXT = "{text}"
_ORDER = {weight: place for place, weight in enumerate(Weight)}


@dataclass(frozen=True)
class Finding:
    """One remark about a cause: what is seen, then what a room can do about it.

    `better` is the second half of `message` by itself. `related` are the other causes it is about.
    """

    rule: str
    cause_id: str
    message: str
    weight: Weight
    better: str = ""
    related: tuple[str, ...] = ()


def findings(review: Review, rules: Sequence[LogicRule]) -> tuple[Finding, ...]:
    """Return what `rules` find: the weightier first, then by rule, then in the causes' order."""
    view = LogicView(review)
    found = [finding for rule in rules for finding in _found_by(rule, view)]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.weight]))


def _found_by(rule: LogicRule, view: LogicView) -> Iterator[Finding]:
    for hit in CHECKS[rule.check].find(view, rule.parameters):
        yield _finding(rule, view, hit)


def _finding(rule: LogicRule, view: LogicView, hit: Hit) -> Finding:
    saying = rule.sayings[hit.case]
    values = {"name": view.name(hit.cause_id), **hit.values}
    seen, better = tr(saying.message), tr(saying.better)
    if _TEXT in seen or _TEXT in better:
        values["text"] = view.text(hit.cause_id)
    better = _sentence(better, values)
    message = f"{_sentence(seen, values)} {better}".strip()
    return Finding(rule.id, hit.cause_id, message, rule.weight, better, hit.related)


def _sentence(template: str, values: dict[str, str]) -> str:
    said = template.format_map(values) if "{" in template else template
    return said[:1].upper() + said[1:]
