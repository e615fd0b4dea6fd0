# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which causes the actions break, and a reason for those that get none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.actions import Coverage, coverage
from app.review.action import Action, ActionStatus
from app.review.edits import set_field
from app.review.item import Kind
from app.review.review import Review
from ui.kit.label import Label
from ui.kit.progress_line import ProgressLine
from ui.panels.coverage_matrix import CoverageMatrix
from ui.panels.unanswered_cause import UnansweredCause
from ui.session_bridge import SessionBridge
from ui.theme import current_theme


class CoverageCard(QWidget):
    """The matrix, its sum, and the cause that waits. `action_wanted(cause id)` asks for one."""

    action_wanted = Signal(str)

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._count = Label(role="table", tone="text2", tabular=True)
        self._bar = ProgressLine(label=self.tr("Causes with an action"))
        self.matrix = CoverageMatrix()
        legend = self.tr("● ready   ○ draft")
        self._legend = Label(legend, role="help", tone="text3")
        self._empty = Label(
            self.tr("No cause is marked as one that can be acted on yet."),
            role="table",
            tone="text3",
            wrap=True,
        )
        self.waiting = UnansweredCause(bridge)
        self._lay_out()
        self.matrix.cell_chosen.connect(self._on_cell_chosen)
        self.matrix.cause_chosen.connect(self._on_cause_chosen)
        self.waiting.action_wanted.connect(self.action_wanted)

    def show_coverage(self, review: Review, action_id: str) -> None:
        """Show the causes against the actions; `action_id` is the one that is selected."""
        rows = coverage(review)
        actions = [action for action in review.actions if action.status is not ActionStatus.DROPPED]
        self.matrix.show_coverage(rows, actions, action_id)
        settled = sum(not row.is_open for row in rows)
        ready = sum(row.is_ready or bool(row.cause.accepted_because) for row in rows)
        self._count.setText(self.tr("{0} of {1}").format(settled, len(rows)) if rows else "")
        whole = max(len(rows), 1)
        self._bar.set_share(ready / whole, (settled - ready) / whole)
        for widget in (self._bar, self.matrix, self._legend):
            widget.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._show_waiting(rows)

    def _show_waiting(self, rows: tuple[Coverage, ...]) -> None:
        """Keep the cause that was asked about while it is one of the rows without an action."""
        without = [row.cause for row in rows if not row.actions]
        asked = [cause for cause in without if cause.id == self.waiting.cause_id]
        if asked and self.waiting.reason.hasFocus():
            return
        open_ones = [row.cause for row in rows if row.is_open]
        kept = [cause for cause in open_ones if cause in asked]
        self.waiting.ask_about(next(iter(kept or open_ones), None))

    def _lay_out(self) -> None:
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.sm)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Which causes do these break"), role="section", wrap=True), 1)
        head.addWidget(self._count)
        column.addLayout(head)
        for widget in (self._bar, self.matrix, self._legend, self._empty, self.waiting):
            column.addWidget(widget)

    def _on_cell_chosen(self, cause_id: str, action_id: str) -> None:
        """Link, or part, a cause and an action."""
        action = self._bridge.review.get(Kind.ACTION, action_id)
        if not isinstance(action, Action):
            return
        kept = tuple(other for other in action.cause_ids if other != cause_id)
        chosen = kept if cause_id in action.cause_ids else (*kept, cause_id)
        edit = set_field(action, "cause_ids", chosen)
        self._bridge.apply(edit, self.tr("link causes"), initiator="actions")

    def _on_cause_chosen(self, cause_id: str) -> None:
        rows = coverage(self._bridge.review)
        chosen = next((row for row in rows if row.cause.id == cause_id and not row.actions), None)
        if chosen is not None:
            self.waiting.ask_about(chosen.cause)
            self.waiting.reason.setFocus()
