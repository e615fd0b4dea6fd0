# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A team changes single rules of actions; what can't be meant is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.insight.action_checks.wordings import vague_wordings
from app.review.incident import Severity
from app.rules.rule_file import BadRule
from app.rules.rules import Rules

NAME = "rules/actions.yaml"


def team(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Rules([tmp_path])


def test_a_team_sets_its_own_windows_and_turns_rules_off(tmp_path: Path) -> None:
    rules = team(
        tmp_path, "rules:\n- {id: window, set: {SEV-1: 10}}\n- {id: size, on: no}\n"
    ).actions
    assert (rules.windows[Severity.SEV1], rules.windows[Severity.SEV2]) == (10, 30)
    assert "size" not in [rule.id for rule in rules.rules]
    assert "aim" in [rule.id for rule in rules.rules]


def test_a_team_adds_a_wording_in_words_of_its_own(tmp_path: Path) -> None:
    rules = team(
        tmp_path,
        """
words: {boards: [board, committee]}
rules:
- id: escalate
  check: wording
  weight: hint
  set:
    find: ["raise with the {boards}"]
    rewrite: ["Ask the [board] to decide on {rest}"]
  say: {vague: {message: "“{words}” waits for others.", better: "Name what we do."}}
""",
    ).actions
    (found,) = vague_wordings("Raise with the committee a second region", rules)
    assert found.rewrite == "Ask the [board] to decide on a second region"
    assert vague_wordings("Improve it", rules)


def test_a_list_takes_the_place_of_the_list_of_that_name(tmp_path: Path) -> None:
    rules = team(tmp_path, "words: {lead: [kindly]}\n").actions
    assert vague_wordings("Kindly improve alerts", rules)
    assert not vague_wordings("Please improve alerts", rules)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("rules: {}\n", "a list of rules is expected here"),
        ("words:\n  made: no\n", "actions.yaml, line 2: a list of texts is expected here"),
        ("rules:\n- {id: window, set: {SEV-9: 3}}\n", "SEV-9 can't be set here"),
        ("rules:\n- {id: window, set: {SEV-1: 0}}\n", "a whole number of one or more"),
        ("rules:\n- {id: improve, set: {at: [middle]}}\n", "middle is not known; use head"),
        (
            "rules:\n- {id: strength, set: {weak_kinds: [essay]}}\n",
            "essay is not known",
        ),
        ("rules:\n- {id: improve, set: {find: ['...']}}\n", "line 2: a phrase needs a word"),
        ("rules:\n- {id: improve, set: {find: ['{name}']}}\n", "begins with a word"),
        ("rules:\n- {id: improve, set: {ended: ['and {done}']}}\n", "{done} is not a list here"),
        ("rules:\n- {id: owner, say: {none: {message: '{owner} {day}'}}}\n", "{day} is not known"),
        ("rules:\n- {id: A99, check: guess, weight: hint}\n", "guess is not a known check"),
        ("rules:\n- {id: owner}\n- {id: owner}\n", "owner is there twice"),
        ("windows: {}\n", "windows is not known; use words, rules"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_place(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(BadRule) as told:
        _ = team(tmp_path, text).actions
    assert "actions.yaml" in told.value.sentence
    assert complaint in told.value.sentence
