# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row in the page that asks something and offers the answers beside it.

Never modal and never over the content: who is busy leaves it, and nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.announce import announce
from ui.kit.asking_strip import AskingStrip
from ui.kit.button import Button, SecondaryButton


@dataclass(frozen=True)
class Answer:
    """One answer: its id, its words, and the key that gives it from anywhere."""

    id: str
    words: str
    key: str = ""


class QuestionStrip(AskingStrip):
    """Hidden until `ask`. `answered` carries the id of the answer; it hides itself first."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[Button] = []
        self._answers: tuple[Answer, ...] = ()
        self.row.addWidget(self._icon)
        self.row.addWidget(self._text)
        self.row.addWidget(self._close)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What it offers."""
        return self._answers

    def ask(self, text: str, answers: Sequence[Answer], icon: str = "clock") -> None:
        """Show a question; the focus stays where people work."""
        if self.isHidden() or text != self.text:
            announce(self, f"{text} {', '.join(_said(answer) for answer in answers)}".rstrip())
        self._set_question(text, icon)
        if tuple(answers) != self._answers:
            self._answers = tuple(answers)
            self._make_buttons()
        self.show()

    def _make_buttons(self) -> None:
        for button in self._buttons:
            self.row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(answer) for answer in self._answers]
        for button in self._buttons:
            self.row.insert(self.row.place_of(self._close), button)

    def _button(self, answer: Answer) -> Button:
        button = SecondaryButton(answer.words, key=answer.key, small=True)
        button.clicked.connect(lambda: self._on_answered(answer.id))
        return button

    def _on_answered(self, answer_id: str) -> None:
        self.hide()
        self.answered.emit(answer_id)


def _said(answer: Answer) -> str:
    """Return an answer and its key, as it is told to who can't see the strip."""
    return f"{answer.words} {answer.key}".rstrip()
