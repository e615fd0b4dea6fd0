# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The quiet line that says whether everything is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.store.autosave import Autosave, SaveState
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme


class SaveLine(QWidget):
    """Show "Saved on this computer 14:18", "Saving" or "Not saved"; `trouble` says why, once.

    The writer thread tells its state; the signal brings it to the window's thread.
    """

    trouble = Signal(str)
    recovered = Signal()
    _told = Signal(object)

    def __init__(self, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_troubled = False
        self._icon = IconLabel("save", side=current_theme().size.icon_list)
        self._words = Label(role="help", tone="text3", wrap=True)
        self._slim = False
        self._state = autosave.state
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._end = autosave.on_state(self._told.emit)
        self.set_slim(False)
        self._on_told(autosave.state)

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.text()

    def set_slim(self, slim: bool) -> None:
        """Put few words under the icon; the tooltip has the rest."""
        self._slim = slim
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignHCenter
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if slim else QBoxLayout.Direction.LeftToRight
        )
        space = current_theme().space
        self._row.setSpacing(2 if slim else space.sm)
        self._row.setAlignment(self._icon, middle if slim else top)
        self._words.setAlignment(middle if slim else Qt.AlignmentFlag.AlignLeft)
        self._say()

    def close_line(self) -> None:
        """Stop listening to the writer."""
        self._end()

    def _on_told(self, state: SaveState) -> None:
        troubled = state.kind == "failed"
        self._state = state
        self._words.set_tone("over" if troubled else "text3")
        self._icon.set_icon(
            "triangle-alert" if troubled else "save", "over" if troubled else "text3"
        )
        self._say()
        if troubled and not self._is_troubled:
            self.trouble.emit(state.sentence)
        elif self._is_troubled and state.kind == "saved":
            self.recovered.emit()
        self._is_troubled = troubled or (self._is_troubled and state.kind != "saved")

    def _say(self) -> None:
        sentence = self._sentence(self._state)
        time = self._state.at.astimezone().strftime("%H:%M")
        short = time if self._slim and self._state.kind == "saved" else sentence
        self._words.setText(short)
        self.setAccessibleName(sentence)
        set_plain_tooltip(self, self._state.sentence or sentence)

    def _sentence(self, state: SaveState) -> str:
        if state.kind == "failed":
            return self.tr("Not saved")
        if state.kind == "saving":
            return self.tr("Saving")
        time = state.at.astimezone().strftime("%H:%M")
        return self.tr("Saved on this computer {0}").format(time)
