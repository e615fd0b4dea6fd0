# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes in the report: what their logic says, each of them in order, and what contributed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportlab.platypus import KeepTogether
from reportlab.platypus.flowables import Flowable

from app.causal.cut_sets import WorkCancelled
from app.causal.graph import CauseGraph
from app.insight.statement import contributing_factors
from app.publish.cause_words import action_names, cause_facts, evidence_names, gate_words
from app.publish.path_words import path_words
from app.publish.pdf.page import Cancelled
from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import table
from app.review.cause import Cause, CauseState
from app.review.review import Review
from app.translation import tr


def causes(
    review: Review,
    setter: Setter,
    categories: tuple[str, ...],
    cancelled: Callable[[], bool],
) -> Iterator[Flowable]:
    """Yield what is known of the causes. Raises Cancelled."""
    yield setter.text(tr("Contributing factors"), "section")
    if not review.causes:
        yield setter.text(tr("No causes are recorded."), "body")
        return
    graph = CauseGraph(review)
    effect = review.effect.text or review.incident.title
    gate = gate_words(graph, review.effect)
    yield setter.text(tr("Effect: {0}{1}").format(effect, f" ({gate})" if gate else ""), "body")
    yield from _paths(review, setter, cancelled)
    rows = [
        _row(graph, graph.cause(cause_id), depth, setter) for cause_id, depth in graph.outline()
    ]
    yield table(
        setter, [tr("Cause"), tr("Area"), tr("Evidence"), tr("Action")], rows, [58, 18, 12, 12]
    )
    yield setter.text(tr("The causes are drawn at the end of this report."), "quiet")
    yield from _factors(review, setter, categories)
    if empty := _empty_areas(review, categories):
        yield setter.text(tr("Nothing was found under: {0}.").format(", ".join(empty)), "quiet")


def _row(graph: CauseGraph, cause: Cause, depth: int, setter: Setter) -> list[object]:
    """Return a cause's line of the outline: its words, and below them what is known of it."""
    sure = cause.state is CauseState.CONFIRMED
    strong = "cell_strong" if depth == 0 else "cell"
    facts = "; ".join(cause_facts(graph, cause))
    role = strong if sure else "cell_quiet"
    name = setter.anchored(f"C{cause.number}", f"C{cause.number}  {cause.text}", role, depth=depth)
    answers = action_names(graph, cause)
    no_answer = "accepted" if cause.accepted_because else ""
    return [
        [name, setter.cell(f"{facts[:1].upper()}{facts[1:]}", "detail", depth=depth)],
        setter.cell(cause.category, "cell_quiet"),
        setter.cell(" ".join(evidence_names(graph, cause)) or tr("none yet"), "cell_quiet"),
        setter.cell(" ".join(answers) or no_answer, "cell_quiet"),
    ]


def _paths(review: Review, setter: Setter, cancelled: Callable[[], bool]) -> Iterator[Flowable]:
    """Yield what the logic says of the ways to the effect, and which causes nothing answers."""
    try:
        told = path_words(review, cancelled)
    except WorkCancelled:
        raise Cancelled from None
    if told.sentences:
        yield setter.text(" ".join(told.sentences), "body")
    if told.unanswered:
        words = setter.text(tr("With neither an action nor a reason to accept:"), "body")
        bullets = [
            setter.text(f"C{cause.number}  {cause.text}", "bullet", bullet="•")
            for cause in told.unanswered
        ]
        yield KeepTogether([words, bullets[0]])
        yield from bullets[1:]


def _factors(review: Review, setter: Setter, categories: tuple[str, ...]) -> Iterator[Flowable]:
    """Yield what is at the ends of the causes: confirmed by area, then what is suspected."""
    rows = [
        [
            setter.cell("" if place else group.area, "cell_strong"),
            setter.cell(f"C{cause.number}  {cause.text}"),
        ]
        for group in contributing_factors(review, categories).titled()
        for place, cause in enumerate(group.factors)
    ]
    if rows:
        yield setter.text(tr("What contributed, by area"), "subsection")
        yield table(setter, [tr("Area"), tr("Cause")], rows, [26, 74])


def _empty_areas(review: Review, categories: tuple[str, ...]) -> tuple[str, ...]:
    """Return the areas that no cause was sorted into: a question, and left out of the diagram."""
    used = {cause.category for cause in review.causes}
    return tuple(name for name in categories if name not in used)
