# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The card with the one question the room is asked now."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.kit.label import Label
from ui.theme import current_theme


class QuestionCard(QFrame):
    """A question and, below it, what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question_card")
        space = current_theme().space
        self._question = Label(role="question", wrap=True)
        self._why = Label(role="help", tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.md + 2, space.md, space.md + 2, space.md)
        column.setSpacing(space.xs)
        column.addWidget(
            Label(self.tr("Ask the room now"), role="label_strong", tone="accent_text")
        )
        column.addWidget(self._question)
        column.addWidget(self._why)

    @property
    def question(self) -> str:
        """The question shown."""
        return self._question.text()

    def show_question(self, question: str, why: str) -> None:
        """Show another question."""
        self._question.setText(question)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.setAccessibleName(question)
