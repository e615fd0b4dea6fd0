# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader says of the selected cause: all that is painted, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.causal.graph import CauseGraph
from app.review.cause import EFFECT_ID, Cause, Gate
from app.review.item import Kind
from app.review.review import Review
from app.translation import in_sentence
from ui import labels


def _tr(words: str) -> str:
    return QCoreApplication.translate("Spoken", words)


def spoken(review: Review, cause_id: str, *, folded: bool = False) -> str:
    """Return "C4 Text, suspected, 2 of 3 under C1, 1 fact"; empty where nothing is selected."""
    if review.get(Kind.CAUSE, cause_id) is None:
        return ""
    graph = CauseGraph(review)
    cause = graph.cause(cause_id)
    children = len(graph.children(cause_id))
    if cause_id == EFFECT_ID:
        said = [_tr("Effect: {0}").format(cause.text)]
    else:
        said = [f"C{cause.number} {cause.text}", in_sentence(labels.words(cause.state))]
        said.append(_place(graph, cause_id))
        said += [_tr("area {0}").format(cause.category)] if cause.category else []
        said += [_tr("facts: {0}").format(len(cause.evidence_ids))] if cause.evidence_ids else []
        said += [f"A{action.number}" for action in graph.actions(cause_id)]
    if children:
        below = _tr("1 cause below") if children == 1 else _tr("{0} causes below").format(children)
        said += [below] if children == 1 else [below, _gate(cause)]
    if folded:
        said.append(_tr("folded"))
    return ", ".join(part for part in said if part)


def _gate(cause: Cause) -> str:
    """Return how many of the causes below it takes."""
    if cause.gate is Gate.AT_LEAST:
        return _tr("at least {0} of them").format(max(cause.gate_count, 1))
    return in_sentence(labels.words(cause.gate))


def _place(graph: CauseGraph, cause_id: str) -> str:
    """Return where a cause stands among the answers to its question."""
    parents = graph.parents(cause_id)
    if not parents:
        return _tr("not linked yet")
    siblings = graph.children(parents[0])
    place, above = siblings.index(cause_id) + 1, _name(graph, parents[0])
    words = _tr("{0} of {1} under {2}").format(place, len(siblings), above)
    if len(parents) > 1:
        others = " ".join(_name(graph, parent) for parent in parents[1:])
        words += ", " + _tr("also explains {0}").format(others)
    return words


def _name(graph: CauseGraph, cause_id: str) -> str:
    if cause_id == EFFECT_ID:
        return _tr("the effect")
    return f"C{graph.cause(cause_id).number}"
