# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A screen reader hears what the drawing shows."""

from __future__ import annotations

import pytest

from app.review.cause import EFFECT_ID, Gate
from app.review.edits import Set
from app.review.item import Kind
from tests.app.causal.graphs import tree
from tests.builders import applied
from ui.canvas.spoken import spoken


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        (Gate.AND, "all of them (and)"),
        (Gate.OR, "any of them (or)"),
        (Gate.AT_LEAST, "at least 2 of them"),
    ],
)
def test_a_gate_is_said_with_the_number_it_takes(gate: Gate, said: str) -> None:
    review = applied(
        tree(*((EFFECT_ID, name) for name in "abc")),
        Set(Kind.CAUSE, EFFECT_ID, "gate", gate),
        Set(Kind.CAUSE, EFFECT_ID, "gate_count", 2),
    )
    assert spoken(review, EFFECT_ID).endswith(f"3 causes below, {said}")
