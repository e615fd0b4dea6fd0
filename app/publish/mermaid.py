# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes as a fishbone of Mermaid, for documents that draw it."""

from __future__ import annotations

from collections.abc import Iterator

from app.causal.graph import CauseGraph
from app.causal.ishikawa import ishikawa_text
from app.review.cause import EFFECT_ID, Cause, CauseState
from app.review.review import Review
from app.translation import tr


def mermaid(review: Review) -> tuple[bytes, tuple[str, ...]]:
    """Return the diagram, and sentences about what it could not hold.

    Ruled-out causes are left out with their branches: Mermaid can't strike them through.
    """
    graph = CauseGraph(review)
    lines = list(_standing(graph))
    shown = {node for node, _ in lines}
    text = ishikawa_text((depth, _words(review, graph.cause(node))) for node, depth in lines)
    return f"{text}\n".encode(), tuple(_notes(graph, shown))


def _words(review: Review, cause: Cause) -> str:
    """Return a cause's words; an effect that nobody has worded yet is the incident."""
    return cause.text or (review.incident.title if cause.id == EFFECT_ID else "")


def _standing(graph: CauseGraph) -> Iterator[tuple[str, int]]:
    """Yield what is drawn below the effect, without the branches that are ruled out."""
    ruled_out_at: int | None = None
    for node, depth in graph.walk(EFFECT_ID):
        if ruled_out_at is not None and depth > ruled_out_at:
            continue
        ruled_out = node != EFFECT_ID and graph.cause(node).state is CauseState.REFUTED
        ruled_out_at = depth if ruled_out else None
        if not ruled_out:
            yield node, depth


def _notes(graph: CauseGraph, shown: set[str]) -> Iterator[str]:
    causes = graph.review.causes
    left_out = [f"C{cause.number}" for cause in causes if cause.id not in shown]
    if left_out:
        yield tr("Left out, being ruled out or explaining nothing: {0}.").format(
            ", ".join(left_out)
        )
    shared = [f"C{cause.number}" for cause in causes if len(graph.parents(cause.id)) > 1]
    if shared:
        yield tr("Drawn once only, though they feed several effects: {0}.").format(
            ", ".join(shared)
        )
