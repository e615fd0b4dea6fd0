# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was parked during the meeting, and what can become of each thought."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.review.note import Note, NoteKind
from app.review.review import Review
from ui.fields.citation_label import CitationLabel
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
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
        self._column = ScrollColumns()
        self._column.add(self._nothing)
        self.lines: list[ParkedLine] = []
        self.add(self._column, 1)

    def show_review(self, review: Review) -> None:
        """Show what is parked; lines stay where nothing changed, and so does the focus."""
        parked = [note for note in review.notes if note.kind is NoteKind.PARKED]
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

    def _line(self, note: Note) -> ParkedLine:
        line = ParkedLine(note)
        line.turn_wanted.connect(self.turn_wanted)
        line.done.connect(self.done)
        line.citation_followed.connect(self.citation_followed)
        return line


class ParkedLine(QWidget):
    """One parked thought."""

    turn_wanted = Signal(str, str)
    done = Signal(str)
    citation_followed = Signal(object)

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.words = CitationLabel(self.citation_followed.emit, role="table", tone="text2")
        self.words.setText(note.text)
        row.addWidget(self.words, 1)
        self.make_button = GhostButton(self.tr("Make an action"), small=True)
        self.done_button = GhostButton(self.tr("Done"), small=True)
        for button in (self.make_button, self.done_button):
            button.setAccessibleDescription(note.text)
            row.addWidget(button)
        self.make_button.set_tip(_keys())
        self.make_button.clicked.connect(lambda: self.turn_wanted.emit(note.id, "a"))
        self.done_button.clicked.connect(lambda: self.done.emit(note.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the thought into what a letter stands for."""
        target = target_of(event)
        if target:
            self.turn_wanted.emit(self.note.id, target)
        else:
            super().keyPressEvent(event)


@cache
def _keys() -> str:
    keys = ", ".join(f"{key}: {target_words(each)}" for each, key in TURN_KEYS.items())
    return QCoreApplication.translate("parking", "One key makes it: {0}").format(keys)
