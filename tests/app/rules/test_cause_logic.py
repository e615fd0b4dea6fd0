# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A team changes single rules of cause logic; what can't be meant is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.insight.logic_rule import LogicRule, Weight
from app.rules.rule_file import BadRule
from app.rules.rules import Rules

NAME = "rules/cause_logic.yaml"


def team(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Rules([tmp_path])


def rule(rules: Rules, rule_id: str) -> LogicRule:
    return next(rule for rule in rules.cause_logic if rule.id == rule_id)


def test_the_shipped_rules_are_r1_to_r15() -> None:
    assert [rule.id for rule in Rules().cause_logic] == [f"R{n}" for n in range(1, 16)]
    assert rule(Rules(), "R7").parameters.numbers == {"levels": 3}
    assert "human error" in rule(Rules(), "R9").parameters.texts["phrases"]


def test_a_team_turns_off_rewords_and_sets_single_rules(tmp_path: Path) -> None:
    rules = team(
        tmp_path,
        """
- {id: R8, on: no}
- {id: R7, weight: hint, set: {levels: 4}}
- id: R13
  say: {same: {better: 'Keep one.'}}
- {id: R9, set: {acts: [pulled]}}
""",
    )
    assert [rule.id for rule in rules.cause_logic] == [f"R{n}" for n in range(1, 16) if n != 8]
    assert (rule(rules, "R7").weight, rule(rules, "R7").parameters.numbers) == (
        Weight.HINT, {"levels": 4},
    )  # fmt: skip
    shipped = rule(Rules(), "R13").sayings["same"]
    assert rule(rules, "R13").sayings["same"].better == "Keep one."
    assert rule(rules, "R13").sayings["same"].message == shipped.message
    assert rule(rules, "R9").parameters.texts["acts"] == ("pulled",)
    assert rule(rules, "R9").parameters.texts["people"]


def test_a_team_adds_a_rule_from_a_known_check(tmp_path: Path) -> None:
    rules = team(
        tmp_path,
        """
- id: very-deep
  check: depth
  weight: warning
  set: {levels: 9}
  say: {deep: {message: '{name} is {levels} deep.', better: 'Begin a second map.'}}
""",
    )
    assert len(rules.cause_logic) == 16
    assert rules.cause_logic[-1].parameters.numbers == {"levels": 9}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id: R1", "line 1: a list of rules is expected here"),
        ("- R1", "line 1: a mapping is expected here"),
        ("- {check: depth}", "line 1: id needs a text"),
        ("- {id: R1, colour: red}", "line 1: colour is not known"),
        ("- {id: R1}\n- {id: R2}\n- {id: R1}", "line 3: R1 is there twice"),
        ("- {id: X}", "line 1: check needs a text"),
        ("- id: X\n  check: moods", "line 2: moods is not a known check; use effect_is_explained"),
        ("- {id: R1, weight: fatal}", "line 1: fatal is not a weight; use error, warning, hint"),
        ("- {id: R1, on: perhaps}", "line 1: on is yes or no"),
        ("- id: R7\n  set: {width: 2}", "line 2: width can't be set here; levels can"),
        ("- id: R7\n  set: {levels: few}", "line 2: levels needs a number"),
        ("- id: R7\n  set: {levels: 0}", "line 2: levels needs a whole number of one or more"),
        ("- id: R9\n  set:\n    acts: ran", "line 3: a list of texts is expected here"),
        ("- id: R7\n  say: {bent: {}}", "line 2: bent is not known; use line"),
        ("- id: R7\n  say:\n    line: {message: ''}", "line 3: message needs a text"),
        ("- id: R7\n  say:\n    line: {message: '{room}'}", "line 3: {room} is not known here"),
        ("- id: R7\n  say:\n    line: {message: 'In {'}", "line 3: a brace stands alone"),
        ("- id: R7\n  say:\n    line: {better: '{name.x}'}", "line 3: {name.x} is not known"),
        (
            "- {id: X, check: depth, weight: hint, set: {levels: 1}}",
            "line 1: say lacks deep",
        ),
        (
            "- {id: X, check: depth, weight: hint, say: {deep: {message: a, better: b}}}",
            "line 1: set lacks levels",
        ),
    ],
)
def test_a_bad_rule_is_named_with_file_and_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadRule) as refused:
        _ = team(tmp_path, text).cause_logic
    assert refused.value.sentence.startswith("cause_logic.yaml, ")
    assert complaint in refused.value.sentence
