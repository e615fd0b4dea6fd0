# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Cut sets and top probability: against published answers, against trying everything, at size."""

from __future__ import annotations

from dataclasses import replace
from math import comb, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.causal import cut_sets
from app.causal.cut_sets import (
    CutSets,
    TooManyCombinations,
    WorkCancelled,
    minimal_cut_sets,
    top_probability,
)
from app.causal.decision.limits import Limits
from app.causal.fault_model import FaultGate, FaultModel, held_false, model_of
from app.review.cause import EFFECT_ID, Gate
from tests.app.causal.fault_models import (
    at_least,
    both,
    either,
    fault_models,
    model,
    tried_cut_sets,
    tried_probability,
)
from tests.app.causal.graphs import tree
from tests.builders import empty_review


def _sets(found: CutSets) -> list[str]:
    return [" ".join(names) for names in found.sets]


def test_each_input_of_an_or_is_a_single_point() -> None:
    found = minimal_cut_sets(model("a b c", top=either("a", "b", "c")))
    assert _sets(found) == ["a", "b", "c"]
    assert (found.count, found.by_order, found.truncated) == (3, {1: 3}, False)


def test_an_and_of_ors_shares_its_event() -> None:
    tree = model("a b c", top=both("l", "r"), l=either("a", "b"), r=either("b", "c"))
    assert _sets(minimal_cut_sets(tree)) == ["b", "a c"]


def test_two_of_three_give_every_pair() -> None:
    found = minimal_cut_sets(model("a b c", top=at_least(2, "a", "b", "c")))
    assert _sets(found) == ["a b", "a c", "b c"]
    assert found.by_order == {2: 3}


def test_small_probabilities_are_exact() -> None:
    chances = {"a": 0.1, "b": 0.2, "c": 0.3}
    assert top_probability(model(chances, top=either("a", "b", "c"))) == pytest.approx(0.496)
    assert top_probability(model(chances, top=at_least(2, "a", "b", "c"))) == pytest.approx(0.098)


def test_what_is_impossible_has_no_cut_set_and_what_is_certain_the_empty_one() -> None:
    nothing = model_of(empty_review())
    assert minimal_cut_sets(nothing) == CutSets(0, {}, (), truncated=False)
    assert top_probability(nothing) == 0
    certain = replace(model("a", top=either("a", "on")), constants={"on": True})
    assert minimal_cut_sets(certain) == CutSets(1, {0: 1}, ((),), truncated=False)
    assert top_probability(certain) == 1


def test_a_top_that_is_one_cause_is_that_cause() -> None:
    lone = model({"a": 0.25}, top=both("x"), x=either("a"))
    assert _sets(minimal_cut_sets(lone)) == ["a"]
    assert top_probability(lone) == 0.25


def test_unknown_stays_unknown_only_where_it_matters() -> None:
    assert top_probability(model({"a": 0.5, "b": None}, top=either("a", "b"))) is None
    absorbed = model({"a": 0.5, "b": None}, top=either("a", "x"), x=both("a", "b"))
    assert top_probability(absorbed) == 0.5
    impossible = model({"a": 0.0, "b": None}, top=both("a", "b"))
    assert top_probability(impossible) == 0
    in_a_part = model({"a": 0.5, "b": None, "c": 0.1}, top=either("a", "x"), x=both("b", "c"))
    assert top_probability(in_a_part) is None


def test_the_list_is_capped_with_the_smallest_first_and_the_count_stays_exact() -> None:
    pairs = {f"p{n}": both(f"a{n}", f"b{n}") for n in range(10)}
    events = " ".join(f"a{n} b{n}" for n in range(10))
    wide = model(f"s {events}", top=either("s", *pairs), **pairs)
    found = minimal_cut_sets(wide, limit=3)
    assert (found.count, found.by_order, found.truncated) == (11, {1: 1, 2: 10}, True)
    assert [len(names) for names in found.sets] == [1, 2, 2]
    assert minimal_cut_sets(wide, limit=0).sets == ()


def test_more_sets_than_can_be_listed_are_counted() -> None:
    stages = {f"s{n}": either(*(f"e{n}x{m}" for m in range(10))) for n in range(12)}
    events = " ".join(name for stage in stages.values() for name in stage.inputs)
    found = minimal_cut_sets(model(events, top=both(*stages), **stages))
    assert found.by_order == {12: 10**12}
    assert len(found.sets) == cut_sets.DEFAULT_LIMIT
    assert found.truncated


def test_k_of_n_is_counted_without_blowing_up() -> None:
    names = [f"e{number}" for number in range(120)]
    found = minimal_cut_sets(model(" ".join(names), top=at_least(60, *names)), limit=2)
    assert found.by_order == {60: comb(120, 60)}


def test_larger_sets_than_asked_for_are_never_made() -> None:
    names = [f"e{number}" for number in range(200)]
    many = model(" ".join(names), top=either("e0", "x"), x=at_least(100, *names))
    found = minimal_cut_sets(many, max_order=3)
    assert (found.by_order, found.truncated) == ({1: 1}, True)


def _chain(length: int, sort: Gate) -> FaultModel:
    gates = {
        f"g{n}": FaultGate(sort, ("shared", f"e{n}", f"g{n + 1}" if n < length - 1 else f"e{n}"))
        for n in range(length)
    }
    return FaultModel(
        "g0", gates, dict.fromkeys(("shared", *(f"e{n}" for n in range(length))), 0.5)
    )


@pytest.mark.parametrize("sort", [Gate.OR, Gate.AND])
def test_a_chain_of_five_thousand_gates_is_no_trouble(sort: Gate) -> None:
    chain = _chain(5000, sort)
    expected = {1: 5001} if sort is Gate.OR else {5001: 1}
    assert minimal_cut_sets(chain, limit=1).by_order == expected
    assert top_probability(chain) in (1.0, 0.0)
    assert minimal_cut_sets(chain, limit=1, max_order=1).count == (5001 if sort is Gate.OR else 0)


def test_a_lone_branch_of_five_thousand_causes_is_one_single_point() -> None:
    gates = {f"g{n}": either(f"g{n + 1}" if n < 4999 else "e") for n in range(5000)}
    assert _sets(minimal_cut_sets(FaultModel("g0", gates, {"e": None}))) == ["e"]


def _tangle(stages: int) -> FaultModel:
    """Return ladders that share their rungs in no good order: hard for any diagram."""
    events = [f"e{number}" for number in range(stages * 2)]
    gates = {
        f"g{n}": either(*(events[(n * step + 7 * step) % len(events)] for step in (1, 3, 11, 17)))
        for n in range(stages * 2)
    }
    return FaultModel("top", {"top": both(*gates), **gates}, dict.fromkeys(events))


def test_cancelling_stops_the_work() -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 3

    for work in (minimal_cut_sets, top_probability):
        asked.clear()
        with pytest.raises(WorkCancelled):
            work(_tangle(40), cancelled=cancelled)
        assert len(asked) == 4


def test_a_model_that_needs_too_much_memory_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cut_sets, "MOST_ENTRIES", 5_000)
    for work in (minimal_cut_sets, top_probability):
        with pytest.raises(TooManyCombinations, match="limit the order further") as refusal:
            work(_tangle(40))
        assert refusal.value.sentence.endswith(".")
    assert minimal_cut_sets(_tangle(40), max_order=1).truncated


def test_ors_above_ands_that_share_much_are_counted_too() -> None:
    systems = {f"s{n}": either(f"a{n}", f"b{n}", f"u{n % 5}", f"u{n % 7}") for n in range(40)}
    scenarios = {
        f"c{n}": both(f"s{n % 40}", f"s{n * 7 % 40}", f"s{n * 11 % 40}") for n in range(60)
    }
    events = " ".join(sorted({name for gate in systems.values() for name in gate.inputs}))
    wide = model(events, top=either(*scenarios), **scenarios, **systems)
    bounded = minimal_cut_sets(wide, limit=0, max_order=4)
    assert minimal_cut_sets(wide, limit=0).by_order == bounded.by_order


def test_a_probability_is_found_where_only_the_cut_sets_are_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    systems = {f"s{n}": either(f"a{n}", f"u{n % 5}", f"u{n % 7}") for n in range(24)}
    scenarios = {f"c{n}": both(f"s{n}", f"s{n * 7 % 24}", f"s{n * 11 % 24}") for n in range(24)}
    events = sorted({name for gate in systems.values() for name in gate.inputs})
    wide = model(dict.fromkeys(events, 0.125), top=either(*scenarios), **scenarios, **systems)
    whole = top_probability(wide)
    monkeypatch.setattr(cut_sets, "_whole_functions", _refuse)
    assert top_probability(wide) == pytest.approx(whole, rel=1e-12)


def _refuse(*_: object) -> None:
    raise TooManyCombinations


def test_without_patience_only_short_tries_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = []

    def tried(_plan: object, limits: Limits) -> None:
        allowed.append(limits.most_entries)
        raise TooManyCombinations

    monkeypatch.setattr(cut_sets, "_whole_functions", tried)
    monkeypatch.setattr(cut_sets, "_covering_functions", tried)
    for patient in (False, True):
        allowed.clear()
        with pytest.raises(TooManyCombinations):
            top_probability(_tangle(4), patient=patient)
        assert (max(allowed) == cut_sets.MOST_ENTRIES) is patient


def test_causes_of_a_review_have_cut_sets() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("b", "c"), ("b", "d"))
    assert _sets(minimal_cut_sets(model_of(review))) == ["a", "c", "d"]


def test_holding_nodes_false_takes_their_sets_away() -> None:
    whole = model("a b c", top=either("a", "x"), x=both("b", "c"))
    assert _sets(minimal_cut_sets(held_false(whole, {"a"}))) == ["b c"]
    assert _sets(minimal_cut_sets(held_false(whole, {"x"}))) == ["a"]
    assert minimal_cut_sets(held_false(whole, {"a", "c"})).count == 0


@settings(max_examples=150, deadline=None)
@given(fault_models())
def test_cut_sets_are_those_found_by_trying_everything(model: FaultModel) -> None:
    found = minimal_cut_sets(model)
    tried = tried_cut_sets(model)
    assert {frozenset(names) for names in found.sets} == tried
    assert found.count == len(found.sets) == len(tried)
    assert not found.truncated
    sizes = [len(names) for names in found.sets]
    assert sizes == sorted(sizes)
    assert found.by_order == {size: sizes.count(size) for size in sorted(set(sizes))}


@settings(max_examples=150, deadline=None)
@given(fault_models(), st.integers(0, 12))
def test_a_limit_of_the_order_is_a_filter_of_the_whole(model: FaultModel, most: int) -> None:
    whole = minimal_cut_sets(model)
    bounded = minimal_cut_sets(model, max_order=most)
    assert bounded.sets == tuple(names for names in whole.sets if len(names) <= most)
    assert bounded.by_order == {n: count for n, count in whole.by_order.items() if n <= most}
    assert bounded.truncated or bounded.count == whole.count


@settings(max_examples=80, deadline=None)
@given(fault_models(most_events=9))
def test_the_probability_is_the_sum_over_every_combination(model: FaultModel) -> None:
    found = top_probability(model)
    if None not in model.probabilities.values():
        assert found is not None
        assert isclose(found, tried_probability(model), rel_tol=1e-9, abs_tol=1e-12)
    elif found is not None:
        for guess in (0.0, 0.3, 1.0):
            guessed = {
                name: guess if chance is None else chance
                for name, chance in model.probabilities.items()
            }
            filled = replace(model, probabilities=guessed)
            assert isclose(found, tried_probability(filled), rel_tol=1e-9, abs_tol=1e-12)
