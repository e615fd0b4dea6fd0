# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Small cause graphs, and what the shipped rules of logic say of them."""

from __future__ import annotations

from app.insight.logic import Finding, findings
from app.review.cause import EFFECT_ID
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import Review
from app.rules.rules import Rules
from tests.app.causal.graphs import tree
from tests.builders import applied

RULES = Rules().cause_logic


def found(review: Review, rule: str) -> list[Finding]:
    return [finding for finding in findings(review, RULES) if finding.rule == rule]


def places(review: Review, rule: str) -> list[str]:
    return [finding.cause_id for finding in found(review, rule)]


def cause(review: Review, cause_id: str, **fields: object) -> Review:
    edits = (Set(Kind.CAUSE, cause_id, name, value) for name, value in fields.items())
    return applied(review, *edits)


def each(review: Review, cause_ids: str, **fields: object) -> Review:
    for cause_id in cause_ids:
        review = cause(review, cause_id, **fields)
    return review


def two_below_a() -> Review:
    return tree((EFFECT_ID, "a"), ("a", "b"), ("a", "c"))
