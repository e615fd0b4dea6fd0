# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line of a list that leads somewhere: an icon, words on as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.for_looking import for_looking
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.row_button import RowButton
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme


class JumpLine(RowButton):
    """`JumpLine("A3 has an owner", "Actions: A3 has an owner, go there", icon="square")`.

    `name` is what a screen reader says. `below` stands under the words. Enter, Space and a click
    press it.
    """

    def __init__(
        self,
        text: str,
        name: str,
        *,
        icon: str,
        tone: str = "text",
        icon_tone: str = "text3",
        below: QWidget | None = None,
        tip: str = "",
    ) -> None:
        super().__init__(name)
        for_looking(self)
        self.setText(text)
        theme = current_theme()
        side = theme.size.icon_list
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space.xs, 0, theme.space.xs)
        row.setSpacing(theme.space.sm)
        words = QVBoxLayout()
        words.setSpacing(theme.space.xs)
        self._words = Label(text, role="table", tone=tone, wrap=True)
        words.addWidget(self._words)
        if below is not None:
            words.addWidget(below)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel(icon, side=side, token=icon_tone), 0, top)
        row.addLayout(words, 1)
        row.addWidget(IconLabel("chevron-right", side=side, token="text3"), 0, top)
        if tip:
            set_plain_tooltip(self, tip)
            self.setAccessibleDescription(tip)

    def set_words(self, text: str, name: str = "") -> None:
        """Show other words; a screen reader says `name`, or the words themselves."""
        self.setText(text)
        self._words.setText(text)
        self.setAccessibleName(name or text)
