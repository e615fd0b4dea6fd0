# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What dropping a cause somewhere would do, in words; or why it can't."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.causal.fishbone import bone_of
from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID
from app.review.item import Kind
from app.review.review import Review
from ui.canvas.gestures.drop import Drop

_MOST_NAMES = 3


def _tr(words: str) -> str:
    return QCoreApplication.translate("DropAnswers", words)


def drop_answer(review: Review, dragged: Sequence[str], target: str, also: bool) -> Drop:
    """Judge a drop on a bone (its shape's id) or on a cause; `also` links without moving."""
    if EFFECT_ID in dragged:
        return Drop(_tr("The effect stays: everything else explains it."), refused=True)
    graph = CauseGraph(review)
    bone = bone_of(target)
    if bone is not None:
        return _on_bone({graph.cause(cause_id).category for cause_id in dragged}, bone)
    if target in dragged or review.get(Kind.CAUSE, target) is None:
        return Drop("", refused=True)
    return _on_cause(graph, dragged, target, also)


def _on_bone(present: set[str], bone: str) -> Drop:
    if present == {bone}:
        words = _tr("Sorted into {0} already").format(bone) if bone else _tr("Not sorted already")
        return Drop(words, refused=True)
    return Drop(_tr("Sort into {0}").format(bone) if bone else _tr("Take out of its area"))


def _on_cause(graph: CauseGraph, dragged: Sequence[str], target: str, also: bool) -> Drop:
    other = _name(graph, target)
    for cause_id in dragged:
        if target in graph.descendants(cause_id):
            words = _tr("{0} explains {1}: that would be a loop.")
            return Drop(words.format(other, _name(graph, cause_id)), refused=True)
    if all(target in graph.parents(cause_id) for cause_id in dragged):
        words = _tr("{0} explains {1} already.")
        return Drop(words.format(_names(graph, dragged), other), refused=True)
    words = _tr("{0} also explains {1}") if also else _tr("Move {0} under {1} (Ctrl links it)")
    return Drop(words.format(_names(graph, dragged), other))


def _names(graph: CauseGraph, cause_ids: Sequence[str]) -> str:
    if len(cause_ids) > _MOST_NAMES:
        return _tr("{0} causes").format(len(cause_ids))
    return ", ".join(_name(graph, cause_id) for cause_id in cause_ids)


def _name(graph: CauseGraph, cause_id: str) -> str:
    return _tr("the effect") if cause_id == EFFECT_ID else f"C{graph.cause(cause_id).number}"
