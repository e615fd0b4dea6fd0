# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Why a key of the canvas has nothing to do where it was pressed, and what would be of use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID
from app.review.review import Review


def _tr(words: str) -> str:
    return QCoreApplication.translate("IdleKey", words)


def why_idle(command: str, review: Review, cause_id: str) -> str:
    """Return why `command` changes nothing at a cause; empty where there is nothing to explain."""
    if cause_id == EFFECT_ID:
        return _at_the_effect(command)
    graph = CauseGraph(review)
    name = f"C{graph.cause(cause_id).number}"
    if command == "gate":
        return _without_a_gate(len(graph.children(cause_id)), name)
    if command not in ("promote", "move_up", "move_down"):
        return ""
    if not graph.parent(cause_id):
        return _tr("{0} explains nothing yet. Drag it onto what it explains, or press L.").format(
            name
        )
    words = {
        "promote": _tr("{0} answers the effect itself; there is no level above."),
        "move_up": _tr("{0} is the first of its answers already."),
        "move_down": _tr("{0} is the last of its answers already."),
    }
    return words[command].format(name)


def why_no_fold(name: str, *, lens_folds: bool) -> str:
    """Return why a branch can't be folded: it has none, or the lens shows every cause."""
    if not lens_folds:
        return _tr(
            "The fishbone keeps every cause in sight. 5 Whys and fault tree fold (Alt+1, 3)."
        )
    return _tr("Nothing is under {0} that could be folded.").format(name)


def _at_the_effect(command: str) -> str:
    words = {
        "gate": _tr("And / or joins two causes or more. Tab adds one under the effect."),
        "state": _tr(
            "The effect is what happened. Its causes are suspected, confirmed, ruled out."
        ),
        "make_action": _tr("Select the cause that the action is to answer."),
    }
    return words.get(command) or _tr("The effect stays where it is. F2 words it anew.")


def _without_a_gate(count: int, name: str) -> str:
    if count:
        words = _tr("And / or joins two causes or more; {0} has one. Tab asks “why?” once more.")
    else:
        words = _tr("And / or joins two causes or more; {0} has none. Tab asks “why?”.")
    return words.format(name)
