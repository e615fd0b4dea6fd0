# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the page of settings and the page of keys share: a search in the head."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.label import Label
from ui.preferences.preferences_page import PreferencesPage
from ui.theme import current_theme

_SEARCH_WIDTH = 7
"""In heights of a field."""


class SearchPage(PreferencesPage):
    """Subclasses search their content in `narrow`."""

    def __init__(self, title: str, sub: str, action_id: str, parent: QWidget | None = None) -> None:
        search = QLineEdit()
        super().__init__(title, sub, action_id, search, parent)
        self.search = search
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search {0}").format(title))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH * current_theme().size.input)
        self.nothing = Label(self.tr("Nothing fits that."), tone="text2")
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self.focus_found)

    def focus_first(self) -> None:
        """Begin with the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_found(self) -> None:
        """Go on to the first of what is found."""
        raise NotImplementedError

    def narrow(self, wanted: str) -> bool:
        """Show what holds all the words; tell whether anything does."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Keep the search's key from the window: there is something to find here."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the search with its key, on with Down; with Esc clear it, then go back."""
        if _is_find(event):
            self.focus_first()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.focus_found()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def _on_search_changed(self, wanted: str) -> None:
        self.nothing.setHidden(self.narrow(wanted))


def _is_find(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
