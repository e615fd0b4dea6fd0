# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the causes answer: findings and ways to the effect, worked out beside the typing.

Both are asked anew after edits, gathered, off the window's thread; only the latest answer counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.causal.cut_sets import TooManyCombinations, WorkCancelled, top_probability
from app.causal.fault_model import model_of
from app.insight.logic import findings
from app.insight.logic_rule import LogicRule
from app.insight.open_paths import OpenPaths, open_paths
from app.review.changes import Changes
from app.review.item import Kind
from app.review.review import Review
from ui.jobs import Jobs, Progress
from ui.latest_job import LatestJob

_FINDINGS_AFTER_MS, _PATHS_AFTER_MS = 120, 250
_LOGIC_KINDS = frozenset({Kind.LINK, Kind.ACTION})
_LOGIC_FIELDS = frozenset({"gate", "gate_count", "state", "probability"})


@dataclass(frozen=True)
class PathAnswer:
    """The ways to the effect before and after the actions, and how probable it is.

    `unknown` counts the causes without a probability. Both are None where that was not worked out.
    """

    paths: OpenPaths
    probability: float | None
    unknown: int


class CauseAnswers(QObject):
    """`found(findings)`, `counted(PathAnswer)`, `refused(sentence)` follow edits by themselves."""

    found = Signal(object)
    counted = Signal(object)
    refused = Signal(str)

    def __init__(self, rules: Sequence[LogicRule], jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._rules = rules
        self._max_order: int | None = None
        self._findings = LatestJob(jobs, _FINDINGS_AFTER_MS, self)
        self._paths = LatestJob(jobs, _PATHS_AFTER_MS, self)

    @property
    def is_busy(self) -> bool:
        """True while an answer is still to come."""
        return self._findings.is_busy or self._paths.is_busy

    def ask(self, review: Review, changes: Changes | None) -> None:
        """Ask what `changes` may have altered; None is everything."""
        rules = self._rules
        self._findings.ask(
            lambda _progress: findings(review, rules), self.found.emit, self.refused.emit
        )
        if changes is None or _touches_logic(changes):
            self.ask_paths(review)

    def ask_paths(self, review: Review, max_order: int | None = None) -> None:
        """Ask for the ways to the effect; with `max_order` only for the smaller ones, from now."""
        self._max_order = max_order or self._max_order
        order = self._max_order

        def work(progress: Progress) -> PathAnswer | None:
            try:
                return _path_answer(review, order, progress)
            except WorkCancelled:
                return None

        self._paths.ask(work, self._on_paths, self.refused.emit)

    def stop(self) -> None:
        """Let go of everything that is under way."""
        self._findings.stop()
        self._paths.stop()

    def _on_paths(self, answer: PathAnswer | None) -> None:
        if answer is not None:
            self.counted.emit(answer)


def _path_answer(review: Review, max_order: int | None, progress: Progress) -> PathAnswer:
    paths = open_paths(review, max_order=max_order, cancelled=progress.cancelled)
    model = model_of(review)
    unknown = sum(chance is None for chance in model.probabilities.values())
    try:
        probability = top_probability(
            model, patient=max_order is None, cancelled=progress.cancelled
        )
    except TooManyCombinations:
        probability = None
    return PathAnswer(paths, probability, unknown)


def _touches_logic(changes: Changes) -> bool:
    """Tell whether a commit may alter the cut sets: wording and notes do not."""
    if not _LOGIC_KINDS.isdisjoint(changes.kinds()):
        return True
    structural = changes.added | changes.removed
    if any(kind is Kind.CAUSE for kind, _ in structural):
        return True
    return any(kind is Kind.CAUSE and field in _LOGIC_FIELDS for kind, _, field in changes.altered)
