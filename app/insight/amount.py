# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A number as well as it is known: exact, about, or somewhere between two others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Amount:
    """A value, the least and the most it can be, and whether it is rough. Not known is None."""

    value: float
    least: float
    most: float
    about: bool = False

    @property
    def is_range(self) -> bool:
        """True where it is not one number."""
        return self.least != self.most

    def times(self, factor: float) -> Amount:
        """Return it `factor` times; what is unsure stays unsure."""
        value, *ends = (factor * each for each in (self.value, self.least, self.most))
        return Amount(value, min(ends), max(ends), self.about)

    def over(self, divisor: float) -> Amount:
        """Return it divided by a number above zero."""
        each = (self.value / divisor, self.least / divisor, self.most / divisor)
        return Amount(*each, self.about)

    def plus(self, more: float) -> Amount:
        """Return it and `more`."""
        return Amount(self.value + more, self.least + more, self.most + more, self.about)


def exactly(value: float | None) -> Amount | None:
    """Return the amount of a number that is known exactly, None of one that is not known."""
    return None if value is None else Amount(value, value, value)
