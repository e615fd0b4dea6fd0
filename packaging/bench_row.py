# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One row of the bench: ours against a floor or a peer, measured side by side in one run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """Medians in milliseconds, or in what `unit` says.

    `against` is "floor" (the least that is possible), "peer", or "limit" (the most we promise).
    """

    name: str
    ours: float
    other: float
    against: str
    target: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Ours ÷ the other."""
        return self.ours / self.other

    @property
    def holds(self) -> bool:
        """True where the ratio is at most the target."""
        return self.ratio <= self.target

    def as_plain(self) -> dict[str, object]:
        """Return the row as plain JSON."""
        return {
            "name": self.name,
            "ours": round(self.ours, 3),
            self.against: round(self.other, 3),
            "ratio": round(self.ratio, 2),
            "target": self.target,
            "unit": self.unit,
            "holds": self.holds,
        }


def side_by_side(
    ours: Callable[[], object], other: Callable[[], object], runs: int
) -> tuple[float, float]:
    """Return the median milliseconds of both, run in turn so that the machine's mood is shared."""
    return medians(lambda: timed(ours), lambda: timed(other), runs)


def medians(
    ours: Callable[[], float], other: Callable[[], float], runs: int
) -> tuple[float, float]:
    """Return the medians of two measures (milliseconds), taken in turn; the first is warm-up."""
    first: list[float] = []
    second: list[float] = []
    for run in range(runs + 1):
        pair = ours(), other()
        if run:
            first.append(pair[0])
            second.append(pair[1])
    return median(first), median(second)


def timed(call: Callable[[], object]) -> float:
    """Return how many milliseconds one call takes."""
    gc.collect()
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000
