# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What may have been meant by a misspelt word: a few buttons, chosen by their number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.theme import current_theme


class OfferRow(QWidget):
    """`chosen(word)`, with a click or with its number; hidden until `show_offers`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[SecondaryButton] = []
        self._none = Label(self.tr("No word is near it."), role="table_medium")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().space.sm)
        self._row.addWidget(self._none)
        self.hide()

    def show_offers(self, offers: Sequence[str]) -> None:
        """Show what may have been meant, and take the focus where there is anything."""
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._button(place, offer) for place, offer in enumerate(offers, 1)]
        self._none.setVisible(not offers)
        self.show()
        if self.buttons:
            self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with a number."""
        place = int(event.text()) if event.text() in set("12345") else 0
        if 0 < place <= len(self.buttons):
            self.buttons[place - 1].click()
        else:
            super().keyPressEvent(event)

    def _button(self, place: int, offer: str) -> SecondaryButton:
        button = SecondaryButton(offer, key=str(place), small=True)
        button.clicked.connect(lambda: self.chosen.emit(offer))
        self._row.addWidget(button)
        return button
