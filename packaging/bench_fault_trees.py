# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Fault trees for the bench: redundant systems that lean on shared ones, grown from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from app.causal.fault_model import FaultGate, FaultModel
from app.review.cause import Gate


@dataclass(frozen=True)
class Shape:
    """How a tree is grown; the same shape and seed give the same tree."""

    name: str
    scenarios: int
    systems: int
    supports: int
    seed: int = 1
    parts: int = 4


def grown_tree(shape: Shape) -> FaultModel:
    """Return a tree: any scenario is enough, and one needs several systems to fail together.

    A system fails by parts of its own or with a support that others lean on too. A support fails
    when two of its three trains do.
    """
    dice = Random(shape.seed)  # noqa: S311 - grows a tree, guards nothing
    gates: dict[str, FaultGate] = {}
    for number in range(shape.supports):
        trains = [f"support{number}.{train}" for train in range(3)]
        for train in trains:
            gates[train] = FaultGate(Gate.OR, (f"{train}.pump", f"{train}.valve"))
        gates[f"support{number}"] = FaultGate(Gate.AT_LEAST, tuple(trains), 2)
    supports = list(gates)[3::4]
    for number in range(shape.systems):
        own = (f"system{number}.part{part}" for part in range(shape.parts))
        gates[f"system{number}"] = FaultGate(Gate.OR, (*own, *dice.sample(supports, 2)))
    systems = [f"system{number}" for number in range(shape.systems)]
    for number in range(shape.scenarios):
        gates[f"scenario{number}"] = FaultGate(Gate.AND, tuple(dice.sample(systems, 3)))
    scenarios = tuple(f"scenario{number}" for number in range(shape.scenarios))
    gates["top"] = FaultGate(Gate.OR, scenarios)
    inputs = dict.fromkeys(given for gate in gates.values() for given in gate.inputs)
    events = {name: 0.01 for name in inputs if name not in gates}
    return FaultModel("top", gates, events)
