# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row above the capture line with what it can complete. It never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.capture.completion import Completion, CompletionKind
from app.review.people import Role
from ui import labels
from ui.kit.chip import ChipButton
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.theme import current_theme

_LONGEST = 32
"""Characters of a title that tell it from others."""


@dataclass
class _Choice:
    completion: Completion
    chip: ChipButton


class CompletionStrip(Strip):
    """Hidden while there is nothing to complete; `taken(completion)` when one was clicked."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        theme = current_theme()
        height = theme.size.chip + 2 * theme.space.xs
        super().__init__("surface", "line", height, parent)
        self._choices: list[_Choice] = []
        self._at = 0
        self._keys = self._make_keys()
        self.row.setContentsMargins(theme.space.sm, theme.space.xs, theme.space.sm, theme.space.xs)
        self.row.setSpacing(theme.space.xs)
        self.row.addStretch(1)
        self.row.addWidget(self._keys)
        self.hide()

    @property
    def selected(self) -> Completion | None:
        """What Tab takes."""
        return self._choices[self._at].completion if self._choices else None

    def show_choices(self, choices: Sequence[Completion]) -> None:
        """Show `choices`, the first selected; nothing hides the row."""
        if [choice.completion for choice in self._choices] == list(choices):
            self.setVisible(bool(choices))
            return
        for choice in self._choices:
            self.row.removeWidget(choice.chip)
            choice.chip.hide()
            choice.chip.deleteLater()
        self._choices = [_Choice(each, self._chip(each)) for each in choices]
        for place, choice in enumerate(self._choices):
            self.row.insertWidget(place, choice.chip)
        self._select(0)
        self.setVisible(bool(choices))
        self._fit()

    def go(self, step: int) -> None:
        """Select the next choice, or with -1 the one before."""
        shown = sum(not choice.chip.isHidden() for choice in self._choices)
        if shown:
            self._select((self._at + step) % shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many choices as there is room for."""
        super().resizeEvent(event)
        self._fit()

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
        chip = ChipButton(_words(completion), tone="neutral")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setToolTip(completion.about if completion.kind is not CompletionKind.PERSON else "")
        chip.clicked.connect(lambda: self.taken.emit(completion))
        return chip

    def _fit(self) -> None:
        margins, spacing = self.row.contentsMargins(), self.row.spacing()
        room = self.width() - margins.left() - margins.right() - self._keys.sizeHint().width()
        for place, choice in enumerate(self._choices):
            room -= choice.chip.sizeHint().width() + spacing
            choice.chip.setVisible(room >= 0 or place == 0)

    def _make_keys(self) -> QWidget:
        keys = QWidget()
        row = QHBoxLayout(keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.xs)
        for key, words in (
            ("Tab", self.tr("writes it")),
            ("Alt ← →", self.tr("another")),
            ("Esc", self.tr("none")),
        ):
            row.addWidget(KeyCap(key))
            row.addWidget(Label(words, role="help", tone="text3"))
        return keys


def _words(completion: Completion) -> str:
    about = completion.about
    if completion.kind is CompletionKind.COMMAND:
        about = command_words(about)
    elif completion.kind is CompletionKind.PERSON:
        about = labels.words(Role(about))
    about = " ".join(about.split())
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
