# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What would be sent, piece by piece, and below it the chosen piece in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.publish.target import Piece
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.publishing.target_words import DOING_ICONS, doing_words
from ui.theme import current_theme, px

_PREVIEW_HEIGHT = 150


class PieceList(QWidget):
    """Each piece says what happens to it in words and by its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: Sequence[Piece] = ()
        self.list = EntryList(self.tr("What is sent"), wrap=True, grows=True)
        self._heading = Label(self.tr("In full"), role="table", tone="text2")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("In full"))
        self.preview.setFixedHeight(px(_PREVIEW_HEIGHT))
        self._heading.setBuddy(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        for part in (self.list, self._heading, self.preview):
            column.addWidget(part)
        self.list.moved.connect(self._show_preview)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show `pieces`; the one that was read stays."""
        self._pieces = pieces
        self.list.show_entries([_entry(place, piece) for place, piece in enumerate(pieces)])
        if pieces and not self.list.current_id:
            self.list.go_to(0)
        self._show_preview(self.list.current_id)
        self.setVisible(bool(pieces))

    def _show_preview(self, entry_id: str) -> None:
        chosen = int(entry_id) if entry_id else 0
        text = self._pieces[chosen].preview if chosen < len(self._pieces) else ""
        if text != self.preview.toPlainText():
            self.preview.setPlainText(text)


def _entry(place: int, piece: Piece) -> Entry:
    icon, token = DOING_ICONS[piece.doing]
    note = doing_words(piece.doing)
    note = f"{note} · {piece.why}" if piece.why else note
    return Entry(str(place), piece.title, note, icon, token)
