# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The foot of the transcript: how many lines there are, and what those selected can become."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.kit.button import GhostButton
from ui.kit.label import Label
from ui.theme import current_theme
from ui.turning import TURN_KEYS, target_words

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_FIRST_HALF = 5


class TurnRow(QWidget):
    """`turn_wanted(target)` by a button. Where one row is too narrow there are two, or three."""

    turn_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().space
        self._count = Label(role="table", tone="text2")
        self.buttons: dict[str, GhostButton] = {}
        halves = [QHBoxLayout(), QHBoxLayout()]
        halves[0].addWidget(Label(self.tr("Turn into"), role="table", tone="text2"))
        for place, (target, key) in enumerate(TURN_KEYS.items()):
            button = GhostButton(target_words(target), key=key, small=True)
            button.clicked.connect(lambda _checked=False, each=target: self.turn_wanted.emit(each))
            self.buttons[target] = button
            halves[0 if place < _FIRST_HALF else 1].addWidget(button)
        self._pair = QBoxLayout(_BESIDE)
        self._pair.setSpacing(0)
        for half in halves:
            half.setSpacing(0)
            self._pair.addLayout(half)
        self._halves = halves
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space.sm)
        self._row.addWidget(self._count, 1)
        self._row.addLayout(self._pair)
        # What one row needs must not keep the page from getting narrower.
        self.setMinimumWidth(1)

    def show_count(self, words: str, *, can_turn: bool) -> None:
        """Say how many lines there are, and whether any of the selected can be turned."""
        self._count.setText(words)
        for button in self.buttons.values():
            button.setEnabled(can_turn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the count or under it, and their halves likewise."""
        super().resizeEvent(event)
        buttons = sum(half.sizeHint().width() for half in self._halves)
        whole = buttons + self._count.sizeHint().width() + self._row.spacing()
        self._pair.setDirection(_BESIDE if self.width() >= buttons else _BELOW)
        self._row.setDirection(_BESIDE if self.width() >= whole else _BELOW)
