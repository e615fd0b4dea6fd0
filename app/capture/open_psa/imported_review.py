# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A new review whose causes are those of a fault tree."""

from __future__ import annotations

from app.capture.open_psa.fault_tree_file import FaultTreeFile
from app.causal.fault_logic import inputs_first
from app.causal.fault_model import FaultGate, FaultModel
from app.errors import UserFacingError
from app.review.cause import EFFECT_ID, Cause, Gate, Link
from app.review.ids import new_id
from app.review.incident import Incident
from app.review.rank import ranks_after
from app.review.review import Review, assemble
from app.translation import tr

MOST_CAUSES = 10_000


def review_of(tree: FaultTreeFile) -> Review:
    """Return a review in which the top is the effect. Raises UserFacingError.

    A review has no house events, so what they decide is worked into the gates.
    """
    model = without_constants(tree.model)
    order = _reading_order(model)
    if len(order) > MOST_CAUSES:
        raise UserFacingError(
            tr(
                "{0} has more than {1:,} causes, too many to be talked over; hotwash "
                "causes counts its cut sets."
            ).format(tree.name, MOST_CAUSES)
        )
    ids = {name: new_id() for name in order}
    ids[model.top] = EFFECT_ID
    ranks = ranks_after("", len(order))
    causes = []
    for number, name in enumerate(order):
        gate = model.gates.get(name, FaultGate(Gate.OR, ()))
        causes.append(
            Cause(
                id=ids[name],
                rank="" if name == model.top else ranks[number],
                number=number,
                text=tree.labels.get(name, name),
                gate=gate.gate,
                gate_count=gate.count,
                probability=model.probabilities.get(name),
            )
        )
    pairs = [
        (name, each) for name in order if name in model.gates for each in model.gates[name].inputs
    ]
    links = [
        Link(id=new_id(), rank=rank, effect_id=ids[effect], cause_id=ids[cause])
        for (effect, cause), rank in zip(pairs, ranks_after("", len(pairs)), strict=True)
    ]
    return assemble(new_id(), (Incident(title=tree.title), *causes, *links))


def without_constants(model: FaultModel) -> FaultModel:
    """Return the model with its constants worked in. Raises UserFacingError where all is certain.

    A top that can't come about keeps no inputs.
    """
    known = dict(model.constants)
    gates: dict[str, FaultGate] = {}
    for name in inputs_first(model):
        gate = model.gates[name]
        free = tuple(each for each in gate.inputs if each not in known)
        least = {Gate.OR: 1, Gate.AND: len(gate.inputs), Gate.AT_LEAST: gate.count}[gate.gate]
        least -= sum(known.get(each, False) for each in gate.inputs)
        if least <= 0 or least > len(free):
            known[name] = least <= 0
        else:
            gates[name] = gate if len(free) == len(gate.inputs) else _needing(least, free)
    if known.get(model.top):
        raise UserFacingError(
            tr("Constants in the file make its top {0} certain, so nothing is its cause.").format(
                model.top
            )
        )
    gates.setdefault(model.top, FaultGate(Gate.OR, ()))
    return FaultModel(model.top, gates, model.probabilities)


def _needing(least: int, inputs: tuple[str, ...]) -> FaultGate:
    if least in (1, len(inputs)):
        return FaultGate(Gate.OR if least == 1 else Gate.AND, inputs)
    return FaultGate(Gate.AT_LEAST, inputs, least)


def _reading_order(model: FaultModel) -> list[str]:
    """Return the top and all below it, each once, as one reads them."""
    found: dict[str, None] = {}
    waiting = [model.top]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += reversed(model.gates[name].inputs) if name in model.gates else ()
    return list(found)
