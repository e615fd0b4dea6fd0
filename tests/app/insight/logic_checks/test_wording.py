# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How causes are worded: each check with texts that call it up and texts that don't."""

from __future__ import annotations

import pytest

from app.review.cause import EFFECT_ID
from app.review.edits import Add
from app.review.people import Person
from tests.app.causal.graphs import tree
from tests.app.insight.logic_reviews import cause, each, found, two_below_a
from tests.builders import applied


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Human error", "Human error"),
        ("It was an OPERATOR  ERROR", "OPERATOR ERROR"),
        ("Somebody forgot the flag", "forgot"),
        ("Carelessness during the change", "Carelessness"),
        ("The on-call engineer ran it on the wrong host", "on-call engineer ran"),
        ("Engineer on call quickly deleted the folder", "Engineer on call quickly deleted"),
        ("Admins didn’t check the host", "Admins didn't"),
        ("Ana Ruiz pushed the change", "Ana Ruiz pushed"),
        ("The on-call engineer", "The on-call engineer"),
        ("Ana Ruiz.", "Ana Ruiz."),
        ("A typo in the region", "typo"),
        ("Fat-finger error in the console", "Fat-finger"),
        ("Misconfiguration by an operator", "by an operator"),
        ("The reviewer approved what was not read", "reviewer approved"),
    ],
)
def test_a_person_at_the_end_is_asked_on_about(text: str, words: str) -> None:
    review = applied(tree((EFFECT_ID, "a")), Add(Person(id="p", name="Ana Ruiz")))
    (told,) = found(cause(review, "a", text=text), "R9")
    assert told.message.startswith(f"C1 ends at a person: “{words}”. Ask on: what made")


@pytest.mark.parametrize(
    "text",
    [
        "The report said “human error”",
        'The log says "operator deleted"',
        "db1 and db2 sessions looked alike",
        "Nobody was assigned to own data durability",
        "Only one engineer knew the procedure",
        "Unmistakable alarm was off",
        "No on-call engineer",
        "Users made three times as many requests",
        "User error rate was not watched",
        "Kubernetes operator removed the pod",
        "On-call engineer had been awake for 19 hours",
        "No alert was configured, so nobody noticed the disk",
        "The operator did not reconcile the resource",
        "",
    ],
)
def test_conditions_quotes_and_machines_are_left_alone(text: str) -> None:
    assert found(cause(tree((EFFECT_ID, "a")), "a", text=text), "R9") == []


def test_a_person_in_the_middle_has_been_asked_on_about_already() -> None:
    assert found(cause(two_below_a(), "a", text="Human error"), "R9") == []


def test_the_same_said_twice_is_offered_as_one() -> None:
    review = cause(cause(two_below_a(), "b", text="Disk full!"), "c", text=" disk  FULL ")
    (told,) = found(review, "R13")
    assert (told.cause_id, told.related) == ("c", ("b",))
    assert told.message.startswith("C3 says the same as C2: “disk FULL”. Merge the two")
    assert found(each(two_below_a(), "bc", text=""), "R13") == []
    assert found(two_below_a(), "R13") == []
