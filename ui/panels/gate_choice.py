# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the causes of one effect combine, and what that says when it is read back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.causal.graph import CauseGraph, read_back_from
from app.review.cause import Cause, Gate
from app.review.edits import Edit, batch, set_field
from ui.kit.label import Label
from ui.kit.number_field import NumberField
from ui.kit.segmented import Segment, SegmentedControl
from ui.session_bridge import SessionBridge
from ui.theme import current_theme

_FIRST_COUNT = 2


class GateChoice(QWidget):
    """Any of them, all, or k of n. The sentence below says what was chosen."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._cause: Cause | None = None
        self._size = 0
        self.choice = SegmentedControl(
            [
                Segment(Gate.OR.value, self.tr("Any (or)")),
                Segment(Gate.AND.value, self.tr("All (and)")),
                Segment(Gate.AT_LEAST.value, self.tr("Some")),
            ],
            label=self.tr("How its causes combine"),
            stretch=True,
        )
        self.count = NumberField(1)
        self.count.setKeyboardTracking(False)
        self.count.setAccessibleName(self.tr("How many of its causes are needed"))
        self._of = Label(role="table", tone="text2", tabular=True)
        self._counted = QWidget(self)
        self.sentence = Label(role="table", tone="text2", wrap=True)
        self._lay_out()
        self.choice.chosen.connect(self._on_gate_chosen)
        self.count.valueChanged.connect(self._on_count_changed)

    def show_cause(self, graph: CauseGraph, cause: Cause) -> None:
        """Show the gate of a cause; nothing where no cause explains it."""
        self._cause, self._size = cause, len(graph.children(cause.id))
        self.setVisible(self._size > 0)
        self.choice.setVisible(self._size > 1)
        self.choice.set_chosen(cause.gate.value)
        self._counted.setVisible(cause.gate is Gate.AT_LEAST)
        self.count.blockSignals(True)
        self.count.setMaximum(max(self._size, cause.gate_count, 1))
        self.count.setValue(cause.gate_count)
        self.count.blockSignals(False)
        self._of.setText(self.tr("of {0} together").format(self._size))
        self.sentence.setText(read_back_from(graph, cause.id))
        self.sentence.setVisible(bool(self.sentence.text()))

    def _lay_out(self) -> None:
        space = current_theme().space
        row = QHBoxLayout(self._counted)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count)
        row.addWidget(self._of, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs)
        column.addWidget(Label(self.tr("Its causes"), role="label", tone="text3"))
        for widget in (self.choice, self._counted, self.sentence):
            column.addWidget(widget)

    def _on_gate_chosen(self, gate: str) -> None:
        cause = self._cause
        if cause is None:
            return
        edits: list[Edit] = [set_field(cause, "gate", Gate(gate))]
        if gate == Gate.AT_LEAST.value and not cause.gate_count:
            edits.append(set_field(cause, "gate_count", min(_FIRST_COUNT, self._size)))
        self._bridge.apply(batch(edits), self.tr("change gate"), initiator="causes")

    def _on_count_changed(self, count: int) -> None:
        cause = self._cause
        if cause is not None and cause.gate_count != count:
            edit = set_field(cause, "gate_count", count)
            self._bridge.apply(edit, self.tr("change gate"), initiator="causes")
