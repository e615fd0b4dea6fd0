# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is asked of all actions of a review together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.insight.action_checks.strength import strength_of, suggested_strength
from app.review.action import Action, ActionKind, Aim, Strength
from tests.app.insight.action_reviews import RULES, action, found, told

WORDS = ("index", "queue", "cache", "proxy", "ledger", "mailer", "search", "archive", "billing")
AIMS = tuple(Aim)


def many(count: int) -> list[Action]:
    """Return actions that differ, each with its own number."""
    return [
        action(number, text=f"Cap the {word} at its own limit", aim=AIMS[number % 3])
        for number, word in enumerate(WORDS[:count], 1)
    ]


def test_the_same_said_twice_is_told_of_the_later_one() -> None:
    twins = (
        action(1, text="Add an alert on full disks"),
        action(2, text="add alert on full disks."),
    )
    (finding,) = found(*twins)
    assert (finding.rule, finding.action_id, finding.related) == ("twice", "a2", ("a1",))
    assert finding.seen == "A2 says the same as A1."


def test_another_object_is_another_action() -> None:
    assert told(*many(7)) == []


def test_seven_promises_are_kept_and_the_rest_is_asked_about() -> None:
    assert told(*many(7)) == []
    (finding,) = found(*many(9))
    assert (finding.rule, finding.action_id, finding.related) == ("many", "", ("a8", "a9"))
    assert finding.better == "Keep the first 7, and let the others be ideas (A8 and A9)."


def test_ideas_are_no_promises_too_many() -> None:
    ideas = [replace(each, committed=each.number < 4) for each in many(9)]
    assert told(*ideas) == []


def test_promises_that_all_rely_on_memory_are_asked_about() -> None:
    weak = (
        action(1, text="Document the restore", kind=ActionKind.DOCUMENT),
        action(2, text="Hold a training for the rota"),
    )
    (finding,) = found(*weak)
    assert (finding.rule, finding.field) == ("strength", "strength")
    strong = action(3, text="Automate the nightly restore")
    assert "strength" not in [rule for rule, _, _ in told(*weak, strong)]


def test_a_persons_judgement_goes_before_the_words() -> None:
    judged = action(text="Document the restore", strength=Strength.STRONG)
    assert strength_of(judged, RULES) is Strength.STRONG
    assert suggested_strength(judged, RULES) is Strength.WEAK
    assert told(judged) == []


def test_the_mix_is_asked_for_once_each_has_its_aim() -> None:
    aims = (Aim.DETECT, Aim.DETECT, Aim.MITIGATE)
    three = [
        action(each.number, text=each.text, aim=aim)
        for each, aim in zip(many(3), aims, strict=True)
    ]
    (finding,) = found(*three)
    assert (finding.rule, finding.seen) == ("mix", "No action prevents it.")
    assert told(*three[:2]) == []
    unset = action(4, text="Cap the size of an upload", aim=None)
    assert [rule for rule, _, _ in told(*three, unset)] == ["aim"]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Remove the shared admin account", Strength.STRONG),
        ("Block deletes of a primary in the tool", Strength.STRONG),
        ("Automate the restore each night", Strength.STRONG),
        ("Failover automatisieren", Strength.STRONG),
        ("Add an alert on full disks", Strength.MEDIUM),
        ("Keep a checklist beside the console", Strength.MEDIUM),
        ("Probealarm einrichten", Strength.MEDIUM),
        ("Document how to automate the restore", Strength.WEAK),
        ("Mitarbeiterschulung planen", Strength.WEAK),
        ("Be more careful with deletes", Strength.WEAK),
        ("Investigate an alert on full disks", None),
        ("Paint the door blue", None),
    ],
)
def test_words_tell_how_strong_an_action_is(text: str, strength: Strength | None) -> None:
    assert suggested_strength(Action(id="a", text=text), RULES) is strength


def test_where_no_word_tells_the_kind_of_work_does() -> None:
    plain = Action(id="a", text="Paint the door blue", kind=ActionKind.PROCESS)
    assert suggested_strength(plain, RULES) is Strength.WEAK
