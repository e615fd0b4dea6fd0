# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the minimal cut sets say, in sentences a room understands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.causal.cut_sets import CutSets
from app.insight.open_paths import OpenPaths


def _tr(words: str) -> str:
    return QCoreApplication.translate("PathWords", words)


def singles_text(cut_sets: CutSets) -> str:
    """Return how many causes are enough alone."""
    singles = cut_sets.by_order.get(1, 0)
    if not cut_sets.count:
        return _tr("No combination of causes is enough yet.")
    if not singles:
        return _tr("No single cause is enough.")
    if singles == 1:
        return _tr("1 cause is enough by itself.")
    return _tr("{0} causes are enough by themselves.").format(f"{singles:,}")


def orders_text(cut_sets: CutSets) -> str:
    """Return how many combinations there are of each size."""
    if not cut_sets.count:
        return ""
    ways = _tr("1 way to the effect") if cut_sets.count == 1 else _tr("{0} ways to the effect")
    told = [
        _tr("{0} of 1 cause").format(f"{count:,}")
        if order == 1
        else _tr("{0} of {1} causes").format(f"{count:,}", order)
        for order, count in sorted(cut_sets.by_order.items())
    ]
    return ways.format(f"{cut_sets.count:,}") + ": " + ", ".join(told) + "."


def probability_text(probability: float | None, unknown: int) -> str:
    """Return the probability of the effect, or why it is not known."""
    if probability is not None:
        return _tr("Probability of the effect: {0}").format(f"{probability:.3g}")
    if unknown == 1:
        return _tr("Probability of the effect: not known, 1 cause has none.")
    return _tr("Probability of the effect: not known, {0} causes have none.").format(unknown)


def coverage_text(paths: OpenPaths) -> str:
    """Return what the actions change about it; nothing while none answers a cause."""
    if not paths.answered or not paths.before.count:
        return ""
    before, after = paths.single_points
    if before:
        return _tr("Single points: {0} → {1} after these actions.").format(before, after)
    words = _tr("Ways to the effect: {0} → {1} after these actions.")
    return words.format(f"{paths.before.count:,}", f"{paths.after.count:,}")


def listed_text(cut_sets: CutSets) -> str:
    """Return that the list is shorter than the count; nothing where it is whole."""
    if len(cut_sets.sets) >= cut_sets.count:
        return ""
    words = _tr("The first {0} of {1} are listed.")
    return words.format(f"{len(cut_sets.sets):,}", f"{cut_sets.count:,}")
