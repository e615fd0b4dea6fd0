# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The nodes of a decision diagram: each asks one variable and leads high or low."""

from __future__ import annotations

from app.causal.decision.limits import Limits

FALSE, TRUE = 0, 1
"""The two ends of a binary diagram."""

EMPTY, UNIT = 0, 1
"""The two ends of a family of sets: no set at all, and the empty set alone."""

_BELOW_ALL = 1 << 60
_SPARSE = 8


class Diagram:
    """A table of nodes: no two alike, and what a node leads to has a smaller number.

    `variable`, `high` and `low` are read by node; lower variables are nearer to the root.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.variable = [_BELOW_ALL, _BELOW_ALL]
        self.high = [0, 0]
        self.low = [0, 0]
        self._numbers: dict[tuple[int, int, int], int] = {}
        limits.register(self.variable, self.high, self.low, self._numbers)

    def single(self, variable: int) -> int:
        """Return the node that stands for one variable."""
        return self.node(variable, 1, 0)

    def node(self, variable: int, high: int, low: int) -> int:
        """Return the node that decides so, making it where it is new."""
        found = self._numbers.get((variable, high, low))
        if found is not None:
            return found
        self.limits.remember()
        number = len(self.variable)
        self._numbers[variable, high, low] = number
        self.variable.append(variable)
        self.high.append(high)
        self.low.append(low)
        return number

    def below(self, root: int) -> list[int]:
        """Return every inner node that `root` leads to, itself too, children before parents."""
        found: set[int] = set()
        lowest = root
        waiting = [root]
        while waiting:
            self.limits.step()
            number = waiting.pop()
            if number > 1 and number not in found:
                found.add(number)
                lowest = min(lowest, number)
                waiting += (self.high[number], self.low[number])
        if root - lowest > _SPARSE * len(found):
            return sorted(found)
        # Where most numbers are found, going through them holds up no other thread as sorting does.
        return [number for number in range(lowest, root + 1) if number in found]
