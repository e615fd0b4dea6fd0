# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A fault model boiled down: constants folded, gates with one input gone, the rest thresholds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.causal.fault_model import FaultGate, FaultModel
from app.review.cause import Gate

_Folded = str | bool

_PRIVATE = "\0private"
"""What the name of a gate ends with that was made here; no text may hold NUL."""


@dataclass(frozen=True)
class Threshold:
    """Holds when at least `least` of its inputs do; so one sort of gate says all."""

    least: int
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class FaultLogic:
    """The gates that matter, each after those it needs; what is no gate is a basic event."""

    top: str
    gates: Mapping[str, Threshold]


def simplified(model: FaultModel) -> FaultLogic:
    """Return the logic of a model; the top stays a gate, even where it is certain or impossible."""
    gates: dict[str, Threshold] = {}
    folded: dict[str, _Folded] = dict(model.constants)
    for name in inputs_first(model):
        outcome = _folded(model.gates[name], folded)
        if isinstance(outcome, Threshold):
            gates[name] = outcome
        else:
            folded[name] = outcome
    top = folded.get(model.top, model.top)
    if isinstance(top, bool):
        return FaultLogic(model.top, {model.top: Threshold(int(not top), ())})
    if top not in gates:
        return FaultLogic(model.top, {model.top: Threshold(1, (top,))})
    return FaultLogic(top, gates)


def inputs_first(model: FaultModel) -> list[str]:
    """Return the gates below the top, each after its inputs."""
    found: list[str] = []
    seen: set[str] = set()
    waiting = [(model.top, False)]
    while waiting:
        name, inputs_done = waiting.pop()
        if inputs_done:
            found.append(name)
        elif name in model.gates and name not in seen and name not in model.constants:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(given, False) for given in reversed(model.gates[name].inputs)]
    return found


def _folded(gate: FaultGate, folded: Mapping[str, _Folded]) -> Threshold | _Folded:
    """Return what a gate amounts to: a threshold, one other node, or a constant."""
    known = [folded.get(name, name) for name in gate.inputs]
    least = {Gate.OR: 1, Gate.AND: len(known), Gate.AT_LEAST: gate.count}[gate.gate]
    least -= sum(value is True for value in known)
    inputs = [value for value in known if isinstance(value, str)]
    if least <= 0:
        return True
    if least > len(inputs):
        return False
    if least in (1, len(inputs)):
        different = list(dict.fromkeys(inputs))
        least = 1 if least == 1 else len(different)
        inputs = different
    return inputs[0] if len(inputs) == 1 else Threshold(least, tuple(inputs))


def with_private_parts_apart(logic: FaultLogic) -> FaultLogic:
    """Return the same logic with what only one gate uses, all the way down, in a gate of its own.

    Such a gate is a module: one variable to its surroundings in place of many.
    """
    uses = Counter(name for gate in logic.gates.values() for name in gate.inputs)
    shared: set[str] = set()
    gates: dict[str, Threshold] = {}
    for name, gate in logic.gates.items():
        alone = {given for given in gate.inputs if uses[given] == 1 and given not in shared}
        if len(alone) < len(gate.inputs):
            shared.add(name)
        if 1 < len(alone) < len(gate.inputs) and gate.least in (1, len(gate.inputs)):
            gates[name + _PRIVATE], gates[name] = _split(gate, alone, name + _PRIVATE)
        else:
            gates[name] = gate
    return FaultLogic(logic.top, gates)


def _split(gate: Threshold, alone: set[str], apart: str) -> tuple[Threshold, Threshold]:
    """Return an "or" or "and" of the inputs that are `alone`, and what is left with it in it."""
    private = tuple(given for given in gate.inputs if given in alone)
    others = tuple(given for given in gate.inputs if given not in alone)
    return (
        Threshold(min(gate.least, len(private)), private),
        Threshold(min(gate.least, len(others) + 1), (*others, apart)),
    )
