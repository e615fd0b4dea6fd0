# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Gates are drawn together with what they combine, and nobody is lost on the way."""

from __future__ import annotations

from hypothesis import given

from app.causal.fault_logic import Threshold, simplified
from app.causal.fault_model import FaultModel
from app.causal.fault_plan import plans
from app.causal.gathered_order import gathered
from tests.app.causal.fault_models import fault_models


def _length(gates: dict[str, Threshold], numbers: dict[str, int]) -> int:
    stretches = ([numbers[each] for each in (name, *gate.inputs)] for name, gate in gates.items())
    return sum(max(places) - min(places) for places in stretches)


def test_what_belongs_together_comes_to_stand_together() -> None:
    pairs = {f"g{n}": Threshold(2, (f"a{n}", f"b{n}")) for n in range(8)}
    nodes = [name for sort in "gab" for name in (f"{sort}{n}" for n in range(8))]
    scattered = {name: number for number, name in enumerate(nodes)}
    assert _length(pairs, gathered(pairs, scattered)) == 16


@given(fault_models())
def test_an_order_is_never_longer_than_before_and_has_the_same_nodes(model: FaultModel) -> None:
    plan = plans(simplified(model))[0]()
    found = gathered(plan.gates, plan.numbers)
    assert found.keys() == plan.numbers.keys()
    assert sorted(found.values()) == list(range(len(found)))
    order = sorted(plan.numbers, key=plan.numbers.__getitem__)
    before = {name: place for place, name in enumerate(order)}
    assert _length(dict(plan.gates), found) <= _length(dict(plan.gates), before)
