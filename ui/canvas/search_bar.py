# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Search in the canvas: a small field over it, matches ringed, Enter to go through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from ui.canvas.drawing_view import DrawingView
from ui.kit.button import IconButton
from ui.kit.for_looking import for_looking
from ui.kit.label import Label
from ui.theme import current_theme, px

Entries = Callable[[], Sequence[tuple[str, str]]]
"""Gives the id and the words of everything that can be found, in reading order."""

_FIELD_WIDTH = 200


class SearchBar(QFrame):
    """Ctrl+F opens it. Enter or F3 next, Shift+Enter or Shift+F3 previous, Esc closes.

    It asks to show a match by `match_wanted`, for the match may lie in a folded branch.
    """

    match_wanted = Signal(str)

    def __init__(self, view: DrawingView, entries: Entries) -> None:
        super().__init__(view)
        for_looking(self)
        self._view = view
        self._entries = entries
        self._matches: list[str] = []
        self._current = ""
        self.field = QLineEdit()
        self.field.setFixedWidth(px(_FIELD_WIDTH))
        self.field.setPlaceholderText(self.tr("Find a cause"))
        self.field.setAccessibleName(self.tr("Find a cause"))
        self._count = Label(role="help", tone="text2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self._count)
        for icon, words, slot in (
            ("chevron-up", self.tr("Previous (Shift+Enter)"), self.previous),
            ("chevron-down", self.tr("Next (Enter)"), self.next),
            ("x", self.tr("Close (Esc)"), self.close_search),
        ):
            button = IconButton(icon, words, edged=False, small=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(slot)
            row.addWidget(button)
        self.hide()
        self.field.textEdited.connect(self._on_text_edited)
        self.field.installEventFilter(self)
        view.resized.connect(self._place)
        view.drawing_scene.drawing_shown.connect(self._on_drawing_shown)

    @property
    def count_text(self) -> str:
        """What is said about the matches."""
        return self._count.text()

    def open(self) -> None:
        """Show the field, what was searched last selected in it."""
        self.show()
        self._place()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._find()

    def close_search(self) -> None:
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that steer the search from the field."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3)
        if event.key() not in (*steps, Qt.Key.Key_Escape):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_search()
            else:
                self._step(-1 if back else 1)
        return True

    def _step(self, step: int) -> None:
        self._find()
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

    def _find(self) -> None:
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
        if not self.field.text().strip():
            words = ""
        elif not self._matches:
            words = self.tr("none")
        elif self._current in self._matches:
            place = self._matches.index(self._current) + 1
            words = self.tr("{0} of {1}").format(place, len(self._matches))
        else:
            words = str(len(self._matches))
        self._count.setText(words)
        self._place()

    def _on_text_edited(self, _text: str) -> None:
        self._find()
        if self._matches and self._current not in self._matches:
            self._show(0)

    def _on_drawing_shown(self) -> None:
        if not self.isHidden():
            self._find()

    def _place(self) -> None:
        self.adjustSize()
        margin = current_theme().space.md
        self.move(margin, margin)
