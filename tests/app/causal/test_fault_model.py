# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fault tree of a review: what is a gate, what is a basic event, what is left out."""

from __future__ import annotations

from itertools import pairwise

from app.causal.fault_model import FaultGate, model_of
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, Link
from app.review.edits import Add
from app.review.review import Review, assemble
from tests.app.causal.graphs import tree
from tests.builders import applied, empty_review, with_fields


def _altered(review: Review, cause_id: str, **fields: object) -> Review:
    cause = next(cause for cause in (*review.causes, review.effect) if cause.id == cause_id)
    return with_fields(review, cause, **fields)


def _refuted(review: Review, *cause_ids: str) -> Review:
    for cause_id in cause_ids:
        review = _altered(review, cause_id, state=CauseState.REFUTED)
    return review


def test_causes_with_causes_are_gates_and_leaves_are_basic_events() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("b", "c"), ("b", "d"))
    review = _altered(review, "b", gate=Gate.AND)
    model = model_of(_altered(review, "c", probability=0.25))
    assert model.top == EFFECT_ID
    assert model.gates == {
        EFFECT_ID: FaultGate(Gate.OR, ("a", "b")),
        "b": FaultGate(Gate.AND, ("c", "d")),
    }
    assert list(model.probabilities.items()) == [("a", None), ("c", 0.25), ("d", None)]


def test_an_effect_without_causes_never_comes_about() -> None:
    assert model_of(empty_review()).gates == {EFFECT_ID: FaultGate(Gate.OR, ())}
    ruled_out = _altered(_refuted(tree((EFFECT_ID, "a")), "a"), EFFECT_ID, gate=Gate.AND)
    assert model_of(ruled_out).gates == {EFFECT_ID: FaultGate(Gate.OR, ())}


def test_refuted_causes_are_left_out_with_what_only_they_lead_to() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("b", "c"), ("a", "d"), ("b", "d"))
    model = model_of(_refuted(review, "b"))
    assert list(model.gates) == [EFFECT_ID, "a"]
    assert list(model.probabilities) == ["d"]


def test_a_cause_whose_causes_are_all_refuted_is_a_basic_event() -> None:
    model = model_of(_refuted(tree((EFFECT_ID, "a"), ("a", "b"), ("a", "c")), "b", "c"))
    assert list(model.probabilities) == ["a"]


def test_k_of_n_never_asks_for_more_than_is_left() -> None:
    review = tree(*((EFFECT_ID, name) for name in "abcd"))
    review = _altered(review, EFFECT_ID, gate=Gate.AT_LEAST, gate_count=3)
    assert model_of(review).gates[EFFECT_ID].count == 3
    assert model_of(_refuted(review, "a")).gates[EFFECT_ID].count == 3
    assert model_of(_refuted(review, "a", "b")).gates[EFFECT_ID].count == 2


def test_k_of_n_without_a_number_asks_for_one() -> None:
    review = _altered(tree((EFFECT_ID, "a")), EFFECT_ID, gate=Gate.AT_LEAST)
    assert model_of(review).gates[EFFECT_ID].count == 1


def test_a_shared_cause_is_one_event_and_loose_causes_are_not_in_it() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c"), ("b", "c"))
    review = applied(review, Add(Cause(id="loose")))
    assert list(model_of(review).probabilities) == ["c"]


def test_a_chain_of_five_thousand_causes_is_read() -> None:
    names = [EFFECT_ID, *(f"c{number}" for number in range(5000))]
    causes = (Cause(id=name) for name in names)
    links = (
        Link(id=f"l{cause}", effect_id=effect, cause_id=cause) for effect, cause in pairwise(names)
    )
    model = model_of(assemble("deep", (*causes, *links)))
    assert len(model.gates) == 5000
    assert list(model.probabilities) == [names[-1]]
