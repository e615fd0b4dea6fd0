# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the credentials of a target are typed: in place, masked, and gone once they are given."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.publish.target_config import TargetConfig, TargetKind
from ui.kit.button import SecondaryButton
from ui.kit.form import FormRow
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme


class SecretRow(QWidget):
    """`given(secret, remember)`; the field holds nothing from then on."""

    given = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(self.tr("Keep them in this system's keyring"))
        self.use = SecondaryButton(self.tr("Use these"), icon="lock", small=True)
        self._row = FormRow(self.tr("Credentials"), self.field)
        buttons = QWidget()
        line = WrapRow(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current_theme().space.md)
        line.addWidget(self.remember)
        line.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.xs)
        column.addWidget(self._row)
        column.addWidget(buttons)
        self.use.clicked.connect(self._on_use)
        self.field.returnPressed.connect(self._on_use)

    def show_target(self, config: TargetConfig, *, can_remember: bool) -> None:
        """Say what is asked for, and where it will be kept."""
        account = config.account or config.name
        sort = self.tr("The access token of {0}.").format(account)
        if config.kind in (TargetKind.JIRA, TargetKind.CONFLUENCE):
            sort = self.tr("The API token, or on a server of your own the password, of {0}.")
            sort = sort.format(account)
        kept = self.tr("There is no keyring here: it is asked for again after the next start.")
        self._row.set_help(sort if can_remember else f"{sort} {kept}")
        self.remember.setVisible(can_remember)

    def _on_use(self) -> None:
        secret = self.field.text().strip()
        if not secret:
            self._row.set_error(self.tr("Enter the credentials first."))
            return
        self._row.clear_error()
        self.field.clear()
        wanted = self.remember.isChecked() and not self.remember.isHidden()
        self.given.emit(secret, wanted)
