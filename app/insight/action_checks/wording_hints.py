# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The wordings of an action that name no end, as hints for the one who is writing it."""

from __future__ import annotations

import re
from collections.abc import Collection

from app.insight.action_checks.rule import ActionRules
from app.insight.action_checks.wordings import VagueWording, vague_wordings
from app.insight.language.hints import Hint, same_words
from app.insight.language.rule import HintClass
from app.translation import tr

_COMMAND = re.compile(r"\s*/a\s+", re.IGNORECASE)
"""What makes an action of a captured line; what stands at its end says who and when."""


def wording_hints(text: str, rules: ActionRules, kept: Collection[str] = ()) -> tuple[Hint, ...]:
    """Return the hints at the wording of an action, but for words that somebody chose to keep.

    Of a captured line ("/a …") nothing is written anew: owner and day stand behind the wording.
    """
    command = _COMMAND.match(text)
    start = command.end() if command else 0
    ignored = frozenset(map(same_words, kept))
    return tuple(
        _hint(found, start)
        for found in vague_wordings(text[start:], rules)
        if same_words(found.words) not in ignored
    )


def is_captured_action(text: str) -> bool:
    """Tell whether a captured line makes an action."""
    return _COMMAND.match(text) is not None


def _hint(found: VagueWording, start: int) -> Hint:
    rewrite = found.rewrite if not start else ""
    rule = found.wording.rule
    saying = rule.sayings["vague"]
    better = tr(saying.better)
    seen = tr(saying.message).format_map({"words": found.words, "name": "", "text": found.words})
    return Hint(
        start=start + found.start,
        end=start + found.end,
        text=found.words,
        hint_class=HintClass.OPEN_END,
        rule=rule.id,
        suggestion=better,
        explanation=seen if rewrite else f"{seen} {better}",
        rewrite=rewrite or None,
        is_whole=True,
    )
