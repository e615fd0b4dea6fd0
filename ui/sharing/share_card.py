# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What would go to the chosen server, and the way there: nothing goes without a click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.store.sharing import Cargo, cargo_words
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.elided_combo import ElidedCombo
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.progress_line import ProgressLine
from ui.sharing.password_row import PasswordRow
from ui.sharing.server_desk import ServerDesk


class ShareCard(Card):
    """Follows the desk. `share_wanted(team)` when the review is to go there."""

    share_wanted = Signal(str)
    change_wanted = Signal()

    def __init__(self, desk: ServerDesk) -> None:
        super().__init__()
        self._desk = desk
        self._cargo: Cargo | None = None
        self._is_arriving = False
        self.host = Label(role="table", tone="text2", wrap=True)
        self.password = PasswordRow()
        self.state = Label(role="table", tone="text2", wrap=True)
        self.trouble = Label(role="table", tone="over", wrap=True)
        self.going = Label(role="body_strong", wrap=True)
        self.cargo = Label(role="body", wrap=True)
        self.after = Label(role="table", tone="text2", wrap=True)
        self.team = ElidedCombo()
        self._form = Form()
        team_help = self.tr("Only its members see the review. The server sees to that.")
        self._form.add_row(self.tr("Team"), self.team, team_help)
        self.share = SecondaryButton(self.tr("Share"), icon="share-2")
        self.again = GhostButton(self.tr("Try the connection"), icon="refresh-cw", small=True)
        self.change = GhostButton(self.tr("Change"), icon="pencil", small=True)
        self.forget = GhostButton(self.tr("Other password"), icon="lock-open", small=True)
        self.remove = GhostButton(self.tr("Remove"), icon="trash-2", small=True)
        self.progress = ProgressLine(label=self.tr("Progress"))
        self.doing = Label(role="table", tone="text2", wrap=True)
        self.cancel = SecondaryButton(self.tr("Stop"), icon="x", small=True)
        self.share.disable(self.tr("The server has to answer first."))
        self._lay_out()
        self._connect()

    def show_cargo(self, title: str, cargo: Cargo) -> None:
        """Say what would go there."""
        self._cargo = cargo
        self.going.setText(self.tr("“{0}” goes there with:").format(title))
        self.cargo.setText("\n".join(f"· {line}" for line in cargo_words(cargo)))

    def show_desk(self) -> None:
        """Show how it stands with the chosen server."""
        desk = self._desk
        self.setVisible(desk.server is not None)
        if desk.server is None:
            return
        self.set_title(desk.server.name)
        self.host.setText(desk.server.address.text.partition("?")[0])
        self._show_look()
        self._show_way()
        self._arrive()

    def show_trouble(self, sentence: str) -> None:
        """Say what kept the review from going."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """Go to what is to be done next."""
        for widget in (self.password.field, self.share, self.again, self.change):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus()
                return

    def _lay_out(self) -> None:
        self._working = button_line(self.cancel)
        for part in (
            *(self.host, self.state, self.password, self.going, self.cargo, self._form),
            *(self.after, button_line(self.share), self.progress, self.doing, self._working),
            *(self.trouble, button_line(self.again, self.change, self.forget, self.remove)),
        ):
            self.add(part)
        self.after.setText(
            self.tr(
                "Afterwards it is worked on there, by all who may. Who may is the server's "
                "decision. What is here now stays here as it is, and is no longer counted."
            )
        )
        self.trouble.hide()

    def _connect(self) -> None:
        desk = self._desk
        self.password.given.connect(self._on_given)
        self.share.clicked.connect(lambda: self.share_wanted.emit(self.team.currentData() or ""))
        self.again.clicked.connect(desk.ask)
        self.forget.clicked.connect(desk.forget_password)
        self.remove.clicked.connect(desk.remove)
        self.cancel.clicked.connect(desk.cancel)
        self.change.clicked.connect(self.change_wanted)
        desk.progressed.connect(self._on_progressed)

    def _on_given(self, password: str, remember: bool) -> None:
        self._is_arriving = True
        self._desk.give_password(password, remember=remember)

    def _arrive(self) -> None:
        """Go on to what the server answered to a password, where the focus waits for it here."""
        if self._is_arriving and not self._desk.is_busy:
            self._is_arriving = False
            if self.isAncestorOf(self.window().focusWidget() or self.window()):
                self.focus_first()

    def _show_look(self) -> None:
        look, desk = self._desk.look, self._desk
        wanted = look.wanted if look is not None else None
        self.password.setVisible(wanted is not None)
        if wanted is not None:
            self.password.ask(wanted, can_remember=desk.can_remember)
        words, tone = "", "text2"
        if look is None and desk.is_busy and not desk.is_working:
            words = self.tr("Asking the server…")
        elif look is not None and wanted is None:
            fine = self.tr("It answers.")
            words = " ".join((fine, *look.sentences) if look.is_fine else look.sentences)
            tone = "ok" if look.is_fine else "over"
        self.state.setText(words)
        self.state.set_tone(tone)
        self.state.setVisible(bool(words))
        teams = look.teams if look is not None else ()
        self._form.setVisible(bool(teams))
        if [self.team.itemData(place) for place in range(self.team.count())] != ["", *teams]:
            self.team.clear()
            self.team.addItem(self.tr("All who may use this database"), "")
            for team in teams:
                self.team.addItem(team, team)

    def _show_way(self) -> None:
        desk, look = self._desk, self._desk.look
        is_fine = look is not None and look.is_fine
        for words in (self.going, self.cargo, self.after):
            words.setVisible(is_fine and self._cargo is not None)
        is_moving = desk.is_working and is_fine
        way: tuple[QWidget, ...] = (self.progress, self.doing, self._working)
        for part in way:
            part.setVisible(is_moving)
        if desk.is_busy:
            self.share.disable(self.tr("Something is under way."))
        elif look is None or not is_fine or self._cargo is None:
            self.share.disable(self.tr("The server has to answer first."))
        elif not look.may_write:
            self.share.disable(self.tr("This login may not change reviews there."))
        else:
            self.share.enable()
        for button in (self.again, self.change, self.forget, self.remove):
            button.setEnabled(not desk.is_working)
        self.forget.setVisible(is_fine)

    def _on_progressed(self, share: float, words: str) -> None:
        self.progress.set_share(share)
        self.doing.setText(words)
