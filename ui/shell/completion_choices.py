# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the capture line can complete, beside it. It never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.capture.completion import Completion, CompletionKind
from app.review.people import Role
from ui import labels
from ui.kit.chip import ChipButton
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.theme import current_theme

_LONGEST = 32
"""Characters of a title that tell it from others."""


@dataclass
class _Choice:
    completion: Completion
    chip: ChipButton


class CompletionChoices(QWidget):
    """Hidden while there is nothing to complete; `taken(completion)` when one was clicked.

    It stands beside the line, so that nothing above it moves while somebody types.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[_Choice] = []
        self._at = 0
        self._key = KeyCap("Tab")
        self._words = Label(self.tr("writes it"), role="help", tone="text3")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(current_theme().space.xs)
        self.row.addWidget(self._key)
        self.row.addWidget(self._words)
        self.hide()

    @property
    def selected(self) -> Completion | None:
        """What Tab takes."""
        return self._choices[self._at].completion if self._choices else None

    @property
    def shown(self) -> list[str]:
        """The words of the choices that there is room for."""
        return [choice.chip.text() for choice in self._choices if not choice.chip.isHidden()]

    def show_choices(self, choices: Sequence[Completion], room: int) -> None:
        """Show as many `choices` as there is room for, the first selected; none hides it all."""
        self._drop(0)
        self._choices = [_Choice(each, self._chip(each)) for each in choices]
        self._fit(room)
        for place, choice in enumerate(self._choices):
            self.row.insertWidget(place, choice.chip)
            choice.chip.show()
        self._select(0)
        self.setVisible(bool(choices))

    def go(self, step: int) -> None:
        """Select the next choice, or with -1 the one before."""
        if self._choices:
            self._select((self._at + step) % len(self._choices))

    def _select(self, place: int) -> None:
        self._at = place
        for at, choice in enumerate(self._choices):
            choice.chip.set_tone("accent" if at == place else "neutral")
        words = ", ".join(choice.chip.text() for choice in self._choices)
        self.setAccessibleName(self.tr("Tab writes {0}").format(self._name_of(place)))
        self.setAccessibleDescription(words)

    def _name_of(self, place: int) -> str:
        return self._choices[place].chip.text() if self._choices else ""

    def _chip(self, completion: Completion) -> ChipButton:
        chip = ChipButton(_words(completion), tone="neutral", parent=self)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setToolTip(QCoreApplication.translate("capture", "Tab writes it, Alt+→ is the next"))
        chip.clicked.connect(lambda: self.taken.emit(completion))
        return chip

    def _fit(self, room: int) -> None:
        """Leave out the choices there is no room for; the first one stays."""
        gap = self.row.spacing()
        room -= self._key.sizeHint().width() + self._words.sizeHint().width() + 2 * gap
        for place, choice in enumerate(self._choices):
            room -= choice.chip.sizeHint().width() + gap
            if room < 0 and place:
                self._drop(place)
                return

    def _drop(self, first: int) -> None:
        """Take the choices from `first` on away; hidden at once, for the row may be shown next."""
        for choice in self._choices[first:]:
            self.row.removeWidget(choice.chip)
            choice.chip.hide()
            choice.chip.deleteLater()
        del self._choices[first:]


def _words(completion: Completion) -> str:
    about = completion.about
    if completion.kind is CompletionKind.COMMAND:
        about = command_words(about)
    elif completion.kind is CompletionKind.PERSON:
        about = labels.words(Role(about))
    about = "" if about == completion.shown else " ".join(about.split())
    if len(about) > _LONGEST:
        about = f"{about[:_LONGEST].rstrip()}…"
    return "  ".join(part for part in (completion.shown, about) if part)


def command_words(letter: str) -> str:
    """Return what a command of the capture line makes."""
    return {
        "a": _tr("action"),
        "t": _tr("event"),
        "c": _tr("cause"),
        "w": _tr("went well"),
        "d": _tr("didn't"),
        "l": _tr("lucky"),
        "q": _tr("quote"),
        "e": _tr("fact"),
        "p": _tr("park"),
        "n": _tr("note"),
    }[letter]


def _tr(text: str) -> str:
    return QCoreApplication.translate("capture", text)
