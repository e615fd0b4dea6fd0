# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A team changes what is looked at before approval; what can't be meant is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.insight.logic_rule import LogicRule, Weight
from app.insight.readiness_checks import CHECKS
from app.rules.rule_file import BadRule
from app.rules.rules import Rules

NAME = "rules/readiness.yaml"


def team(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Rules([tmp_path])


def rules_of(rules: Rules) -> dict[str, LogicRule]:
    return {rule.id: rule for each in rules.readiness.questions for rule in each.rules}


def test_the_shipped_rules_use_every_check() -> None:
    assert {rule.check for rule in rules_of(Rules()).values()} == CHECKS.keys()


def test_a_team_changes_turns_off_and_adds(tmp_path: Path) -> None:
    rules = team(
        tmp_path,
        """
questions:
  data:
    ask: Do we have it all?
    rules:
    - {id: frozen, on: no}
    - {id: title, weight: hint}
  ours:
    ask: Our own?
    rules:
    - id: strong
      check: actions_pass_together
      weight: error
      set: {checks: [some_are_strong]}
      say: {state: {message: One action is strong, better: Remove the hazard.}}
""",
    )
    found = rules_of(rules)
    assert "frozen" not in found
    assert found["title"].weight is Weight.HINT
    assert found["strong"].parameters.texts["checks"] == ("some_are_strong",)
    asked = [each.ask for each in rules.readiness.questions]
    assert (asked[0], asked[-1]) == ("Do we have it all?", "Our own?")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("questions: [data]", "line 1: a mapping is expected here"),
        ("question: {}", "question is not known; use questions"),
        ("questions: {ours: {rules: []}}", "ask needs a text"),
        ("questions: {data: {rules: {}}}", "a list of rules is expected here"),
        ("questions: {data: {rules: [{id: x, check: moon, weight: hint}]}}", "not a known check"),
        (
            "questions: {actions: {rules: [{id: owner, set: {checks: [moon]}}]}}",
            "moon is not known",
        ),
    ],
)
def test_what_cannot_be_meant_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadRule, match=told):
        _ = team(tmp_path, text).readiness
