# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Fault models for tests: random small ones, and what they come to when everything is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from hypothesis import strategies as st

from app.causal.fault_model import FaultGate, FaultModel
from app.review.cause import Gate


def either(*inputs: str) -> FaultGate:
    """Return an "or"."""
    return FaultGate(Gate.OR, inputs)


def both(*inputs: str) -> FaultGate:
    """Return an "and"."""
    return FaultGate(Gate.AND, inputs)


def at_least(count: int, *inputs: str) -> FaultGate:
    """Return a k of n."""
    return FaultGate(Gate.AT_LEAST, inputs, count)


def model(events: str | Mapping[str, float | None], **gates: FaultGate) -> FaultModel:
    """Return a model of the named events; the first gate is the top."""
    chances = dict.fromkeys(events.split()) if isinstance(events, str) else events
    return FaultModel(next(iter(gates)), gates, chances)


@st.composite
def fault_models(draw: st.DrawFn, most_events: int = 12) -> FaultModel:
    """Return a random model: shared events and gates, every sort of gate, constants."""
    events = [f"e{number}" for number in range(draw(st.integers(1, most_events)))]
    chances = st.one_of(st.none(), st.sampled_from((0.0, 1.0)), st.floats(0, 1))
    if draw(st.booleans()):
        chances = st.floats(0, 1)
    constants = draw(st.dictionaries(st.sampled_from(("h0", "h1")), st.booleans()))
    known = [*events, *constants]
    gates: dict[str, FaultGate] = {}
    for number in range(draw(st.integers(1, 9))):
        # The newest nodes first, so that shrinking makes chains and not heaps.
        inputs = draw(st.lists(st.sampled_from(known[::-1]), min_size=1, max_size=5))
        sort = draw(st.sampled_from(Gate))
        count = draw(st.integers(0, len(inputs) + 1)) if sort is Gate.AT_LEAST else 0
        gates[f"g{number}"] = FaultGate(sort, tuple(inputs), count)
        known.append(f"g{number}")
    chances_by_event = {name: draw(chances) for name in events}
    return FaultModel(known[-1], gates, chances_by_event, constants)


def holds(model: FaultModel, happened: frozenset[str]) -> bool:
    """Tell whether the top holds when just these events happened."""
    values = {name: name in happened for name in model.probabilities} | dict(model.constants)
    for name, gate in model.gates.items():
        true = sum(values[given] for given in gate.inputs)
        wanted = {Gate.OR: 1, Gate.AND: len(gate.inputs), Gate.AT_LEAST: gate.count}[gate.gate]
        values[name] = true >= wanted
    return values[model.top]


def tried_cut_sets(model: FaultModel) -> set[frozenset[str]]:
    """Return the minimal cut sets, found by trying every combination of events."""
    found: list[frozenset[str]] = []
    for happened in _combinations(model):
        if not any(smaller <= happened for smaller in found) and holds(model, happened):
            found.append(happened)
    return set(found)


def tried_probability(model: FaultModel) -> float:
    """Return the probability of the top, summed over every combination of events."""
    total = 0.0
    for happened in _combinations(model):
        if holds(model, happened):
            weight = 1.0
            for name, chance in model.probabilities.items():
                assert chance is not None
                weight *= chance if name in happened else 1 - chance
            total += weight
    return total


def _combinations(model: FaultModel) -> Iterator[frozenset[str]]:
    events = list(model.probabilities)
    for size in range(len(events) + 1):
        yield from map(frozenset, combinations(events, size))
