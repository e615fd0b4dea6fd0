# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The foot of the transcript: how many lines there are, and what those selected can become."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.button import GhostButton
from ui.kit.label import Label
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme
from ui.turning import TURN_KEYS, target_words


class TurnRow(QWidget):
    """`turn_wanted(target)` by a button. Where one line is too narrow there are more."""

    turn_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label(role="table", tone="text2")
        self._count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = Label(self.tr("Turn into"), role="table", tone="text2")
        head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.buttons: dict[str, GhostButton] = {}
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.xs)
        row.addWidget(self._count)
        row.addWidget(head)
        for target, key in TURN_KEYS.items():
            button = GhostButton(target_words(target), key=key, small=True)
            button.clicked.connect(lambda _checked=False, each=target: self.turn_wanted.emit(each))
            self.buttons[target] = button
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_count(self, words: str, *, can_turn: bool) -> None:
        """Say how many lines there are, and whether any of the selected can be turned."""
        self._count.setText(words)
        for button in self.buttons.values():
            button.setEnabled(can_turn)
