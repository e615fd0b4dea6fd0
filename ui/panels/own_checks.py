# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the rules say of the cause that is shown: the weightiest finding, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.logic import Finding
from app.insight.logic_rule import Weight
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.theme import current_theme

MARKS = {
    Weight.ERROR: ("circle-alert", "over"),
    Weight.WARNING: ("info", "warn"),
    Weight.HINT: ("lightbulb", "text3"),
}
"""Icon and colour token of each weight; the words never say "wrong"."""


class OwnChecks(QWidget):
    """The weightiest finding about one cause; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: Sequence[Finding] = ()
        theme = current_theme()
        self._icon = IconLabel("info", side=theme.size.icon_list)
        self.words = Label(role="table", tone="text2", wrap=True)
        self._line = QWidget(self)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.sm)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        self._line.hide()

    def show_findings(self, findings: Sequence[Finding], cause_id: str) -> None:
        """Show what is found of a cause."""
        self._findings = findings
        self.show_cause(cause_id)

    def show_cause(self, cause_id: str) -> None:
        """Show what is found of another cause."""
        own = next((each for each in self._findings if each.cause_id == cause_id), None)
        self._line.setVisible(own is not None)
        if own is not None:
            self._icon.set_icon(*MARKS[own.weight])
            self.words.setText(own.message)
