# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row that says why something can only be looked on; it stays as long as that is so."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.theme import current_theme


class LookingStrip(Strip):
    """Hidden until it `tell`s a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent_weak", "accent_line", current_theme().size.notice, parent)
        self._words = Label(role="table_medium", wrap=True)
        self.row.addWidget(IconLabel("eye", token="accent_text"))
        self.row.addWidget(self._words)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say why; nothing where it can be edited, and the row is gone."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
