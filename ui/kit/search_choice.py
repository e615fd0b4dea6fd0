# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line to find one of many by typing part of it; the matches stand below it, over nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.kit.entry_list import Entry, EntryList
from ui.kit.into_view import bring_into_view
from ui.kit.label import Label
from ui.theme import current_theme

_MOST_ROWS = 5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchChoice(QWidget):
    """Typing narrows the entries, arrows go through them, Enter takes one.

    Esc takes back what was typed; where nothing was, it is left to whoever is around.

    `chosen(id)` when one is taken. An entry with a refusal is not taken; its sentence is shown.
    """

    chosen = Signal(str)

    def __init__(self, label: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Callable[[], Sequence[Entry]] = tuple
        self.field = QLineEdit()
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText(placeholder)
        self.field.setFont(current_theme().font("table"))
        self.matches = EntryList(label, most_rows=_MOST_ROWS)
        self.matches.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sentence = Label(role="help", tone="over", wrap=True)
        self.matches.hide()
        self.sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.field, self.matches, self.sentence):
            column.addWidget(widget)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)
        self.matches.clicked.connect(self._on_clicked)

    @property
    def is_open(self) -> bool:
        """True while the matches are shown."""
        return not self.matches.isHidden()

    def set_offer(self, offer: Callable[[], Sequence[Entry]]) -> None:
        """Offer other entries; they are asked for when somebody looks for one."""
        self._offer = offer
        if self.is_open:
            self._find()

    def open(self) -> None:
        """Take the focus and show everything that can be chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.clear()
        self._find()
        bring_into_view(self)

    def close_list(self) -> None:
        """Put the matches away, and what was typed."""
        self.field.clear()
        self.matches.hide()
        self.sentence.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that steer the list from the line."""
        if watched is self.field and event.type() is QEvent.Type.FocusOut:
            self.close_list()
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride and _is_history_key(event):
            # What is typed here is no part of the document, so undo is the window's.
            event.ignore()
            return True
        if event.type() is QEvent.Type.KeyPress:
            return self._is_taken(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the matches in sight as the list grows."""
        super().resizeEvent(event)
        if self.is_open:
            bring_into_view(self)

    def _is_taken(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(_STEPS[key])
        elif key in _ENTER and self.is_open:
            self._take(self.matches.current_id)
        elif key in _ENTER:
            self._find()
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.close_list()
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        if not self.is_open:
            self._find()
            return
        last = len(self.matches.entries) - 1
        self._go_to(max(0, min(self.matches.currentIndex().row() + step, last)))

    def _find(self) -> None:
        wanted = self.field.text().casefold().split()
        found = [
            entry
            for entry in self._offer()
            if all(word in entry.text.casefold() for word in wanted)
        ]
        self.matches.show_entries(found)
        self.matches.setVisible(bool(found))
        if found:
            self._go_to(0)
        self._say(self.tr("Nothing fits that.") if wanted and not found else "")

    def _go_to(self, row: int) -> None:
        self.matches.go_to(row)
        self.matches.scrollTo(self.matches.currentIndex())
        entry = self.matches.entries[row]
        self.field.setAccessibleDescription(f"{entry.text}. {entry.refusal}")
        self._say(entry.refusal)

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _on_edited(self, _text: str) -> None:
        self._find()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.matches.go_to(index.row())
        self._take(self.matches.current_id)

    def _take(self, entry_id: str) -> None:
        entry = next((each for each in self.matches.entries if each.id == entry_id), None)
        if entry is None:
            return
        if entry.refusal:
            self._say(entry.refusal)
            return
        self.close_list()
        self.chosen.emit(entry_id)


def _is_history_key(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _HISTORY)
