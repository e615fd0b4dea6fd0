# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How gates combine their inputs, as an Open-PSA file writes it."""

from __future__ import annotations

from app.capture.bundle_names import shown_name
from app.capture.open_psa.definitions import REMARKS, Definition, Definitions, Path, Sort
from app.capture.open_psa.elements import Element
from app.causal.fault_model import FaultGate
from app.review.cause import Gate
from app.translation import tr

_COMBINING = {"or": Gate.OR, "and": Gate.AND, "atleast": Gate.AT_LEAST}
_REFERRING = {
    "gate": Sort.GATE,
    "basic-event": Sort.BASIC,
    "house-event": Sort.HOUSE,
    "event": None,
}
_NOT_COHERENT = frozenset({"not", "xor", "nand", "nor", "iff", "imply", "cardinality"})


class FormulaReader:
    """Turns formulas into gates; a formula inside another becomes a gate of its own."""

    def __init__(self, definitions: Definitions) -> None:
        self.gates: dict[str, FaultGate] = {}
        self.constants: dict[str, bool] = {}
        self._definitions = definitions
        self._ids = definitions.ids()
        self._taken = set(self._ids.values())

    def read(self, definition: Definition) -> None:
        """Take in the formula of a gate. Raises UserFacingError."""
        name = self._ids[definition.path]
        formulas = definition.contents()
        if not formulas:
            raise definition.element.refusal(
                tr("the gate {0} has no formula").format(shown_name(name))
            )
        formula, scope = formulas[0], definition.path[:-1]
        if formula.tag in _COMBINING:
            self._combine(name, formula, scope)
        else:
            self.gates[name] = FaultGate(Gate.OR, (self._input(name, formula, scope),))

    def _combine(self, name: str, formula: Element, scope: Path) -> None:
        """Make the gate `name` of an "and", "or" or "atleast"."""
        parts = [child for child in formula.children if child.tag not in REMARKS]
        if not parts:
            raise formula.refusal(tr("{0} has no inputs").format(shown_name(formula.tag)))
        inputs = tuple(self._input(name, part, scope) for part in parts)
        gate = _COMBINING[formula.tag]
        if gate is Gate.AT_LEAST:
            self.gates[name] = FaultGate(gate, inputs, _least(formula, inputs))
        else:
            self.gates[name] = FaultGate(gate, tuple(dict.fromkeys(inputs)))

    def _input(self, owner: str, part: Element, scope: Path) -> str:
        """Return the id of what one input is."""
        if part.tag in _REFERRING:
            return self._referred(part, scope)
        if part.tag == "constant":
            return self._constant(truth(part))
        opposite = self._certain(part, scope) if part.tag == "not" else None
        if opposite is not None:
            return self._constant(opposite)
        if part.tag in _COMBINING:
            name = self._new_name(owner)
            self._combine(name, part, scope)
            return name
        if part.tag in _NOT_COHERENT:
            raise part.refusal(
                tr(
                    "{0} is not supported: only and, or and atleast are, because more "
                    "going wrong must never mend anything"
                ).format(shown_name(part.tag))
            )
        raise part.refusal(tr("{0} is not supported in a formula").format(shown_name(part.tag)))

    def _referred(self, reference: Element, scope: Path) -> str:
        found = self._definitions.event(reference, scope)
        wanted = _REFERRING[reference.tag]
        if wanted is None and "type" in reference.attributes:
            kind = reference.attributes["type"].strip()
            wanted = _REFERRING.get(kind)
            if wanted is None:
                raise reference.refusal(tr("{0} is not a type of event").format(shown_name(kind)))
        if wanted is not None and found.sort is not wanted:
            name = shown_name(reference.name)
            raise reference.refusal(
                tr("{0} is a {1}, not a {2}").format(name, tr(found.sort), tr(wanted))
            )
        return self._ids[found.path]

    def _certain(self, part: Element, scope: Path) -> bool | None:
        """Return what a part comes to that hangs on constants alone; None where it does not."""
        if part.tag == "constant":
            return truth(part)
        if part.tag == "not":
            inside = [child for child in part.children if child.tag not in REMARKS]
            value = self._certain(inside[0], scope) if len(inside) == 1 else None
            return None if value is None else not value
        if part.tag in _REFERRING:
            found = self._definitions.event(part, scope)
            return house_state(found) if found.sort is Sort.HOUSE else None
        return None

    def _constant(self, value: bool) -> str:  # noqa: FBT001 - it is the value itself
        name = f"({str(value).lower()})"
        while name in self._taken:
            name = f"({name})"
        self.constants[name] = value
        return name

    def _new_name(self, owner: str) -> str:
        """Return a name for a formula inside `owner` that nothing else has."""
        number = 1
        while f"{owner} ({number})" in self._taken:
            number += 1
        name = f"{owner} ({number})"
        self._taken.add(name)
        return name


def house_state(house: Definition) -> bool:
    """Return whether a house event is on; unless that is said it is off. Raises UserFacingError."""
    return any(truth(part) for part in house.contents())


def truth(constant: Element) -> bool:
    """Return what a constant says. Raises UserFacingError."""
    value = {"true": True, "false": False}.get(constant.attributes.get("value", "").strip())
    if constant.tag != "constant" or value is None:
        raise constant.refusal(tr("a constant must be true or false"))
    return value


def _least(formula: Element, inputs: tuple[str, ...]) -> int:
    """Return the k of a "k of n"."""
    written = formula.attributes.get("min", "").strip()
    count = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
    if not 1 <= count <= len(inputs):
        raise formula.refusal(
            tr(
                "“atleast” needs a min from 1 to {0}, the number of its inputs; here it is {1}"
            ).format(len(inputs), shown_name(written))
        )
    if len(set(inputs)) < len(inputs):
        raise formula.refusal(tr("“atleast” names the same input twice"))
    return count
