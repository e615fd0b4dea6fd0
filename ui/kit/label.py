# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A text label: plain text only, a type role, and a colour token that follows the theme."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import current_theme

_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(r"\S{24,}")
_INSIDE = re.compile(r"(.{12}|[^\w\s](?=\w))")


def _breakable(text: str) -> str:
    """Let lines end inside of very long words, such as addresses and fingerprints."""
    return _LONG_WORD.sub(lambda word: _INSIDE.sub(rf"\1{_MAY_BREAK}", word[0]), text)


class Label(QLabel):
    """`Label("Not saved", role="help", tone="over", wrap=True)`.

    `role` is a type role of the theme; `tone` one of text, text2, text3, accent, accent_text,
    on_accent, ok, warn, over, hint. `tabular` is for numbers that change or align; prose looks
    gappy with it.
    """

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "body",
        tone: str = "text",
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            # Qt takes the side of a label from its first letter: a column would be frayed.
            at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self.setAlignment(at_right | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setProperty("tone", tone)
        self.set_role(role, tabular=tabular)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; where it wraps, a word that no line holds may be broken."""
        super().setText(_breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        """Return the text as it was given."""
        return super().text().replace(_MAY_BREAK, "")

    def set_role(self, role: str, *, tabular: bool = False) -> None:
        """Change the type role."""
        self.setFont(current_theme().font(role, tabular=tabular))

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
