# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Laying out 5,000 causes in each lens, as after an edit: the boxes of the others are there."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from statistics import median

from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.fonts import BundledMeasure
from bench_canvas import wide_review
from bench_row import Row, timed
from ui.collector import FIRST

CAUSES = 5_000
LIMIT_MS = 50.0
RUNS = 9


def rows() -> Iterator[Row]:
    """Yield one row a lens, each against 50 ms."""
    gc.freeze()
    gc.set_threshold(FIRST)  # as rarely as the window looks for garbage
    review, measure, options = wide_review(CAUSES), BundledMeasure(), LensOptions()
    for name, lens in LENSES.items():
        draw = partial(lens, review, measure, options)
        draw()
        took = median(timed(draw) for _ in range(RUNS))
        yield Row(f"layout {CAUSES} causes, {name}", took, LIMIT_MS, "limit", 1.0)
