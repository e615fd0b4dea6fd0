# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The probabilities of basic events: plain numbers are taken, other expressions stay unknown."""

from __future__ import annotations

from math import isfinite

from app.capture.bundle_names import shown_name
from app.capture.open_psa.definitions import Definition, Definitions
from app.capture.open_psa.elements import Element

_NUMBERS = frozenset({"float", "int"})


class ProbabilityReader:
    """Reads probabilities and remembers which were not plain numbers."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._unknown: list[tuple[str, Element]] = []

    def read(self, definition: Definition) -> float | None:
        """Return a basic event's probability, None where it is unknown. Raises UserFacingError."""
        contents = definition.contents()
        if not contents:
            return None
        expression: Element | None = contents[0]
        seen: set[int] = set()
        while expression is not None and expression.tag == "parameter":
            if id(expression) in seen:
                raise expression.refusal(f"{shown_name(expression.name)} is defined by itself")
            seen.add(id(expression))
            parameter = self._definitions.parameter(expression, definition.path[:-1])
            expression = next(iter(parameter.contents()), None)
        if expression is None or expression.tag not in _NUMBERS:
            self._unknown.append((definition.path[-1], expression or contents[0]))
            return None
        return _probability(expression)

    def notes(self) -> tuple[str, ...]:
        """Return a sentence about the expressions that were not worked out."""
        if not self._unknown:
            return ()
        name, element = self._unknown[0]
        first = f"{shown_name(name)} ({element.source}, line {element.line}: {element.tag})"
        if len(self._unknown) == 1:
            return (f"The probability of {first} is not a plain number and stays unknown.",)
        count = len(self._unknown)
        words = f"{count} probabilities are not plain numbers and stay unknown; the first is that"
        return (f"{words} of {first}.",)


def _probability(number: Element) -> float:
    written = number.attributes.get("value", "").strip()
    try:
        value = float(written)
    except ValueError:
        raise number.refusal(f"{shown_name(written)} is not a number") from None
    if not isfinite(value) or not 0 <= value <= 1:
        raise number.refusal(f"{shown_name(written)} is not a probability between 0 and 1")
    return value
