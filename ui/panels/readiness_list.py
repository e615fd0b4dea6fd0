# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The checklist before approval: the questions of review, and states beside their boxes.

Each open line leads to where it is mended. What is done stands folded away until it is asked for.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.agenda.steps import step
from app.insight.readiness import Answer, Line, Readiness
from ui.kit.button import GhostButton
from ui.kit.jump_line import JumpLine
from ui.kit.label import Label
from ui.theme import current_theme


class ReadinessList(QWidget):
    """The list; `chosen` carries the line that was pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Readiness | None = None
        self._shows_done = False
        self.lines: list[JumpLine] = []
        """What is open, as it can be pressed."""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.more = GhostButton(small=True)
        self.more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        column.addLayout(self._rows)
        column.addWidget(self.more)

    def show_readiness(self, found: Readiness) -> None:
        """Show what is found; while it stays the same, so do the lines and the focus in them."""
        if found != self._shown:
            self._shown = found
            self._fill(found)

    def _fill(self, found: Readiness) -> None:
        at = next((n for n, line in enumerate(self.lines) if line.hasFocus()), -1)
        self._clear()
        for answer in found.answers:
            if answer.lines:
                self._add_answer(answer)
        done = sum(line.done for answer in found.answers for line in answer.lines)
        words = self.tr("Hide what is done") if self._shows_done else self.tr("Show what is done")
        self.more.setText(self.tr("{0} ({1})").format(words, done))
        self.more.set_icon("chevron-up" if self._shows_done else "chevron-down")
        self.more.setVisible(bool(done))
        if at >= 0 and self.lines:
            self.lines[min(at, len(self.lines) - 1)].setFocus()

    def _add_answer(self, answer: Answer) -> None:
        icon = "" if answer.is_open else "✓ "
        heading = Label(f"{icon}{answer.question.ask}", role="label", tone="text3", wrap=True)
        heading.setContentsMargins(0, current_theme().space.sm if self._rows.count() else 0, 0, 0)
        self._rows.addWidget(heading)
        for line in answer.lines:
            if not line.done:
                self._rows.addWidget(self._open_line(answer, line))
            elif self._shows_done:
                self._rows.addWidget(self._done_line(line))

    def _open_line(self, answer: Answer, line: Line) -> JumpLine:
        words = line.text if line.needed else self.tr("{0} (advised)").format(line.text)
        told = self.tr("{0}: {1}, go to {2}")
        row = JumpLine(
            words,
            told.format(answer.question.ask, words, step(line.step).title),
            icon="square",
            tone="text" if line.needed else "text2",
            tip=line.better,
        )
        row.clicked.connect(lambda _on=False: self.chosen.emit(line))
        self.lines.append(row)
        return row

    def _done_line(self, line: Line) -> Label:
        return Label(f"✓ {line.text}", role="table", tone="text3", wrap=True)

    def _on_more(self) -> None:
        self._shows_done = not self._shows_done
        if self._shown is not None:
            self._fill(self._shown)

    def _clear(self) -> None:
        self.lines.clear()
        while (entry := self._rows.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
