# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How long it takes to check the logic of 1,000 causes after one of them was reworded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from statistics import median

from app.causal.edits import paste
from app.insight.logic import findings
from app.review.cause import EFFECT_ID
from app.review.changes import apply_edit
from app.review.edits import set_field
from app.review.review import Review, new_review
from app.rules.rules import Rules
from bench_row import Row, timed

_CAUSES = 1_000
_LEVELS = 6
_RUNS = 25
_LIMIT = 5.0


def rows() -> Iterator[Row]:
    """Yield the one row: a keystroke's worth of checking, against what typing allows for it."""
    rules = Rules().cause_logic
    review = _large()
    times = []
    for run, cause in zip(range(_RUNS), cycle(review.causes), strict=False):
        review = apply_edit(review, set_field(cause, "text", f"The queue was full, part {run}"))[0]
        times.append(timed(lambda: findings(review, rules)))  # noqa: B023 - called at once
    yield Row("logic of 1,000 causes, one reworded", median(times), _LIMIT, "limit", 1.0)


def _large() -> Review:
    lines = (f"{'  ' * (n % _LEVELS)}- The pool was used up, part {n}" for n in range(_CAUSES))
    empty = new_review("bench")
    pasted = paste(empty, EFFECT_ID, "\n".join(lines))
    assert pasted is not None
    return apply_edit(empty, pasted.edit)[0]
