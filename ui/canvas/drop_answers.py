# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What dropping a cause somewhere would do, in words; or why it can't."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.causal.fishbone import bone_of
from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID
from app.review.item import Kind
from app.review.review import Review
from ui.canvas.gestures.drop import Drop


def _tr(words: str) -> str:
    return QCoreApplication.translate("DropAnswers", words)


def drop_answer(review: Review, cause_id: str, target: str, also: bool) -> Drop:
    """Judge a drop on a bone (its shape's id) or on a cause; `also` links without moving."""
    if cause_id == EFFECT_ID:
        return Drop(_tr("The effect stays: everything else explains it."), refused=True)
    graph = CauseGraph(review)
    bone = bone_of(target)
    if bone is not None:
        return _on_bone(graph.cause(cause_id).category, bone)
    if review.get(Kind.CAUSE, target) is None:
        return Drop("", refused=True)
    return _on_cause(graph, cause_id, target, also)


def _on_bone(present: str, bone: str) -> Drop:
    if present == bone:
        words = _tr("It is in {0} already.").format(bone) if bone else _tr("It is not sorted yet.")
        return Drop(words, refused=True)
    return Drop(_tr("Sort into {0}").format(bone) if bone else _tr("Take out of its area"))


def _on_cause(graph: CauseGraph, cause_id: str, target: str, also: bool) -> Drop:
    mine, other = _name(graph, cause_id), _name(graph, target)
    if target in graph.descendants(cause_id):
        words = _tr("{0} follows from {1} already: that would be a loop.")
        return Drop(words.format(mine, other), refused=True)
    if target in graph.parents(cause_id):
        return Drop(_tr("{0} explains {1} already.").format(mine, other), refused=True)
    words = _tr("{0} also explains {1}") if also else _tr("Move {0} under {1}")
    return Drop(words.format(mine, other))


def _name(graph: CauseGraph, cause_id: str) -> str:
    return _tr("the effect") if cause_id == EFFECT_ID else f"C{graph.cause(cause_id).number}"
