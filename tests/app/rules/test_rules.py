# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Rules from YAML: what is shipped is whole, a team's files take over, bad ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.agenda.steps import STEPS
from app.errors import UserFacingError
from app.rules.rules import Rules


def team(tmp_path: Path, name: str, text: str) -> Rules:
    """Return rules with one file of a team over the shipped ones."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Rules([tmp_path])


def test_the_shipped_rules_are_whole() -> None:
    rules = Rules()
    assert [plan.total for plan in rules.agendas.values()] == [60, 75, 90]
    assert set(rules.prompts) == {step.number for step in STEPS}
    assert all(prompt.question.endswith("?") for prompt in rules.prompts.values())
    assert [criterion.id for criterion in rules.criteria] == ["severe", "budget"]
    assert list(rules.category_sets) == ["sre", "6m", "4p", "8p"]
    assert all(
        budget >= step.floor
        for plan in rules.agendas.values()
        for budget, step in zip(plan.budgets, STEPS, strict=True)
    )


def test_a_teams_file_takes_over(tmp_path: Path) -> None:
    rules = team(
        tmp_path, "rules/criteria.yaml", "- {id: long, title: Long, impact_minutes_at_least: 30}"
    )
    assert [(rule.id, rule.impact_minutes) for rule in rules.criteria] == [("long", 30)]


@pytest.mark.parametrize(
    ("name", "text", "ask", "complaint"),
    [
        (
            "rules/criteria.yaml",
            "- {id: a, title: A}",
            "criteria",
            "line 1: this rule has no condition",
        ),
        (
            "rules/criteria.yaml",
            "- {id: a, severity: [SEV-9], title: A}",
            "criteria",
            "not a severity",
        ),
        ("rules/criteria.yaml", "- {id: a, colour: red}", "criteria", "colour is not known"),
        ("rules/criteria.yaml", "id: a", "criteria", "a list of rules is expected"),
        (
            "rules/criteria.yaml",
            "- {id: a, title: A, users_at_least: many}",
            "criteria",
            "needs a number",
        ),
        (
            "rules/category_sets.yaml",
            "own: {title: Own, names: Detection}",
            "category_sets",
            "list of texts",
        ),
        ("rules/category_sets.yaml", "{}", "category_sets", "at least one set"),
        (
            "agendas/75.yaml",
            "title: x\nminutes: {trigger: 2}",
            "agendas",
            "crew needs a whole number",
        ),
        ("agendas/75.yaml", "title: x\nminutes: [1]", "agendas", "a mapping is expected"),
        ("prompts/steps.yaml", "trigger: {question: ''}", "prompts", "question needs a text"),
        ("prompts/steps.yaml", "a: 1\na: 2", "prompts", "steps.yaml"),
    ],
)
def test_a_bad_file_is_named_with_its_place(
    tmp_path: Path, name: str, text: str, ask: str, complaint: str
) -> None:
    rules = team(tmp_path, name, text)
    with pytest.raises(UserFacingError, match=complaint) as refused:
        getattr(rules, ask)
    assert Path(name).name in refused.value.sentence
