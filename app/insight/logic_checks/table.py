# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""All checks by the name that a rule calls them. A new one is a function and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.insight.logic_checks import facts, shape, wording
from app.insight.logic_checks.view import Check

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "effect_is_explained": Check(
            shape.effect_is_explained, ("unworded", "unexplained", "loose")
        ),
        "gate_has_inputs": Check(
            shape.gate_has_inputs, ("few", "too_many", "no_count"), ("asked", "count")
        ),
        "inner_is_worded": Check(shape.inner_is_worded, ("unworded",), ("causes",)),
        "explains_itself": Check(shape.explains_itself, ("circle",), ("causes",)),
        "reads_back": Check(
            facts.reads_back, ("all_needed", "each_enough"), ("sentence", "causes")
        ),
        "action_and_condition": Check(
            facts.action_and_condition, ("no_action", "no_condition"), ("causes",)
        ),
        "straight_line": Check(shape.straight_line, ("line",), ("levels",), numbers=("levels",)),
        "leaf_has_reason": Check(facts.leaf_has_reason, ("open",)),
        "person_at_the_end": Check(
            wording.person_at_the_end,
            ("person",),
            ("words",),
            texts=("phrases", "people", "acts", "except"),
        ),
        "cause_comes_first": Check(
            facts.cause_comes_first, ("later",), ("effect", "cause_at", "effect_at")
        ),
        "confirmed_by_evidence": Check(facts.confirmed_by_evidence, ("bare",)),
        "ruled_out_above": Check(shape.ruled_out_above, ("lost",), ("causes",)),
        "said_twice": Check(wording.said_twice, ("same",), ("other",)),
        "depth": Check(shape.depth, ("deep",), ("levels",), numbers=("levels",)),
        "trigger_apart": Check(
            facts.trigger_apart, ("none", "below"), ("effect",), numbers=("causes",)
        ),
    }
)
