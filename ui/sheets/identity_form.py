# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody signs with: a file, a token, or an identity made here. No password is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserFacingError
from app.publish.signing.identity import FileChoice, IdentityChoice, TokenChoice
from ui.kit.button import SecondaryButton
from ui.kit.form import Form, FormRow
from ui.kit.segmented import Segment, SegmentedControl
from ui.theme import current_theme

FILE, TOKEN, MAKE = "file", "token", "make"


class IdentityForm(QWidget):
    """Fields for one of three ways.

    `making_wanted(path)` when one is to be made and kept there, `refused(sentence)` when something
    is missing for that.
    """

    making_wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = self.tr("Sign with")
        self.ways = SegmentedControl(
            [
                Segment(FILE, self.tr("A file")),
                Segment(TOKEN, self.tr("A token")),
                Segment(MAKE, self.tr("Make one")),
            ],
            label=label,
        )
        self.file, self.library = QLineEdit(), QLineEdit()
        self.token, self.certificate = QLineEdit(), QLineEdit()
        self.name, self.secret = QLineEdit(), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.make = SecondaryButton(self.tr("Make and keep it…"), icon="save")
        self._form = Form()
        self._form.add_row(label, self.ways)
        self._rows = self._fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self.ways.chosen.connect(lambda _key: self._show_way())
        self.make.clicked.connect(self._on_make)
        self._show_way()

    @property
    def choice(self) -> IdentityChoice | None:
        """What was chosen; None while nothing is."""
        file, library = self.file.text().strip(), self.library.text().strip()
        if self.ways.chosen_key == TOKEN:
            kept = (self.token.text().strip(), self.certificate.text().strip())
            return TokenChoice(Path(library).expanduser(), *kept) if library else None
        return FileChoice(Path(file).expanduser()) if file else None

    def take_secret(self) -> str:
        """Return the password or PIN, and forget it."""
        secret = self.secret.text()
        self.secret.clear()
        return secret

    def show_made(self, path: Path) -> None:
        """Choose the file that was just made; its password is typed once more, to sign."""
        self.ways.set_chosen(FILE)
        self.file.setText(str(path))
        self._show_way()
        self.secret.setFocus()

    def focus_first(self) -> None:
        """Go to the first field of the chosen way."""
        first = {FILE: self.file, TOKEN: self.library, MAKE: self.name}
        first[self.ways.chosen_key].setFocus()

    def _fields(self) -> tuple[tuple[FormRow, frozenset[str]], ...]:
        """Return each row with the ways it belongs to."""
        several = self.tr("Where there are several.")
        file = self._with_choice(
            self.file, self.tr("Choose the identity"), self.tr("PKCS#12 file (*.p12 *.pfx)")
        )
        library = self._with_choice(self.library, self.tr("Choose the library of the token"), "")
        of_file = self.tr("Your certificate with its key: .p12 or .pfx.")
        of_library = self.tr("The PKCS#11 library of the card or key, such as opensc-pkcs11.so.")
        of_name = self.tr("It stands in the signature.")
        of_secret = self.tr("Asked each time, never kept.")
        of_new = self.tr(
            "For teams without certificates. It shows that signatures come from the same hand; "
            "people know whose once you hand them the certificate that is kept beside it."
        )
        every = {FILE, TOKEN, MAKE}
        rows: tuple[tuple[str, QWidget, str, set[str]], ...] = (
            (self.tr("File"), file, of_file, {FILE}),
            (self.tr("Library"), library, of_library, {TOKEN}),
            (self.tr("Token"), self.token, several, {TOKEN}),
            (self.tr("Certificate"), self.certificate, several, {TOKEN}),
            (self.tr("Name"), self.name, of_name, {MAKE}),
            (self.tr("Password or PIN"), self.secret, of_secret, every),
            (self.tr("New identity"), self.make, of_new, {MAKE}),
        )
        return tuple(
            (self._form.add_row(label, field, told), frozenset(ways))
            for label, field, told, ways in rows
        )

    def _with_choice(self, line: QLineEdit, title: str, kind: str) -> QWidget:
        """Return a line for a path with a button that chooses one."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        choose = SecondaryButton(self.tr("Choose…"))
        choose.setAccessibleName(title)
        line.setAccessibleName(title)
        row.addWidget(line, 1)
        row.addWidget(choose)
        holder.setFocusProxy(line)

        def pick() -> None:
            path, _ = QFileDialog.getOpenFileName(self, title, line.text(), kind)
            if path:
                line.setText(path)

        choose.clicked.connect(pick)
        return holder

    def _show_way(self) -> None:
        for row, ways in self._rows:
            row.setVisible(self.ways.chosen_key in ways)

    def _on_make(self) -> None:
        """Ask for a place, once there is what it takes: nobody chooses a file for nothing."""
        from app.publish.signing.self_made import need_name_and_password

        try:
            need_name_and_password(self.name.text(), self.secret.text())
        except UserFacingError as refusal:
            (self.secret if self.name.text().strip() else self.name).setFocus()
            self.refused.emit(refusal.sentence)
            return
        title, kind = self.tr("Keep the identity"), self.tr("PKCS#12 file (*.p12 *.pfx)")
        path, _ = QFileDialog.getSaveFileName(self, title, str(Path.home() / "identity.p12"), kind)
        if path:
            self.making_wanted.emit(Path(path))
