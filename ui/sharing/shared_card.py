# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a shared review is, and the link that leads others to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.store.address import ServerAddress
from app.store.sharing import link_words
from ui.kit.button import SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.form import Form
from ui.kit.label import Label
from ui.sharing.server_words import reach_words


class SharedCard(Card):
    """`link_copied`, `invitation_copied` and `copy_wanted` are answered by the sheet."""

    link_copied = Signal()
    invitation_copied = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("This review is shared"))
        self.where = Label(role="body_strong", wrap=True)
        self.reach = Label(role="table", tone="text2", wrap=True)
        self.link = QLineEdit()
        self.link.setReadOnly(True)
        self._form = Form()
        self._form.add_row(
            self.tr("Link"),
            self.link,
            self.tr("It names no login and no password: whoever opens it uses their own."),
        )
        self.no_link = Label(role="table", tone="text2", wrap=True)
        self.copy = SecondaryButton(self.tr("Copy the link"), icon="copy")
        self.mail = SecondaryButton(self.tr("Copy an invitation"), icon="mail")
        self.who = Label(role="table", tone="text2", wrap=True)
        self.who.setText(
            self.tr("Who may see and edit it is the server's decision; ask whoever keeps it.")
        )
        self.take = SecondaryButton(self.tr("Take a copy to this computer"), icon="download")
        self.taken = Label(role="table", tone="text2", wrap=True)
        self.taken.setText(
            self.tr("The copy is a review of its own; what others write later does not reach it.")
        )
        self._links = button_line(self.copy, self.mail)
        parts = (self.where, self.reach, self.who, self._form, self.no_link, self._links)
        for part in (*parts, self.take, self.taken):
            self.add(part)
        self.copy.clicked.connect(self.link_copied)
        self.mail.clicked.connect(self.invitation_copied)
        self.take.clicked.connect(self.copy_wanted)

    def show_place(self, address: ServerAddress, name: str, review_id: str) -> None:
        """Show where the review is."""
        self.where.setText(name)
        self.reach.setText(f"{address.text.partition('?')[0]}\n{reach_words(address)}")
        words = link_words(address, review_id)
        self.link.setText(words)
        self.link.setCursorPosition(0)
        for part in (self._form, self._links):
            part.setVisible(bool(words))
        nothing = self.tr("There is no link: this database is reached from this computer alone.")
        here = self.tr("The link leads to this computer, and is of use on it alone.")
        self.no_link.setText(here if words else nothing)
        self.no_link.setVisible(address.is_here)

    def focus_first(self) -> None:
        """Go to the link, or to the copy where there is none."""
        (self.copy if self.link.text() else self.take).setFocus()
