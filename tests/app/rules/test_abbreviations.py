# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A team adds abbreviations, words them anew or turns them off; what is wrong names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.rules.rule_file import BadRule
from app.rules.rules import Rules

NAME = "rules/abbreviations.yaml"


def team(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Rules([tmp_path])


def test_the_shipped_ones_are_lower_case_words_that_are_no_words_of_their_own() -> None:
    known = Rules().abbreviations
    assert known["oncall"] == "on-call engineer"
    ordinary = {"act", "app", "ops", "prod", "rep", "res", "sec", "min", "dev", "pip", "inc"}
    assert not ordinary & set(known)
    assert all(short == short.lower() for short in known)


def test_a_team_adds_rewords_and_turns_off_single_ones(tmp_path: Path) -> None:
    rules = team(tmp_path, "abbreviations:\n  ic: incident commander\n  db: data base\noff: [lb]\n")
    shipped = Rules().abbreviations
    assert rules.abbreviations == {
        **{short: full for short, full in shipped.items() if short != "lb"},
        "ic": "incident commander",
        "db": "data base",
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("off: [nothing]", "line 1: nothing is no abbreviation"),
        ("abbreviations:\n  two words: x", "line 2: two words is not one word"),
        ("abbreviations:\n  /a: x", "line 2: /a is not one word"),
        ("abbreviations:\n  ok: fine\n  ic: ''", "line 3: ic needs the words it is short for"),
        ("abbreviations:\n  ic: [a]", "line 2: ic needs the words it is short for"),
        (f"abbreviations:\n  ic: {'long ' * 40}", "line 2: ic is longer than one line"),
        ("short: {}", "line 1: short is not known; use abbreviations, off"),
        ("off: lb", "line 1: a list of texts is expected here"),
    ],
)
def test_what_can_not_be_meant_is_named_with_file_and_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(BadRule) as refusal:
        _ = team(tmp_path, text).abbreviations
    assert f"abbreviations.yaml, {sentence}" in refusal.value.sentence
