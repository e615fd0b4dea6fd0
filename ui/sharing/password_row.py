# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks for the password of a login; it goes to whoever listens and stays in no field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.store.servers import PasswordWanted
from ui.kit.button import SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.form import FormRow
from ui.theme import current_theme


class PasswordRow(QWidget):
    """`given(password, remember)` with Enter or the button."""

    given = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(self.tr("Keep it in this system's keyring"))
        self.use = SecondaryButton(self.tr("Use this password"), icon="lock", small=True)
        self._row = FormRow(self.tr("Password"), self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.xs)
        column.addWidget(self._row)
        column.addWidget(button_line(self.remember, self.use))
        self.use.clicked.connect(self._on_use)
        self.field.returnPressed.connect(self._on_use)

    def ask(self, wanted: PasswordWanted, *, can_remember: bool) -> None:
        """Say whose password is meant, and where it will be kept."""
        kept = self.tr("There is no keyring here: it is asked for again after the next start.")
        said = ("" if wanted.was_refused else wanted.sentence, "" if can_remember else kept)
        self._row.set_help(" ".join(part for part in said if part))
        self._row.set_error(wanted.sentence if wanted.was_refused else "")
        self.remember.setVisible(can_remember)

    def _on_use(self) -> None:
        password = self.field.text()
        if not password:
            self._row.set_error(self.tr("Type the password first."))
            return
        self._row.clear_error()
        self.field.clear()
        self.given.emit(password, self.remember.isChecked() and not self.remember.isHidden())
