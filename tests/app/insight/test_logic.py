# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""All rules of cause logic together: their order, their tone, what they say of the example."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

from app.capture.review_file import import_file
from app.insight.logic import findings
from app.insight.logic_checks.table import CHECKS
from app.insight.logic_rule import LogicRule, Weight
from app.paths import resources_dir
from app.review.cause import CauseState
from app.review.item import Kind
from app.review.review import Review
from tests.app.causal.graphs import graphs
from tests.app.insight.logic_reviews import RULES, cause, two_below_a
from tests.strategies import reviews

UNKIND = ("wrong", "must", "bad", "blame", "fault", "should", "the root cause")


def test_findings_come_the_weightier_first_and_always_in_the_same_order() -> None:
    review = cause(two_below_a(), "c", state=CauseState.CONFIRMED)
    told = findings(review, RULES)
    weights = [list(Weight).index(finding.weight) for finding in told]
    assert weights == sorted(weights)
    assert told == findings(replace(review), RULES)


def test_the_way_out_is_the_end_of_the_message() -> None:
    told = findings(two_below_a(), RULES)
    assert told
    assert all(finding.message.endswith(f" {finding.better}") for finding in told)


@given(review=graphs(10))
@settings(max_examples=40, deadline=None)
def test_any_graph_is_read_calmly_and_every_finding_leads_to_a_cause(review: Review) -> None:
    there = review.table(Kind.CAUSE)
    for finding in findings(review, RULES):
        assert {finding.cause_id, *finding.related} <= set(there)
        assert "{" not in finding.message


@given(review=reviews())
@settings(max_examples=40, deadline=None)
def test_any_review_is_read_whatever_is_written_in_it(review: Review) -> None:
    assert all(finding.message for finding in findings(review, RULES))


def test_every_shipped_word_is_calm_and_offers_a_way_out() -> None:
    assert {rule.check for rule in RULES} == set(CHECKS)
    for rule in RULES:
        for saying in rule.sayings.values():
            told = f"{saying.message} {saying.better}".lower()
            assert not [word for word in UNKIND if f" {word} " in f" {told} "], told
            assert "!" not in told
            assert saying.message.rstrip("”").endswith(".")
            assert saying.better[-1] in ".?"


def test_the_example_has_three_questions_left() -> None:
    example: Path = resources_dir() / "examples" / "gitlab-2017-01-31.yaml"
    review = import_file(example).review
    told = [(finding.rule, finding.cause_id) for finding in findings(review, RULES)]
    assert told == [("R6", "c-removed"), ("R5", "c-removed"), ("R8", "c-late")]


def test_no_rules_find_nothing() -> None:
    none: tuple[LogicRule, ...] = ()
    assert findings(two_below_a(), none) == ()
