# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The wordings of an action that name no end, as hints for the one who is writing it."""

from __future__ import annotations

from collections.abc import Collection

from app.insight.action_checks.rule import ActionRules
from app.insight.action_checks.wordings import VagueWording, vague_wordings
from app.insight.language.hints import Hint, same_words
from app.insight.language.rule import HintClass
from app.translation import tr


def wording_hints(text: str, rules: ActionRules, kept: Collection[str] = ()) -> tuple[Hint, ...]:
    """Return the hints at the wording of an action, but for words that somebody chose to keep."""
    ignored = frozenset(map(same_words, kept))
    return tuple(
        _hint(found)
        for found in vague_wordings(text, rules)
        if same_words(found.words) not in ignored
    )


def _hint(found: VagueWording) -> Hint:
    rule = found.wording.rule
    saying = rule.sayings["vague"]
    better = tr(saying.better)
    seen = tr(saying.message).format_map({"words": found.words, "name": "", "text": found.words})
    return Hint(
        start=found.start,
        end=found.end,
        text=found.words,
        hint_class=HintClass.OPEN_END,
        rule=rule.id,
        suggestion=better,
        explanation=seen if found.rewrite else f"{seen} {better}",
        rewrite=found.rewrite or None,
        is_whole=True,
    )
