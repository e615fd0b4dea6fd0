# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What something is linked to: the list, a cross to part from each, and a line to add another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.entry_list import Entry, EntryList
from ui.kit.for_looking import for_looking
from ui.kit.label import Label
from ui.kit.search_choice import SearchChoice

_MOST_ROWS = 4


class LinkList(QWidget):
    """`LinkList("Facts", "Add a fact")`, then `show_links(linked, offer)`.

    `empty` stands there while there is nothing at all.

    `added(id)` and `removed(id)` ask for a change, `opened(id)` to see what is linked.
    """

    added = Signal(str)
    removed = Signal(str)
    opened = Signal(str)

    def __init__(
        self, label: str, placeholder: str, empty: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        for_looking(self)
        self._empty = Label(empty, role="table", tone="text3", wrap=True)
        self.linked = EntryList(label, removable=True, most_rows=_MOST_ROWS)
        self.search = SearchChoice(placeholder, placeholder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._empty)
        column.addWidget(self.linked)
        column.addWidget(self.search)
        self.linked.removed.connect(self._on_removed)
        self.linked.chosen.connect(self.opened)
        self.search.chosen.connect(self.added)

    def show_links(
        self,
        linked: Sequence[Entry],
        offer: Callable[[], Sequence[Entry]],
        *,
        has_more: bool = True,
    ) -> None:
        """Show what is linked; `offer` gives all there is, when somebody looks for another."""
        self.linked.show_entries(linked)
        there = {entry.id for entry in linked}
        self.search.set_offer(lambda: [entry for entry in offer() if entry.id not in there])
        self.search.setVisible(has_more)
        self._empty.setVisible(not linked and not has_more)

    def focus_search(self) -> None:
        """Begin to add one; where nothing is left to add, go to the list."""
        if self.search.isHidden():
            self.linked.focus_list()
        else:
            self.search.open()

    def _on_removed(self, entry_id: str) -> None:
        """Ask for it, and stay at hand when the list empties."""
        had_focus = self.linked.hasFocus()
        self.removed.emit(entry_id)
        if had_focus and not self.linked.entries:
            self.search.setFocus()
