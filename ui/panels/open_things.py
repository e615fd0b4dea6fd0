# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is still open before approval, by step; each line leads to where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.agenda.completion import Criterion
from app.agenda.steps import step
from ui.kit.button import GhostButton
from ui.kit.label import Label
from ui.theme import current_theme


class OpenThings(QWidget):
    """The list; `chosen` carries the step of the line that was pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sequence[Criterion] = ()
        self.lines: list[GhostButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_open(self, left: Sequence[Criterion]) -> None:
        """Show what is left; while it stays the same, so do the lines and the focus in them."""
        if left == self._shown:
            return
        self._shown = left
        self._clear()
        for number, group in groupby(left, key=lambda criterion: criterion.step):
            heading = Label(f"{number}  {step(number).title}", role="label", tone="text3")
            heading.setContentsMargins(0, current_theme().space.sm if self.lines else 0, 0, 0)
            self._column.addWidget(heading)
            for criterion in group:
                self._column.addWidget(self._line(criterion))

    def _line(self, criterion: Criterion) -> GhostButton:
        line = GhostButton(criterion.text, icon="square", icon_after="chevron-right", small=True)
        line.setAccessibleName(
            self.tr("{0}: {1}, go there").format(step(criterion.step).title, criterion.text)
        )
        line.clicked.connect(lambda: self.chosen.emit(criterion.step))
        self.lines.append(line)
        return line

    def _clear(self) -> None:
        self.lines.clear()
        while (entry := self._column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
