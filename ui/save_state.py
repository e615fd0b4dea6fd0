# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The quiet line that says whether everything is kept, and where."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.store.autosave import Autosave, SaveState
from app.store.link_state import LinkKind, LinkState
from ui.kit.announce import announce
from ui.kit.button import IconButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme

_ICONS = {
    LinkKind.LOCAL: "save",
    LinkKind.CONNECTED: "server",
    LinkKind.OFFLINE: "upload",
    LinkKind.READ_ONLY: "eye",
}


class SaveLine(QWidget):
    """Show "Saved on this computer 14:18", "Saving" or "Not saved"; `trouble` says why, once.

    Of a review that is shared it says how it stands with the connection too. The writer thread
    tells its state; the signal brings it to the window's thread.
    """

    trouble = Signal(str)
    recovered = Signal()
    retry_wanted = Signal()
    _told = Signal(object)

    def __init__(self, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_troubled = False
        self._icon = IconLabel("save", side=current_theme().size.icon_list)
        self._words = Label(role="help", tone="text3", wrap=True)
        self._slim = False
        self._state = autosave.state
        self._link: LinkState | None = None
        self._sent = 0
        self._retry = IconButton("refresh-cw", "", edged=False, small=True)
        self._retry.set_label(self.tr("Try now to reach the server"))
        self._retry.clicked.connect(self.retry_wanted)
        self._retry.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._retry)
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
        self._row.setAlignment(self._retry, middle if slim else top)
        self._words.setAlignment(middle if slim else Qt.AlignmentFlag.AlignLeft)
        self._say()

    def show_link(self, state: LinkState) -> None:
        """Show how it stands with the connection; edits that waited are told of once sent."""
        before, self._link = self._link, state
        was_offline = before is not None and before.kind is LinkKind.OFFLINE
        if state.kind is LinkKind.OFFLINE:
            self._sent = state.waiting
        elif not was_offline:
            self._sent = 0
        self._retry.setVisible(state.kind is LinkKind.OFFLINE)
        self._show()
        if before is not None and before.kind is not state.kind:
            announce(self, self.accessibleName())

    def close_line(self) -> None:
        """Stop listening to the writer."""
        self._end()

    def _on_told(self, state: SaveState) -> None:
        troubled = state.kind == "failed"
        if state.kind == "saving" and self._link is not None and not self._is_offline:
            self._sent = 0
        self._state = state
        self._show()
        if troubled and not self._is_troubled:
            self.trouble.emit(state.sentence)
        elif self._is_troubled and state.kind == "saved":
            self.recovered.emit()
        self._is_troubled = troubled or (self._is_troubled and state.kind != "saved")

    @property
    def _is_offline(self) -> bool:
        return self._link is not None and self._link.kind is LinkKind.OFFLINE

    def _show(self) -> None:
        troubled = self._state.kind == "failed"
        tone = "over" if troubled else "text3"
        kind = self._link.kind if self._link is not None else LinkKind.LOCAL
        self._words.set_tone(tone)
        self._icon.set_icon("triangle-alert" if troubled else _ICONS[kind], tone)
        self._say()

    def _say(self) -> None:
        sentence = self._sentence(self._state)
        time = self._state.at.astimezone().strftime("%H:%M")
        is_quiet = self._state.kind == "saved" and not self._sent
        short = time if is_quiet and not self._is_read_only else sentence
        if self._slim and self._is_offline:
            short = str(self._link.waiting) if self._link is not None else ""
        self._words.setText(short if self._slim else sentence)
        self.setAccessibleName(sentence)
        why = self._state.sentence or (self._link.sentence if self._link is not None else "")
        set_plain_tooltip(self, "\n".join(dict.fromkeys(part for part in (sentence, why) if part)))

    @property
    def _is_read_only(self) -> bool:
        return self._link is not None and self._link.kind is LinkKind.READ_ONLY

    def _sentence(self, state: SaveState) -> str:
        if state.kind == "failed":
            return self.tr("Not saved")
        if self._link is not None and self._link.kind is not LinkKind.LOCAL:
            return self._of_link(state, self._link)
        if state.kind == "saving":
            return self.tr("Saving")
        time = state.at.astimezone().strftime("%H:%M")
        return self.tr("Saved on this computer {0}").format(time)

    def _of_link(self, state: SaveState, link: LinkState) -> str:
        if link.kind is LinkKind.READ_ONLY:
            return self.tr("Read only")
        if link.kind is LinkKind.OFFLINE:
            if not link.waiting:
                return self.tr("Offline, nothing waits")
            if link.waiting == 1:
                return self.tr("Offline, 1 edit waiting")
            return self.tr("Offline, {0} edits waiting").format(link.waiting)
        if self._sent == 1:
            return self.tr("Back: 1 edit sent")
        if self._sent:
            return self.tr("Back: {0} edits sent").format(self._sent)
        if state.kind == "saving":
            return self.tr("Saving")
        return self.tr("Shared · saved {0}").format(state.at.astimezone().strftime("%H:%M"))
