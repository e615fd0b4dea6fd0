# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was parked during the meeting, and what can become of each thought."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.review.note import Note
from app.review.review import Review
from ui.fields.citation_label import CitationLabel
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.theme import current_theme
from ui.turning import TURN_KEYS, target_of, target_words


class ParkingLot(Card):
    """The thoughts as lines; the first two signals carry the id of a note.

    `turn_wanted(id, target)` by the button or by the letter of a target, as in the transcript.
    """

    turn_wanted = Signal(str, str)
    done = Signal(str)
    citation_followed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.set_title(self.tr("Parking lot"))
        self._notes: Sequence[Note] | None = None
        self._nothing = Label(self.tr("Nothing is parked."), role="table", tone="text3")
        self._column = ScrollColumns(label=self.tr("Parking lot"))
        self._column.add(self._nothing)
        self.lines: list[ParkedLine] = []
        self.add(self._column, 1)

    def show_review(self, review: Review) -> None:
        """Show what is parked; lines stay where nothing changed, and so does the focus."""
        parked = review.parked
        if parked == self._notes:
            return
        self._notes = parked
        before = {line.note: line for line in self.lines}
        stood = [line for line in self.lines if line.note in parked]
        self.lines = [before.pop(note) if note in before else self._line(note) for note in parked]
        for line in before.values():
            line.hide()
            line.deleteLater()
        in_place = len(stood) if self.lines[: len(stood)] == stood else 0
        for line in self.lines[in_place:]:
            self._column.add(line)
        self._nothing.setVisible(not parked)

    def focus_line(self) -> None:
        """Put the focus on the first thought."""
        if self.lines:
            self.lines[0].make_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, note: Note) -> ParkedLine:
        line = ParkedLine(note)
        line.turn_wanted.connect(self.turn_wanted)
        line.done.connect(self.done)
        line.citation_followed.connect(self.citation_followed)
        return line


class ParkedLine(QWidget):
    """One parked thought: it becomes an action, stays as a note, or is done."""

    turn_wanted = Signal(str, str)
    done = Signal(str)
    citation_followed = Signal(object)

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        column = QVBoxLayout(self)
        edge = current_theme().size.focus_width + current_theme().size.focus_gap
        column.setContentsMargins(0, edge, edge, edge)
        column.setSpacing(current_theme().space.xs)
        self.words = CitationLabel(self.citation_followed.emit, role="table", tone="text2")
        self.words.setText(note.text)
        column.addWidget(self.words)
        row = QHBoxLayout()
        column.addLayout(row)
        self.make_button = GhostButton(self.tr("Action"), small=True)
        self.keep_button = GhostButton(self.tr("Note"), small=True)
        self.done_button = GhostButton(self.tr("Done"), small=True)
        self.make_button.set_tip(_keys())
        self.keep_button.set_tip(self.tr("Keep it among the notes"))
        self.done_button.set_tip(self.tr("Take it off the parking lot"))
        for button in (self.make_button, self.keep_button, self.done_button):
            button.setAccessibleDescription(note.text)
            row.addWidget(button)
        row.addStretch(1)
        self.make_button.clicked.connect(lambda: self.turn_wanted.emit(note.id, "a"))
        self.keep_button.clicked.connect(lambda: self.turn_wanted.emit(note.id, "n"))
        self.done_button.clicked.connect(lambda: self.done.emit(note.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the thought into what a letter stands for."""
        target = target_of(event)
        if target:
            self.turn_wanted.emit(self.note.id, target)
        else:
            super().keyPressEvent(event)


def _keys() -> str:
    keys = ", ".join(f"{key}: {target_words(each)}" for each, key in TURN_KEYS.items())
    return QCoreApplication.translate("parking", "One key makes it: {0}").format(keys)
