# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How far an action relies on people: as somebody judged it, else as its words or kind tell."""

from __future__ import annotations

from functools import lru_cache

from app.insight.action_checks.rule import ActionRules
from app.insight.action_checks.wordings import vague_wordings
from app.insight.language.names import Names
from app.insight.language.own_words import own_words
from app.insight.language.words import Words
from app.review.action import Action, Strength

_NOBODY = Names()


def strength_of(action: Action, rules: ActionRules) -> Strength | None:
    """Return how strong an action is; None where nobody judged it and nothing tells."""
    return action.strength or suggested_strength(action, rules)


def suggested_strength(action: Action, rules: ActionRules) -> Strength | None:
    """Return how strong an action is by its words, else by its kind; None where neither tells.

    What names no end can be known to be weak; how strong it will become, nobody can tell yet.
    """
    told = _told_by(action.text, rules)
    if vague_wordings(action.text, rules):
        return told if told is Strength.WEAK else None
    if told is None and action.kind is not None:
        return rules.strength_by_kind.get(action.kind)
    return told


@lru_cache(maxsize=8192)
def _told_by(text: str, rules: ActionRules) -> Strength | None:
    """Return what the first words that tell anything tell: "document how to automate it" is weak.

    Of two that begin at the same word the longer one counts. A German verb stands last, and says
    more than what stands in front of it.
    """
    words = Words(own_words(text))
    places = list(range(len(words)))
    if words.folded and words.folded[-1] in rules.verbs_at_end:
        places.insert(0, places.pop())
    for place in places:
        ends = [
            (found.end, strength)
            for strength, wanted in rules.strengths.items()
            for phrase in wanted.beginning_with(words.folded[place])
            if (found := phrase.found_at(words, place, _NOBODY)) is not None
        ]
        if ends:
            return max(ends, key=lambda each: each[0])[1]
    return None
