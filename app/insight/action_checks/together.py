# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks of all actions together: the same said twice, all of them weak, one-sided, too many."""

from __future__ import annotations

from collections.abc import Iterator

from app.insight.action_checks.strength import strength_of
from app.insight.action_checks.view import WHOLE, ActionView, Hit
from app.insight.logic_checks.wording import normalised
from app.insight.logic_rule import LogicRule
from app.review.action import Aim, Strength
from app.translation import marked, tr

_LEAST_WORDS = 3
"""Of shorter wordings a shared word or two tell nothing."""
AIMS = {
    Aim.PREVENT: marked("prevents it"),
    Aim.DETECT: marked("detects it sooner"),
    Aim.MITIGATE: marked("makes it smaller"),
}


def said_twice(view: ActionView, rule: LogicRule) -> Iterator[Hit]:
    """Find actions that say what an earlier one says, but for a few words."""
    wanted = rule.parameters.numbers["percent"]
    small = frozenset(rule.parameters.texts["small"])
    before: list[tuple[str, str, frozenset[str]]] = []
    for action in view.open:
        bare = normalised(action.text)
        words = frozenset(bare.split()) - small
        twin = next((each for each in before if _alike(bare, words, each, wanted)), None)
        if twin is not None:
            yield Hit(action.id, "text", "same", {"other": twin[0]}, (twin[1],))
        if bare:
            before.append((f"A{action.number}", action.id, words))


def _alike(
    bare: str, words: frozenset[str], earlier: tuple[str, str, frozenset[str]], wanted: int
) -> bool:
    """Tell whether two wordings share so many of the words of both."""
    other = earlier[2]
    if not bare or min(len(words), len(other)) < _LEAST_WORDS:
        return bool(words) and words == other
    if 100 * min(len(words), len(other)) < wanted * max(len(words), len(other)):
        return False  # too different in length to share so many: most pairs end here
    return 100 * len(words & other) >= wanted * len(words | other)


def some_are_strong(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find promises of which all rely on people remembering them."""
    strengths = [strength_of(action, view.rules) for action in view.promised]
    if strengths and all(strength is Strength.WEAK for strength in strengths):
        yield Hit(WHOLE, "strength", "weak", {"actions": view.names(view.promised)})


def aims_are_mixed(view: ActionView, rule: LogicRule) -> Iterator[Hit]:
    """Find promises that leave out one of preventing, detecting and mitigating.

    Asked of a few at least, and only once each has its aim.
    """
    aims = [action.aim for action in view.promised]
    if len(aims) < rule.parameters.numbers["actions"] or None in aims:
        return
    missing = [tr(words) for aim, words in AIMS.items() if aim not in aims]
    if missing:
        yield Hit(WHOLE, "aim", "missing", {"aims": tr(" or ").join(missing)})


def few_promises(view: ActionView, rule: LogicRule) -> Iterator[Hit]:
    """Find more promises than a team keeps; the last of the list are named as those to ask of."""
    most = rule.parameters.numbers["most"]
    if len(view.promised) > most:
        last = view.promised[most:]
        values = {
            "count": str(len(view.promised)),
            "most": str(most),
            "actions": view.names(last),
        }
        yield Hit(WHOLE, "committed", "many", values, tuple(action.id for action in last))
