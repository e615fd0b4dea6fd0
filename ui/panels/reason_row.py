# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line that asks why, in the place where something was pressed; nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.label import Label
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme


class ReasonRow(QWidget):
    """Hidden until `ask`; `given(reason)` with Enter or its button, Esc puts it away."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._asked_by: QWidget | None = None
        self._question = Label(role="table", tone="text2", wrap=True)
        self.field = QLineEdit()
        self._go = SecondaryButton(small=True)
        self._leave = GhostButton(self.tr("Leave it"), small=True)
        line = QWidget()
        row = WrapRow(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for widget in (self.field, self._go, self._leave):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.xs)
        column.addWidget(self._question)
        column.addWidget(line)
        self.field.returnPressed.connect(self._on_given)
        self._go.clicked.connect(self._on_given)
        self._leave.clicked.connect(self.put_away)
        self.hide()

    def ask(self, question: str, button: str, asked_by: QWidget | None = None) -> None:
        """Ask; the focus goes back to `asked_by` when it is answered or left."""
        self._asked_by = asked_by
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self._go.setText(button)
        self.field.clear()
        self.show()
        self.field.setFocus()

    def put_away(self) -> None:
        """Ask no longer."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if had_focus and self._asked_by is not None and self._asked_by.isVisible():
            self._asked_by.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _on_given(self) -> None:
        self.given.emit(self.field.text())
