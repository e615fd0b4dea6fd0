# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the page of settings and the page of keys share: a head with a search, and a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.keys import name_with_key
from ui.kit.button import IconButton, SecondaryButton
from ui.kit.label import Label
from ui.kit.notice import Notice
from ui.kit.page_header import PageHeader
from ui.theme import current_theme

_SEARCH_WIDTH = 7
"""In heights of a field."""


class SearchPage(QWidget):
    """`left` when the person wants to go back, `other_wanted` to the other page.

    Subclasses put their content below the head with `body`, and search it in `narrow`.
    """

    left = Signal()
    other_wanted = Signal()

    def __init__(self, title: str, sub: str, action_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().space
        self.header = PageHeader(title, sub)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search {0}").format(title))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH * current_theme().size.input)
        self.other = SecondaryButton()
        self.back = IconButton("x", "", edged=False)
        name_with_key(self.back, self.tr("Back"), action_id)
        self.notice = Notice()
        self.nothing = Label(self.tr("Nothing fits that."), tone="text2")
        self.nothing.hide()
        self.header.add_action(self.search)
        self.header.add_action(self.other)
        self.header.add_action(self.back)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(space.page, space.xl, space.page, space.lg)
        self.body.setSpacing(space.gap)
        for widget in (self.header, self.notice, self.nothing):
            self.body.addWidget(widget)
        self.setAccessibleName(title)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self.focus_found)
        self.back.clicked.connect(self.left)
        self.other.clicked.connect(self.other_wanted)

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

    def finish(self) -> None:
        """Hand over what is still being typed."""

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
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being typed when the page goes."""
        self.finish()
        super().hideEvent(event)

    def _on_search_changed(self, wanted: str) -> None:
        self.nothing.setHidden(self.narrow(wanted))


def _is_find(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
