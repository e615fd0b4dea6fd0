# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row that tells how far a library is that is brought to a new version, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.store.carrying_over import CarriedOver, Stage, Work
from app.version import VERSION
from ui.kit.announce import announce
from ui.kit.button import IconButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.progress_line import ProgressLine
from ui.kit.strip import Strip
from ui.theme import current_theme


class CarryingStrip(Strip):
    """Hidden until something is told; what came of it stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent_weak", "accent_line", current_theme().size.notice, parent)
        self._icon = IconLabel("history", token="accent_text")
        self._words = Label(role="table_medium", wrap=True)
        self._line = ProgressLine(label=self.tr("How far it is"))
        self._close = IconButton("x", self.tr("Close this notice"), edged=False, small=True)
        self._close.clicked.connect(self.hide)
        for part in (self._icon, self._words, self._line, self._close):
            self.row.addWidget(part)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence it shows."""
        return self._words.text()

    def show_stage(self, stage: Stage) -> None:
        """Show what is being done, and how far it is."""
        words = {
            Work.COPYING: self.tr("First it is copied."),
            Work.CHECKING: self.tr("The copy is read through."),
            Work.MIGRATING: self.tr("Its tables are made anew."),
        }
        begun = self.tr("Your library is brought to Hotwash {0}.").format(VERSION)
        self._line.set_share(stage.share)
        self._say(f"{begun} {words[stage.work]}", is_done=False)

    def show_carried(self, carried: CarriedOver) -> None:
        """Say where the library of before is kept."""
        if carried.trouble:
            words = self.tr(
                "Your library was brought to Hotwash {0}. The one before is kept as it was in {1}; "
                "where it was read through, this was found: {2}"
            )
        else:
            words = self.tr(
                "Your library was brought to Hotwash {0}. The one before was read through and is "
                "kept in {1}."
            )
        self._say(words.format(VERSION, _place(carried.backup), carried.trouble), is_done=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, once it is done."""
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.hide()
        else:
            super().keyPressEvent(event)

    def _say(self, words: str, *, is_done: bool) -> None:
        if words != self.text:
            announce(self, words)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._icon.set_icon("circle-check" if is_done else "history", "accent_text")
        self._line.setVisible(not is_done)
        self._close.setVisible(is_done)
        self.show()


def _place(backup: Path) -> str:
    """Return a path that can be broken into lines after each folder."""
    return str(backup).replace("/", "/\u200b")
