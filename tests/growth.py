# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the work on a text grows with its length, whatever the machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES_LONGER = 8
MOST_GROWTH = 3 * TIMES_LONGER
"""Eight times the text: in proportion it takes 8 times as long, by its square 64 times."""
NOISE_SECONDS = 0.05
"""What the clock and other work may add to one measurement."""


def grows_in_proportion(work: Callable[[int], object], size: int) -> bool:
    """Tell whether work takes about as many times longer as what it works on is larger.

    `work` is called with a size, `TIMES_LONGER` times smaller first. Only this thread's own
    processor time counts, without searches for garbage, and each size's best of three.
    """
    small = _best_of_three(work, size // TIMES_LONGER)
    large = _best_of_three(work, size)
    return large <= MOST_GROWTH * small + NOISE_SECONDS


def _best_of_three(work: Callable[[int], object], size: int) -> float:
    return min(_seconds(work, size) for _ in range(3))


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()
    try:
        begun = time.thread_time()
        work(size)
        return time.thread_time() - begun
    finally:
        gc.enable()
