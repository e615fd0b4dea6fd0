# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read one fault tree from one or several Open-PSA files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.capture.bundle_names import shown_name
from app.capture.open_psa.definitions import Definition, Definitions, Sort, is_include
from app.capture.open_psa.elements import MOST_BYTES, read_elements
from app.capture.open_psa.formulas import FormulaReader, house_state
from app.capture.open_psa.probabilities import ProbabilityReader
from app.causal.fault_model import FaultGate, FaultModel
from app.errors import UserFacingError
from app.translation import tr

_NAMED = 5
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<")


@dataclass(frozen=True)
class FaultTreeFile:
    """A fault tree as files tell it; `labels` are the wordings, `notes` what stayed unknown."""

    name: str
    title: str
    model: FaultModel
    labels: Mapping[str, str]
    notes: tuple[str, ...]


def looks_like_xml(start: bytes) -> bool:
    """Tell whether a file that starts like this is XML."""
    return start.lstrip().startswith(_XML_STARTS)


def is_part(path: Path) -> bool:
    """Tell whether a file is no model alone: it includes others or has no gate. Raises too."""
    has_gate = False
    waiting = [read_elements(_content(path), path.name)]
    while waiting:
        element = waiting.pop()
        if is_include(element):
            return True
        has_gate |= element.tag == "define-gate"
        waiting += element.children
    return not has_gate


def read_fault_tree(
    paths: Sequence[Path], *, top: str | None = None, mission_hours: float | None = None
) -> FaultTreeFile:
    """Return the one fault tree that the files define together. Raises UserFacingError.

    Where they define several, `top` names one. `mission_hours` is what probabilities over time
    are for.
    """
    definitions = Definitions(path.name for path in paths)
    for path in paths:
        definitions.take(read_elements(_content(path), path.name))
    assumed = definitions.assume_missing()
    model, notes = _model(
        definitions, " and ".join(path.name for path in paths), top, mission_hours
    )
    ids = definitions.ids()
    labels = {
        ids[event.path]: event.label
        for event in definitions.events.values()
        if event.label is not None
    }
    name, title = model.top, labels.get(model.top, model.top)
    if definitions.trees and top is None:
        name = definitions.trees[0].name
        title = name if definitions.trees[0].label is None else definitions.trees[0].label
    return FaultTreeFile(name, title, model, labels, (*assumed, *notes))


def _model(
    definitions: Definitions, source: str, asked: str | None, mission_hours: float | None
) -> tuple[FaultModel, tuple[str, ...]]:
    """Return the logic below the top, and what had to be assumed about its probabilities."""
    formulas = FormulaReader(definitions)
    ids = definitions.ids()
    constants = formulas.constants
    basic: dict[str, Definition] = {}
    for event in definitions.events.values():
        if event.sort is Sort.GATE:
            formulas.read(event)
        elif event.sort is Sort.HOUSE:
            constants[ids[event.path]] = house_state(event)
        else:
            basic[ids[event.path]] = event
    top = _top(formulas.gates, source, asked)
    chances = ProbabilityReader(definitions, mission_hours)
    below = _below(formulas.gates, top)
    model = FaultModel(
        top,
        {name: formulas.gates[name] for name in below if name in formulas.gates},
        {name: chances.read(basic[name]) for name in below if name in basic},
        constants,
    )
    return model, chances.notes()


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserFacingError(tr("{0} can't be read: {1}.").format(path, reason)) from None


def _top(gates: Mapping[str, FaultGate], source: str, asked: str | None) -> str:
    """Return the gate asked for, or the one that no other needs. Raises UserFacingError."""
    if not gates:
        raise UserFacingError(
            tr("{0} defines no gate, so there is no fault tree in it.").format(source)
        )
    _refuse_loops(gates, source)
    if asked is not None:
        if asked not in gates:
            raise UserFacingError(tr("{0} defines no gate {1}.").format(source, shown_name(asked)))
        return asked
    used = {name for gate in gates.values() for name in gate.inputs}
    tops = [name for name in gates if name not in used]
    if len(tops) > 1:
        named = ", ".join(shown_name(name) for name in tops[:_NAMED])
        more = tr(" and {0} more").format(len(tops) - _NAMED) if len(tops) > _NAMED else ""
        raise UserFacingError(
            tr(
                "{0} holds {1} fault trees, with the tops {2}{3}; keep one of them in "
                "the file, or name its top with hotwash causes --top."
            ).format(source, len(tops), named, more)
        )
    return tops[0]


def _refuse_loops(gates: Mapping[str, FaultGate], source: str) -> None:
    """Raise UserFacingError where a gate needs itself, over whatever way round."""
    done: set[str] = set()
    for start in gates:
        way: dict[str, None] = {}
        waiting = [(start, False)]
        while waiting:
            name, left = waiting.pop()
            if left:
                del way[name]
                done.add(name)
            elif name in way:
                loop = [*list(way)[list(way).index(name) :], name]
                named = " → ".join(shown_name(each) for each in loop[-_NAMED - 1 :])
                raise UserFacingError(
                    tr("{0}: a gate can't be its own input: {1}.").format(source, named)
                )
            elif name in gates and name not in done:
                way[name] = None
                waiting.append((name, True))
                waiting += [(each, False) for each in reversed(gates[name].inputs)]


def _below(gates: Mapping[str, FaultGate], top: str) -> dict[str, None]:
    """Return the gates and events below the top, in the order in which one reads them."""
    found: dict[str, None] = {}
    waiting = [top]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += reversed(gates[name].inputs) if name in gates else ()
    return found
