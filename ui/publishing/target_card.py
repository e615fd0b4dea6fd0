# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chosen target: where it is, its credentials, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.label import Label
from ui.publishing.secret_row import SecretRow
from ui.publishing.target_desk import TargetDesk
from ui.publishing.target_words import kind_words


class TargetCard(Card):
    """Follows the desk; `show_desk` whenever that has changed."""

    change_wanted = Signal()

    def __init__(self, desk: TargetDesk) -> None:
        super().__init__()
        self._desk = desk
        self.where = Label(role="table", tone="text2", wrap=True)
        self.known = Label(
            self.tr("Its credentials are known."), role="help", tone="text2", wrap=True
        )
        self.state = Label(role="table", tone="text2", wrap=True)
        self.secret = SecretRow()
        self.check = SecondaryButton(self.tr("Test the connection"), icon="refresh-cw", small=True)
        self.change = GhostButton(self.tr("Change"), icon="pencil", small=True)
        self.forget = GhostButton(self.tr("Forget the credentials"), icon="lock-open", small=True)
        self.remove = GhostButton(self.tr("Remove"), icon="trash-2", small=True)
        ways = button_line(self.check, self.change, self.forget, self.remove)
        for part in (self.where, self.known, self.state, self.secret, ways):
            self.add(part)
        self.secret.given.connect(
            lambda secret, remember: desk.give_secret(secret, remember=remember)
        )
        self.check.clicked.connect(desk.check)
        self.change.clicked.connect(self.change_wanted)
        self.forget.clicked.connect(desk.forget_secret)
        self.remove.clicked.connect(desk.remove)
        self.hide()

    def show_desk(self) -> None:
        """Show how it stands with the chosen target."""
        desk, config, standing = self._desk, self._desk.config, self._desk.standing
        self.setVisible(config is not None)
        if config is None:
            return
        self.set_title(config.name)
        parts = (kind_words(config.kind), config.address, config.project)
        self.where.setText(" · ".join(part for part in parts if part))
        self.known.setVisible(standing.has_secret)
        self.secret.setVisible(standing.asks_secret)
        if standing.asks_secret:
            self.secret.show_target(config, can_remember=standing.can_remember)
        words = self.tr("Asking…") if desk.is_busy else standing.sentence
        self.state.setText(words)
        tone = "ok" if standing.is_fine else "over"
        self.state.set_tone("text2" if desk.is_busy else tone)
        self.state.setVisible(bool(words))
        self.forget.setVisible(standing.has_secret)

    def focus_first(self) -> None:
        """Go to what is asked, else to trying it."""
        if self.secret.isVisible():
            self.secret.field.setFocus()
        else:
            self.check.setFocus()
