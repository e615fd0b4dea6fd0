# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The probabilities of basic events, and in words what was assumed or stayed unknown."""

from __future__ import annotations

from app.capture.bundle_names import shown_name
from app.capture.open_psa.definitions import Definition, Definitions
from app.capture.open_psa.elements import Element
from app.capture.open_psa.expressions import YEAR, ExpressionReader
from app.translation import tr


class ProbabilityReader:
    """Reads probabilities and remembers which stayed unknown.

    Without `mission_hours` a year is taken, and that is said.
    """

    def __init__(self, definitions: Definitions, mission_hours: float | None = None) -> None:
        self._expressions = ExpressionReader(
            definitions, YEAR if mission_hours is None else mission_hours
        )
        self._assumed_year = mission_hours is None
        self._unknown: list[str] = []

    def read(self, definition: Definition) -> float | None:
        """Return a basic event's probability, None where it is unknown. Raises UserFacingError."""
        contents = definition.contents()
        if not contents:
            return None
        value = self._expressions.value(contents[0], definition.path[:-1])
        if value is None:
            self._unknown.append(definition.path[-1])
            return None
        return _probability(value, contents[0])

    def notes(self) -> tuple[str, ...]:
        """Return sentences about what was assumed, and what was not worked out."""
        return (*self._assumptions(), *self._unknown_note())

    def _assumptions(self) -> list[str]:
        told = []
        if self._expressions.used_mission and self._assumed_year:
            told.append(
                tr(
                    "No file says how long a mission lasts, so {0:,.0f} hours (a year) are "
                    "taken; hotwash causes --mission-time HOURS takes others."
                ).format(YEAR)
            )
        if self._expressions.used_means:
            told.append(tr("Numbers that are given as a distribution are taken at its mean."))
        return told

    def _unknown_note(self) -> list[str]:
        element = self._expressions.unknown
        if not self._unknown or element is None:
            return []
        first = f"{shown_name(self._unknown[0])} ({_place(element)})"
        if len(self._unknown) == 1:
            return [
                tr("The probability of {0} can't be worked out here and stays unknown.").format(
                    first
                )
            ]
        words = tr("{0} probabilities can't be worked out here and stay unknown").format(
            len(self._unknown)
        )
        return [tr("{0}; the first is that of {1}.").format(words, first)]


def _place(element: Element) -> str:
    return tr("{0}, line {1}: {2}").format(element.source, element.line, element.tag)


def _probability(value: float, written: Element) -> float:
    if not 0 <= value <= 1:
        given = shown_name(written.attributes.get("value", "").strip() or f"{value:g}")
        raise written.refusal(tr("{0} is not a probability between 0 and 1").format(given))
    return value
