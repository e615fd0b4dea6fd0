# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chosen server: how it stands, the password it wants, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.kit.button import GhostButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.label import Label
from ui.sharing.password_row import PasswordRow
from ui.sharing.server_desk import ServerDesk


class ServerCard(Card):
    """Follows the desk; `show_desk` whenever that has changed."""

    change_wanted = Signal()

    def __init__(self, desk: ServerDesk) -> None:
        super().__init__()
        self._desk = desk
        self.host = Label(role="table", tone="text2", wrap=True)
        self.state = Label(role="table", tone="text2", wrap=True)
        self.password = PasswordRow()
        self.again = GhostButton(self.tr("Ask again"), icon="refresh-cw", small=True)
        self.change = GhostButton(self.tr("Change"), icon="pencil", small=True)
        self.forget = GhostButton(self.tr("Other password"), icon="lock-open", small=True)
        self.remove = GhostButton(self.tr("Remove"), icon="trash-2", small=True)
        self.ways = button_line(self.again, self.change, self.forget, self.remove)
        for part in (self.host, self.state, self.password, self.ways):
            self.add(part)
        self.password.given.connect(self._on_given)
        self.again.clicked.connect(desk.ask)
        self.change.clicked.connect(self.change_wanted)
        self.forget.clicked.connect(desk.forget_password)
        self.remove.clicked.connect(desk.remove)

    def show_desk(self) -> None:
        """Show how it stands with the chosen server."""
        desk, look = self._desk, self._desk.look
        self.setVisible(desk.server is not None)
        if desk.server is None:
            return
        self.set_title(desk.server.name)
        self.host.setText(desk.server.address.text.partition("?")[0])
        wanted = look.wanted if look is not None else None
        self.password.setVisible(wanted is not None)
        if wanted is not None:
            self.password.ask(wanted, can_remember=desk.can_remember)
        words, tone = self._words()
        self.state.setText(words)
        self.state.set_tone(tone)
        self.state.setVisible(bool(words))
        for button in (self.again, self.change, self.forget, self.remove):
            button.setEnabled(not desk.is_working)
        self.forget.setVisible(look is not None and look.is_fine)

    def focus_first(self) -> None:
        """Go to what is asked, else to asking again."""
        if self.password.isVisible():
            self.password.field.setFocus()
        else:
            self.again.setFocus()

    def _on_given(self, password: str, remember: bool) -> None:
        self._desk.give_password(password, remember=remember)

    def _words(self) -> tuple[str, str]:
        desk, look = self._desk, self._desk.look
        if desk.is_busy:
            return self.tr("Asking the server…"), "text2"
        if look is not None and look.wanted is None and look.sentences:
            return " ".join(look.sentences), "text2" if look.is_fine else "over"
        return self._fine_words()

    def _fine_words(self) -> tuple[str, str]:
        """Return what is said where the server says nothing itself."""
        look = self._desk.look
        return (
            (self.tr("It answers."), "ok") if look is not None and look.is_fine else ("", "text2")
        )
