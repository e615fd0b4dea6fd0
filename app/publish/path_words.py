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
from app.translation import tr

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
        yield tr("No cause is enough alone.")
    else:
        change = (
            tr("{0} → {1} after these actions").format(before, after)
            if paths.answered
            else f"{before}"
        )
        yield tr("Single points: {0}.").format(change)
        yield tr("Enough alone: {0}.").format(_singles(review, paths.before))
    if paths.answered:
        yield from _after(review, paths)
    yield from _probability(review, paths, cancelled)


def _counted(sets: CutSets) -> str:
    """Return how many sets there are, and how many of each order."""
    orders = sorted(order for order, count in sets.by_order.items() if count)
    told = [
        tr("{0:,} of {1}").format(sets.by_order[order], _number(order))
        for order in orders[:_ORDERS_MOST]
    ]
    more = tr(" and larger ones") if len(orders) > _ORDERS_MOST else ""
    if sets.count == 1:
        together = (
            tr("one cause alone") if orders[0] == 1 else tr("{0} causes together").format(orders[0])
        )
        return tr("One combination of causes is enough for the effect: {0}.").format(together)
    return tr("{0:,} combinations of causes are each enough for the effect: {1}{2}.").format(
        sets.count, ", ".join(told), more
    )


def _after(review: Review, paths: OpenPaths) -> Iterator[str]:
    if not paths.after.count:
        yield tr("After these actions no combination of the known causes is enough.")
        return
    count = paths.after.count
    left = tr("1 combination stays") if count == 1 else tr("{0:,} combinations stay").format(count)
    yield tr("After these actions {0} open.").format(left)
    if paths.single_points[1]:
        yield tr("Still enough alone: {0}.").format(_singles(review, paths.after))


def _probability(review: Review, paths: OpenPaths, cancelled: Callable[[], bool]) -> Iterator[str]:
    model = model_of(review)
    chance = top_probability(model, cancelled=cancelled)
    if chance is None:
        return
    told = tr("Probability of the effect, its causes being independent: {0:.3g}").format(chance)
    if paths.answered:
        later = top_probability(held_false(model, paths.answered), cancelled=cancelled)
        told += "" if later is None else tr(", {0:.3g} after these actions").format(later)
    yield f"{told}."


def _singles(review: Review, sets: CutSets) -> str:
    graph = CauseGraph(review)
    found = [graph.cause(names[0]) for names in sets.sets if len(names) == 1]
    more = sets.by_order.get(1, 0) - len(found)
    return names_of(found) + (tr(" and {0} more").format(more) if more else "")


def _number(order: int) -> str:
    return tr("one cause") if order == 1 else tr("{0} causes").format(order)
