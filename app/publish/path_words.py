# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a report says of the ways to the effect: how many, through what, and which stay open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.causal.cut_sets import CutSets, TooManyCombinations, never, top_probability
from app.causal.fault_model import held_false, model_of
from app.causal.graph import CauseGraph
from app.insight.actions import uncovered
from app.insight.open_paths import OpenPaths, open_paths
from app.publish.cause_words import names_of
from app.review.cause import Cause
from app.review.review import Review

_ORDERS_MOST = 8
_LISTED = 200
"""How many sets are listed to find the single points; these come first."""


@dataclass(frozen=True)
class PathWords:
    """Sentences about the ways to the effect, and the causes that nothing answers yet."""

    sentences: tuple[str, ...]
    unanswered: tuple[Cause, ...]


def path_words(review: Review, cancelled: Callable[[], bool] = never) -> PathWords:
    """Return what the logic of the causes says; nothing where nothing explains the effect.

    What can't be worked out is said instead. Raises `WorkCancelled`.
    """
    try:
        sentences = tuple(_sentences(review, cancelled))
    except TooManyCombinations as refusal:
        sentences = (str(refusal),)
    return PathWords(sentences, uncovered(review))


def _sentences(review: Review, cancelled: Callable[[], bool]) -> Iterator[str]:
    paths = open_paths(review, limit=_LISTED, cancelled=cancelled)
    if not paths.before.count:
        return
    yield _counted(paths.before)
    before, after = paths.single_points
    if not before:
        yield "No cause is enough alone."
    else:
        change = f"{before} → {after} after these actions" if paths.answered else f"{before}"
        yield f"Single points: {change}."
        yield f"Enough alone: {_singles(review, paths.before)}."
    if paths.answered:
        yield from _after(review, paths)
    yield from _probability(review, paths, cancelled)


def _counted(sets: CutSets) -> str:
    """Return how many sets there are, and how many of each order."""
    orders = sorted(order for order, count in sets.by_order.items() if count)
    told = [f"{sets.by_order[order]:,} of {_number(order)}" for order in orders[:_ORDERS_MOST]]
    more = " and larger ones" if len(orders) > _ORDERS_MOST else ""
    if sets.count == 1:
        together = "one cause alone" if orders[0] == 1 else f"{orders[0]} causes together"
        return f"One combination of causes is enough for the effect: {together}."
    return (
        f"{sets.count:,} combinations of causes are each enough for the effect:"
        f" {', '.join(told)}{more}."
    )


def _after(review: Review, paths: OpenPaths) -> Iterator[str]:
    if not paths.after.count:
        yield "After these actions no combination of the known causes is enough."
        return
    count = paths.after.count
    left = "1 combination stays" if count == 1 else f"{count:,} combinations stay"
    yield f"After these actions {left} open."
    if paths.single_points[1]:
        yield f"Still enough alone: {_singles(review, paths.after)}."


def _probability(review: Review, paths: OpenPaths, cancelled: Callable[[], bool]) -> Iterator[str]:
    model = model_of(review)
    chance = top_probability(model, cancelled=cancelled)
    if chance is None:
        return
    told = f"Probability of the effect, its causes being independent: {chance:.3g}"
    if paths.answered:
        later = top_probability(held_false(model, paths.answered), cancelled=cancelled)
        told += "" if later is None else f", {later:.3g} after these actions"
    yield f"{told}."


def _singles(review: Review, sets: CutSets) -> str:
    graph = CauseGraph(review)
    found = [graph.cause(names[0]) for names in sets.sets if len(names) == 1]
    more = sets.by_order.get(1, 0) - len(found)
    return names_of(found) + (f" and {more} more" if more else "")


def _number(order: int) -> str:
    return "one cause" if order == 1 else f"{order} causes"
