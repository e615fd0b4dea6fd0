# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ground rules and cues from YAML: whole as shipped, a team's own take over, bad ones are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.rules.facilitation import LONGEST_GROUND_RULE
from app.rules.rule_file import BadRule
from app.rules.rules import Rules

RULES, CUES = "ground_rules.yaml", "cues.yaml"


def team(tmp_path: Path, name: str, text: str) -> Rules:
    path = tmp_path / "prompts" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Rules([tmp_path])


def test_the_shipped_ground_rules_say_what_the_field_says() -> None:
    told = " ".join(Rules().ground_rules)
    for words in ("Everybody speaks", "move on", "what they knew", "aloud", "step 8", "roles"):
        assert words in told


def test_every_cue_asks_and_none_asks_who_or_why() -> None:
    cues = Rules().cues
    assert len(cues) == 9
    questions = [question for cue in cues for question in cue.ask]
    assert all(question.endswith("?") for question in questions)
    assert not any(question.lower().startswith(("who ", "why ")) for question in questions)


def test_a_teams_own_file_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    rules = team(tmp_path, RULES, "- Cameras on.\n- One talks at a time.")
    assert rules.ground_rules == ("Cameras on.", "One talks at a time.")
    rules = team(tmp_path, CUES, "- {hears: A sigh, ask: [What is it?]}")
    assert [(cue.hears, cue.example, cue.ask) for cue in rules.cues] == [
        ("A sigh", "", ("What is it?",))
    ]


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        (RULES, "a: b", "ground_rules.yaml, line 1: a list of texts is expected here."),
        (RULES, "[]", "ground_rules.yaml, line 1: one to 8 rules are expected here."),
        (RULES, "- a\n- '  '", "ground_rules.yaml, line 2: a rule needs words."),
        (
            RULES,
            "- a\n- " + "b" * (LONGEST_GROUND_RULE + 1),
            "ground_rules.yaml, line 2: a rule has at most 60 characters, this one 61.",
        ),
        (CUES, "hears: x", "cues.yaml, line 1: a list of cues is expected here."),
        (CUES, "- {hears: x, ask: []}", "cues.yaml, line 1: ask needs a question."),
        (CUES, "- hears: x\n  ask: [a]\n  say: b", "line 3: say is not known"),
        (CUES, "- ask: [a]", "cues.yaml, line 1: hears needs a text."),
    ],
)
def test_what_can_not_be_meant_is_named_with_file_and_line(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    rules = team(tmp_path, name, text)
    with pytest.raises(BadRule) as raised:
        _ = rules.ground_rules if name == RULES else rules.cues
    assert complaint in raised.value.sentence
