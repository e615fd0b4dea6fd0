# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How causes hang together: each check with causes that call it up and causes that don't."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.insight.logic_rule import Weight
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, Link
from app.review.edits import Add, Remove
from app.review.item import Kind
from app.review.review import assemble
from tests.app.causal.graphs import tree
from tests.app.insight.logic_reviews import cause, each, found, places, two_below_a
from tests.builders import applied, empty_review


def test_an_effect_without_words_or_causes_is_asked_for_both() -> None:
    told = [finding.message for finding in found(empty_review(), "R1")]
    assert told[0].startswith("The effect has no wording yet. Select it")
    assert told[1].startswith("Nothing explains the effect yet.")


def test_an_effect_with_all_causes_ruled_out_is_unexplained() -> None:
    review = cause(tree((EFFECT_ID, "a")), EFFECT_ID, text="Down")
    assert found(review, "R1") == []
    assert places(cause(review, "a", state=CauseState.REFUTED), "R1") == [EFFECT_ID]


def test_a_cause_that_explains_nothing_is_named() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("b", "c"))
    review = applied(review, Remove(Kind.LINK, f"{EFFECT_ID}>b"))
    review = cause(review, EFFECT_ID, text="Down")
    assert places(review, "R1") == ["b"]
    assert places(cause(review, "b", state=CauseState.REFUTED), "R1") == []


def test_a_gate_needs_two_causes() -> None:
    review = cause(two_below_a(), "a", gate=Gate.AND)
    assert places(review, "R2") == []
    (told,) = found(cause(review, "b", state=CauseState.REFUTED), "R2")
    assert (told.cause_id, told.weight) == ("a", Weight.WARNING)
    assert told.message.startswith("C1 asks for all of its causes together, and has only one.")


@pytest.mark.parametrize(
    ("count", "words"),
    [(3, "at least 3 of its causes, and has only 2"), (0, "not said how many"), (2, "")],
)
def test_a_gate_asks_for_as_many_as_there_are(count: int, words: str) -> None:
    review = cause(two_below_a(), "a", gate=Gate.AT_LEAST, gate_count=count)
    told = [finding.message for finding in found(review, "R2")]
    assert len(told) == bool(words)
    assert all(words in message for message in told)


def test_a_gate_without_a_name_is_asked_for_one_but_not_a_leaf_being_typed() -> None:
    review = each(two_below_a(), "ab", text=" ")
    (told,) = found(review, "R3")
    assert told.message.startswith("C1 has no wording, and C2 and C3 below it.")
    assert places(two_below_a(), "R3") == []


def test_a_circle_from_elsewhere_is_named_and_stops_no_other_check() -> None:
    review = applied(two_below_a(), Add(Cause(id="d", rank="zz", number=4, text="d")))
    items = [item for table in review.tables.values() for item in table.values()]
    closing = Link(id="back", rank="zzz", effect_id="c", cause_id="a")
    circular = assemble(review.id, (*items, closing))
    (told,) = found(circular, "R4")
    assert told.message.startswith("These explain themselves in a circle: C1 and C3.")
    assert (told.related, told.weight) == (("c",), Weight.ERROR)
    assert places(circular, "R1") == [EFFECT_ID, "d"]
    assert found(review, "R4") == []


def test_a_straight_line_of_three_is_told_once_at_its_top() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("b", "c"), ("c", "d"))
    (told,) = found(review, "R7")
    assert told.cause_id == EFFECT_ID
    assert told.message.startswith("From the effect down, 4 answers stand in one straight line.")


def test_a_line_of_two_or_one_with_a_second_answer_is_none() -> None:
    assert found(tree((EFFECT_ID, "a"), ("a", "b")), "R7") == []
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("a", "x"), ("b", "c"))
    assert found(review, "R7") == []
    assert len(found(cause(review, "x", state=CauseState.REFUTED), "R7")) == 1


def test_the_deepest_end_alone_is_told_that_five_is_no_limit() -> None:
    names = [EFFECT_ID, *"abcdefg"]
    review = tree(*pairwise(names), ("a", "x"))
    (told,) = found(review, "R14")
    assert (told.cause_id, told.weight) == ("g", Weight.HINT)
    assert told.message.startswith("C7 is 7 answers deep. There is no limit.")
    assert found(tree(*pairwise(names[:6])), "R14") == []


def test_what_is_only_below_a_cause_ruled_out_is_told() -> None:
    review = cause(two_below_a(), "a", state=CauseState.REFUTED)
    (told,) = found(review, "R12")
    assert (told.cause_id, told.related) == ("a", ("b", "c"))
    assert "takes what is only below it out of the logic: C2 and C3." in told.message


def test_what_also_explains_something_that_holds_is_not_lost() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), (EFFECT_ID, "b"))
    assert found(cause(review, "a", state=CauseState.REFUTED), "R12") == []
    review = each(two_below_a(), "abc", state=CauseState.REFUTED)
    assert found(review, "R12") == []
