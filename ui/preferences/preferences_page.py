# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What all pages of the preferences share: a head, the way to the other pages, and a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.keys import name_with_key
from ui.kit.button import IconButton
from ui.kit.notice import Notice
from ui.kit.page_header import PageHeader
from ui.preferences.page_tabs import PageTabs
from ui.theme import current_theme


class PreferencesPage(QWidget):
    """`left` when the person wants to go back, `page_wanted(action id)` to another page.

    Subclasses put their content below the head with `body`; `lead` stands in the head before the
    way back, and comes before it with Tab as well.
    """

    left = Signal()
    page_wanted = Signal(str)

    def __init__(
        self,
        title: str,
        sub: str,
        action_id: str,
        lead: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = current_theme().space
        self.header = PageHeader(title, sub)
        self.back = IconButton("x", "", edged=False)
        name_with_key(self.back, self.tr("Back"), action_id)
        self.tabs = PageTabs(action_id)
        self.notice = Notice()
        if lead is not None:
            self.header.add_action(lead)
        self.header.add_action(self.back)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(space.page, space.xl, space.page, space.lg)
        self.body.setSpacing(space.gap)
        for widget in (self.header, self.tabs, self.notice):
            self.body.addWidget(widget)
        self.setAccessibleName(title)
        self.back.clicked.connect(self.left)
        self.tabs.page_wanted.connect(self.page_wanted)

    def focus_first(self) -> None:
        """Begin with the way to the other pages."""
        self.tabs.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Hand over what is still being typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being typed when the page goes."""
        self.finish()
        super().hideEvent(event)
