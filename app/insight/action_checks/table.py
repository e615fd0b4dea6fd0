# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""All checks of actions by the name that a rule calls them. A new one is a function and a line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.insight.action_checks import single, together
from app.insight.action_checks.rule import STRENGTH, WINDOW, WORDING
from app.insight.action_checks.view import ActionCheck
from app.review.action import Strength
from app.review.incident import Severity

CHECKS: Mapping[str, ActionCheck] = MappingProxyType(
    {
        "is_worded": ActionCheck(single.is_worded, ("unworded",)),
        WORDING: ActionCheck(
            single.wording,
            ("vague",),
            ("words",),
            texts=("find", "except", "ended", "at", "rewrite"),
            optional=("except", "ended", "at", "rewrite"),
        ),
        "one_owner": ActionCheck(
            single.one_owner, ("none", "team", "several"), ("owner",), texts=("teams", "roles")
        ),
        "has_date": ActionCheck(single.has_date, ("none", "open"), ("words",), texts=("soon",)),
        WINDOW: ActionCheck(
            single.date_in_window,
            ("before", "late"),
            ("due", "from", "severity", "days", "last"),
            numbers=tuple(Severity),
        ),
        "known_done": ActionCheck(single.known_done, ("none", "vague"), ("words",)),
        "answers_cause": ActionCheck(single.answers_cause, ("none",)),
        "kind_is_set": ActionCheck(single.kind_is_set, ("none",)),
        "aim_is_set": ActionCheck(single.aim_is_set, ("none",)),
        "size_is_set": ActionCheck(single.size_is_set, ("none",)),
        "ticket_is_key": ActionCheck(single.ticket_is_key, ("unread",), ("key",)),
        "said_twice": ActionCheck(
            together.said_twice, ("same",), ("other",), numbers=("percent",), texts=("small",)
        ),
        STRENGTH: ActionCheck(
            together.some_are_strong,
            ("weak",),
            ("actions",),
            texts=(*Strength, *(f"{strength}_kinds" for strength in Strength)),
        ),
        "aims_are_mixed": ActionCheck(
            together.aims_are_mixed, ("missing",), ("aims",), numbers=("actions",)
        ),
        "few_promises": ActionCheck(
            together.few_promises, ("many",), ("count", "most", "actions"), numbers=("most",)
        ),
    }
)
