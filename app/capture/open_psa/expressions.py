# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Numbers written as expressions: worked out where the standard says what they come to.

What is not understood makes everything above it unknown, never zero; what can't be worked out,
such as a division by nothing, is refused with its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from app.capture.bundle_names import shown_name
from app.capture.open_psa.definitions import REMARKS, Definition, Definitions, Path
from app.capture.open_psa.elements import Element
from app.capture.open_psa.operations import DEVIATES, OPERATIONS
from app.translation import tr

YEAR = 8760.0
"""Hours; the mission where nobody says otherwise."""

DEEPEST = 150
"""Levels of expressions and parameters in each other, well within what Python's stack holds."""

_TRUTH = {"true": 1.0, "false": 0.0}


class ExpressionReader:
    """Works out expressions, parameters once each, and remembers what it had to assume."""

    def __init__(self, definitions: Definitions, mission_hours: float = YEAR) -> None:
        self.unknown: Element | None = None
        """The first expression that was not understood."""
        self.used_mission = False
        self.used_means = False
        self._definitions = definitions
        self._mission_hours = mission_hours
        self._parameters: dict[Path, float | None] = {}
        self._open: set[Path] = set()
        self._depth = 0

    def value(self, expression: Element, scope: Path) -> float | None:
        """Return what an expression in `scope` comes to, None where that is unknown.

        Raises UserFacingError; what is wrong is said even where the rest stays unknown.
        """
        if expression.tag in ("float", "int"):
            return _number(expression)
        if expression.tag == "bool":
            return _truth(expression)
        if expression.tag == "system-mission-time":
            self.used_mission = True
            return self._mission_hours
        if self._depth == DEEPEST:
            raise expression.refusal(
                tr("expressions lead on more than {0} levels deep").format(DEEPEST)
            )
        self._depth += 1
        value = self._nested(expression, scope)
        self._depth -= 1
        return value

    def _nested(self, expression: Element, scope: Path) -> float | None:
        if expression.tag == "parameter":
            return self._parameter(expression, scope)
        if expression.tag == "switch":
            return self._switched(_parts(expression), scope)
        return self._worked_out(expression, scope)

    def _parameter(self, reference: Element, scope: Path) -> float | None:
        parameter = self._definitions.parameter(reference, scope)
        path = parameter.path
        if path in self._open:
            raise reference.refusal(
                tr("{0} is defined by itself").format(shown_name(reference.name))
            )
        if path not in self._parameters:
            self._open.add(path)
            self._parameters[path] = self._defined(parameter, reference)
            self._open.remove(path)
        return self._parameters[path]

    def _defined(self, parameter: Definition, reference: Element) -> float | None:
        contents = parameter.contents()
        if not contents:
            self._note_unknown(reference)
            return None
        return self.value(contents[0], parameter.path[:-1])

    def _switched(self, parts: Sequence[Element], scope: Path) -> float | None:
        """Return the value of the first case that holds, the last part where none does."""
        for part in parts:
            if part.tag != "case":
                return self.value(part, scope)
            inside = _parts(part)
            if len(inside) != 2:
                raise part.refusal(tr("a case needs a condition and a value"))
            condition = self.value(inside[0], scope)
            if condition is None:
                return None
            if condition:
                return self.value(inside[1], scope)
        return None

    def _worked_out(self, expression: Element, scope: Path) -> float | None:
        operation = OPERATIONS.get(expression.tag)
        given = _arguments(expression)
        if operation is None or len(given) > operation.most:
            self._note_unknown(expression)
            return None
        if len(given) < operation.least:
            named = shown_name(expression.tag)
            raise expression.refusal(
                tr("{0} needs {1} numbers, not {2}").format(named, operation.least, len(given))
            )
        self.used_means |= expression.tag in DEVIATES
        numbers = [self.value(part, scope) for part in given]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            return None
        try:
            outcome = float(operation.work_out(known))
        except (ArithmeticError, ValueError):
            outcome = float("nan")
        if not isfinite(outcome):
            shown = ", ".join(f"{number:g}" for number in known[:5])
            raise expression.refusal(
                tr("{0} can't be worked out of {1}").format(shown_name(expression.tag), shown)
            )
        return outcome

    def _note_unknown(self, expression: Element) -> None:
        self.unknown = self.unknown or expression


def _parts(element: Element) -> list[Element]:
    return [child for child in element.children if child.tag not in REMARKS]


def _arguments(expression: Element) -> list[Element]:
    """Return the inputs; the bins of a histogram are taken apart."""
    found: list[Element] = []
    for part in _parts(expression):
        found += _parts(part) if part.tag == "bin" else (part,)
    return found


def _number(number: Element) -> float:
    written = number.attributes.get("value", "").strip()
    try:
        value = float(written.replace("_", "?"))
    except ValueError:
        raise number.refusal(tr("{0} is not a number").format(shown_name(written))) from None
    if not isfinite(value):
        raise number.refusal(tr("{0} is not a number").format(shown_name(written)))
    return value


def _truth(constant: Element) -> float:
    written = constant.attributes.get("value", "").strip()
    if written not in _TRUTH:
        raise constant.refusal(tr("a bool must be true or false"))
    return _TRUTH[written]
