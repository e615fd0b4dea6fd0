# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was parked during the meeting, and what can become of each thought."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.review.note import Note, NoteKind
from app.review.review import Review
from ui.fields.citation_label import CitationLabel
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.theme import current_theme


class ParkingLot(Card):
    """The thoughts as lines; the first three signals carry the id of a note."""

    action_wanted = Signal(str)
    note_wanted = Signal(str)
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
        parked = [note for note in review.notes if note.kind is NoteKind.PARKED]
        if parked == self._notes:
            return
        self._notes = parked
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [ParkedLine(note) for note in parked]
        for line in self.lines:
            line.action_wanted.connect(self.action_wanted)
            line.note_wanted.connect(self.note_wanted)
            line.done.connect(self.done)
            line.citation_followed.connect(self.citation_followed)
            self._column.add(line)
        self._nothing.setVisible(not parked)

    def focus_line(self) -> None:
        """Put the focus on the first thought."""
        if self.lines:
            self.lines[0].make_button.setFocus(Qt.FocusReason.OtherFocusReason)


class ParkedLine(QWidget):
    """One parked thought: it becomes an action, stays as a note, or is done."""

    action_wanted = Signal(str)
    note_wanted = Signal(str)
    done = Signal(str)
    citation_followed = Signal(object)

    def __init__(self, note: Note) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        edge = current_theme().size.focus_width + current_theme().size.focus_gap
        row.setContentsMargins(0, edge, edge, edge)
        self.words = CitationLabel(self.citation_followed.emit, role="table", tone="text2")
        self.words.setText(note.text)
        row.addWidget(self.words, 1)
        self.make_button = GhostButton(self.tr("Action"), small=True)
        self.keep_button = GhostButton(self.tr("Note"), small=True)
        self.done_button = GhostButton(self.tr("Done"), small=True)
        self.make_button.set_tip(self.tr("Make an action of it"))
        self.keep_button.set_tip(self.tr("Keep it among the notes"))
        self.done_button.set_tip(self.tr("Take it off the parking lot"))
        for button in (self.make_button, self.keep_button, self.done_button):
            button.setAccessibleDescription(note.text)
            row.addWidget(button)
        self.make_button.clicked.connect(lambda: self.action_wanted.emit(note.id))
        self.keep_button.clicked.connect(lambda: self.note_wanted.emit(note.id))
        self.done_button.clicked.connect(lambda: self.done.emit(note.id))
