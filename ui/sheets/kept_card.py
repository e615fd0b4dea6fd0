# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a review keeps as it is, each entry with a cross: wordings with reasons, or own words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label


class KeptCard(Card):
    """`removed(entry)` when an entry is to go. `empty` is said while there is none."""

    removed = Signal(str)

    def __init__(self, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.list = EntryList(title, wrap=True, removable=True, grows=True)
        self._empty = Label(empty, role="help", tone="text3", wrap=True)
        self._note = Label(role="help", tone="text2", wrap=True)
        self._note.hide()
        self.add(self._note)
        self.add(self._empty)
        self.add(self.list)
        self.list.removed.connect(self.removed)

    @property
    def note(self) -> str:
        """What stands above the list."""
        return "" if self._note.isHidden() else self._note.text()

    def show_note(self, words: str) -> None:
        """Say something above the list, or nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def show_kept(self, kept: Sequence[str]) -> None:
        """Show what is kept."""
        self.list.show_entries([Entry(entry, entry) for entry in kept])
        self.list.setVisible(bool(kept))
        self._empty.setVisible(not kept)
