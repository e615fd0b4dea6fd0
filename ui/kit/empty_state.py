# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an empty place says: one sentence, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.theme import current_theme


class EmptyState(QWidget):
    """`EmptyState("No events yet.

    Type /t 14:03 and what was seen.", "Add an event", icon="plus")`; `acted` when pressed.
    """

    acted = Signal()

    def __init__(
        self,
        sentence: str,
        button: str = "",
        *,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = current_theme().space
        self.sentence = Label(sentence, tone="text2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = SecondaryButton(button, icon=icon)
        if not button:
            self.button.hide()
        self.button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.xxl, space.xxl, space.xxl, space.xxl)
        layout.setSpacing(space.md)
        layout.addStretch(1)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
