# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Search in the canvas: a small field over it, matches ringed, Enter to go through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal

from ui.canvas.drawing_view import DrawingView
from ui.kit.find_row import FindRow
from ui.kit.for_looking import for_looking
from ui.theme import current_theme, px

Entries = Callable[[], Sequence[tuple[str, str]]]
"""Gives the id and the words of everything that can be found, in reading order."""

_FIELD_WIDTH = 200


class SearchBar(FindRow):
    """Ctrl+F opens it. A match may lie in a folded branch: `match_wanted` asks to show it."""

    match_wanted = Signal(str)

    def __init__(self, view: DrawingView, entries: Entries) -> None:
        super().__init__(self.tr("Find a cause"), view)
        for_looking(self)
        self._view = view
        self._entries = entries
        self._matches: list[str] = []
        self._current = ""
        self.field.setFixedWidth(px(_FIELD_WIDTH))
        self.row.setContentsMargins(6, 4, 6, 4)
        self.row.setSpacing(4)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field.textEdited.connect(self._on_text_edited)
        view.resized.connect(self._place)
        view.drawing_scene.drawing_shown.connect(self._on_drawing_shown)

    def open(self) -> None:
        """Show the field above the drawing, what was searched last selected in it."""
        super().open()
        self.raise_()

    def leave(self) -> None:
        """Hide the field and the rings; the selection stays."""
        self.hide()
        self._view.drawing_scene.set_found(frozenset())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """Go to the next match."""
        self._step(1)

    def previous(self) -> None:
        """Go to the match before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self.look()
        if not self._matches:
            return
        if self._current in self._matches:
            place = self._matches.index(self._current) + step
        else:
            place = 0 if step > 0 else -1
        self._show(place % len(self._matches))

    def _show(self, place: int) -> None:
        self._current = self._matches[place]
        self.match_wanted.emit(self._current)
        self._tell()

    def look(self) -> None:
        """Ring every cause that holds the words."""
        words = " ".join(self.field.text().casefold().split())
        found = [
            entry_id
            for entry_id, text in self._entries()
            if words and words in " ".join(text.casefold().split())
        ]
        self._matches = found
        self._view.drawing_scene.set_found(frozenset(found))
        self._tell()

    def _tell(self) -> None:
        is_there = self._current in self._matches
        place = self._matches.index(self._current) if is_there else None
        self._say_count(place, len(self._matches))
        self._place()

    def _on_text_edited(self, _text: str) -> None:
        self.look()
        if self._matches and self._current not in self._matches:
            self._show(0)

    def _on_drawing_shown(self) -> None:
        if not self.isHidden():
            self.look()

    def _place(self) -> None:
        self.adjustSize()
        margin = current_theme().space.md
        self.move(margin, margin)
