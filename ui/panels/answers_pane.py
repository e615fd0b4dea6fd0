# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What folds out beside the canvas: one page at a time, opened from the strip below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.kit.button import GhostButton, IconButton
from ui.kit.card import Card
from ui.kit.elided_label import ElidedLabel
from ui.kit.for_looking import for_looking
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme, px

_LEAST_HEIGHT = 120


class AnswersPane(Card):
    """`add_page(widget, title)`, `show_page(place)`; Esc or the cross folds it (`folded`)."""

    folded = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self._titles: list[str] = []
        self._pages = QStackedWidget()
        close = IconButton("x", self.tr("Fold away (Esc)"), edged=False, small=True)
        self.add_action(close)
        self.add(self._pages, 1)
        space = current_theme().space
        self.body.setContentsMargins(space.md, space.sm, space.md, space.md)
        self.body.setSpacing(space.sm)
        self.setFixedWidth(current_theme().size.guide)
        self.setMinimumHeight(px(_LEAST_HEIGHT))
        self.hide()
        close.clicked.connect(self.folded)

    @property
    def shown_page(self) -> int:
        """Place of the page that is shown; -1 while folded."""
        return -1 if self.isHidden() else self._pages.currentIndex()

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a page."""
        self._pages.addWidget(page)
        self._titles.append(title)

    def show_page(self, place: int) -> None:
        """Unfold a page; -1 folds."""
        if place >= 0:
            self._pages.setCurrentIndex(place)
            self.set_title(self._titles[place])
        self.setVisible(place >= 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        else:
            super().keyPressEvent(event)


class AnswersStrip(QWidget):
    """A button for each page with its count, and one line of what matters now.

    `page_wanted(place)` when a button is pressed; pressing the shown one's again folds it.
    """

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        for_looking(self)
        self._buttons: list[GhostButton] = []
        self.line = ElidedLabel(role="table", tone="text2")
        self._row = WrapRow(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().space.xs)
        self._row.addWidget(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_button(self, icon: str, text: str, key: str) -> GhostButton:
        """Add the button of the next page."""
        place = len(self._buttons)
        button = GhostButton(text, icon=icon, small=True)
        button.setCheckable(True)
        button.set_tip(f"{text} ({key})")
        button.clicked.connect(lambda _on: self.page_wanted.emit(place))
        self._buttons.append(button)
        self._row.insert(place, button)
        return button

    def set_words(self, place: int, text: str) -> None:
        """Change what stands on a button."""
        button = self._buttons[place]
        if button.text() != text:
            button.setText(text)
            button.updateGeometry()

    def show_page(self, place: int) -> None:
        """Mark which page is unfolded; -1 is none."""
        for own, button in enumerate(self._buttons):
            button.setChecked(own == place)
