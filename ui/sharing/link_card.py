# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Takes a link that somebody sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.store.address import BadAddress, ReviewLink, parse_link
from ui.kit.button import SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.form import Form


class LinkCard(Card):
    """`link_given(link)` with Enter or the button, once it makes sense."""

    link_given = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("A link"))
        self.field = QLineEdit()
        self.open = SecondaryButton(self.tr("Open", "verb"), icon="link")
        form = Form()
        told = self.tr("As somebody sent it: hotwash://server/database/id.")
        self._row = form.add_row(self.tr("Link"), self.field, told)
        self.add(form)
        self.add(button_line(self.open))
        self.open.clicked.connect(self._on_open)
        self.field.returnPressed.connect(self._on_open)
        self.field.textEdited.connect(lambda _text: self._row.clear_error())

    def show_link(self, text: str) -> None:
        """Show a link that came from elsewhere, and say what is wrong with it."""
        self.field.setText(text)
        self._read()

    def _read(self) -> ReviewLink | None:
        try:
            link = parse_link(self.field.text())
        except BadAddress as refusal:
            self._row.set_error(refusal.sentence)
            return None
        self._row.clear_error()
        return link

    def _on_open(self) -> None:
        link = self._read()
        if link is not None:
            self.link_given.emit(link)
