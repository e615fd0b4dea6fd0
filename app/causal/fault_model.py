# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A coherent fault tree, free of any review: what cut sets and probabilities are worked out from.

It holds logic alone: no wording, no layout. Whoever reads one from a file sees to it that every
input is defined and that nothing explains itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate
from app.review.review import Review


@dataclass(frozen=True)
class FaultGate:
    """Holds when enough of its inputs do: one of them, all, or `count` of them.

    An input is the id of a gate, a basic event or a constant; several gates may share it.
    """

    gate: Gate
    inputs: tuple[str, ...]
    count: int = 0


@dataclass(frozen=True)
class FaultModel:
    """A top and the gates below it, over basic events and constants ("house events").

    `probabilities` names every basic event, in order; None is unknown, never zero.
    """

    top: str
    gates: Mapping[str, FaultGate]
    probabilities: Mapping[str, float | None]
    constants: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))


def model_of(review: Review) -> FaultModel:
    """Return the logic of a review's causes; suspected causes are in it, refuted ones are not.

    The effect is the top. A cause that nothing unrefuted explains is a basic event. Causes that
    explain nothing yet are not in it. An effect without causes can't come about.
    """
    graph = CauseGraph(review)
    gates: dict[str, FaultGate] = {}
    probabilities: dict[str, float | None] = {}
    waiting = [EFFECT_ID]
    while waiting:
        node = waiting.pop()
        if node in gates or node in probabilities:
            continue
        inputs = _unrefuted_children(graph, node)
        if inputs or node == EFFECT_ID:
            gates[node] = _gate_of(graph.cause(node), inputs)
            waiting += reversed(inputs)
        else:
            probabilities[node] = graph.cause(node).probability
    return FaultModel(EFFECT_ID, gates, probabilities)


def held_false(model: FaultModel, names: Collection[str]) -> FaultModel:
    """Return the model in which these gates and basic events can't come about any more."""
    return FaultModel(
        model.top,
        {name: gate for name, gate in model.gates.items() if name not in names},
        {name: chance for name, chance in model.probabilities.items() if name not in names},
        {**model.constants, **dict.fromkeys(names, False)},
    )


def _unrefuted_children(graph: CauseGraph, node: str) -> tuple[str, ...]:
    return tuple(
        child
        for child in dict.fromkeys(graph.children(node))
        if graph.cause(child).state is not CauseState.REFUTED
    )


def _gate_of(cause: Cause, inputs: tuple[str, ...]) -> FaultGate:
    """Return the gate over what is left; an empty one never holds, whatever its sort."""
    if cause.gate is Gate.AT_LEAST and inputs:
        return FaultGate(Gate.AT_LEAST, inputs, min(max(cause.gate_count, 1), len(inputs)))
    return FaultGate(cause.gate if inputs else Gate.OR, inputs)
