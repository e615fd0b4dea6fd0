# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Set a server up, or change it: an address pasted whole, or field by field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.store.address import DEFAULT_PORT, BadAddress, ServerAddress, Tls, parse_address
from app.store.known_servers import KnownServer
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.elided_combo import ElidedCombo
from ui.kit.form import Form
from ui.kit.label import Label
from ui.sharing.server_words import tls_words
from ui.theme import current_theme


class ServerForm(Card):
    """`kept(server, password, remember)`, `tried(address, password)` or `given_up`.

    The password is empty where none was typed: then the one known counts.
    """

    kept = Signal(object, str, bool)
    tried = Signal(object, str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question = Label(role="body_strong", wrap=True)
        self.pasted, self.name = QLineEdit(), QLineEdit()
        self.host, self.port = QLineEdit(), QLineEdit()
        self.database, self.user = QLineEdit(), QLineEdit()
        self.tls, self.ca_file = ElidedCombo(), QLineEdit()
        for tls in Tls:
            self.tls.addItem(tls_words(tls), tls)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(self.tr("Keep it in this system's keyring"))
        self.trouble = Label(role="table", tone="over", wrap=True)
        self.save = SecondaryButton("", icon="check")
        self.test = SecondaryButton(self.tr("Test the connection"), icon="refresh-cw")
        self.leave = GhostButton(self.tr("Leave it as it was"))
        self._begun: SecondaryButton | None = None
        self._lay_out()
        self._connect()

    def begin(self, server: KnownServer | None, *, can_remember: bool, question: str = "") -> None:
        """Begin with a server, or with none for a new one; a link's server is asked about."""
        address = server.address if server is not None else None
        title = self.tr("Change the server") if server else self.tr("A new server")
        self.set_title(self.tr("A server you have not used yet") if question else title)
        self.question.setText(question)
        self.question.setVisible(bool(question))
        self.save.setText(self.tr("Connect") if question else self.tr("Keep this server"))
        is_known = server is not None and not question
        self.leave.setText(self.tr("Leave it as it was") if is_known else self.tr("Not now"))
        self._pasted_row.setVisible(not question)
        self.pasted.clear()
        self.password.clear()
        self.name.setText(server.name if server is not None else "")
        self._fill(address)
        self._password_row.set_help(
            self.tr("Empty: the one that is known, or asked for when it is needed.")
            if can_remember
            else self.tr("There is no keyring here: it is asked for again after the next start.")
        )
        self._remember_row.setVisible(can_remember)
        self.show_trouble("")

    def show_trouble(self, sentence: str, tone: str = "over") -> None:
        """Say what keeps the server from being kept, or what the test found."""
        self.trouble.setText(sentence)
        self.trouble.set_tone(tone)
        self.trouble.setVisible(bool(sentence))

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be begun while something is under way; the focus comes back afterwards."""
        ways = (self.save, self.test)
        if busy:
            self._begun = next((way for way in ways if way.hasFocus()), self._begun)
        for button in ways:
            if busy:
                button.disable(self.tr("Something is under way."))
            else:
                button.enable()
        if not busy and self._begun is not None:
            if self.leave.hasFocus():  # it was handed there: nobody chose to give up
                self._begun.setFocus(Qt.FocusReason.OtherFocusReason)
            self._begun = None

    def focus_first(self) -> None:
        """Begin with the address; where that is known, with the login."""
        (self.user if self.host.text() else self.pasted).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form with Esc, and nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        form = Form()
        pasted = self.tr("Whole, from postgresql:// on: it fills the fields.")
        self._pasted_row = form.add_row(self.tr("Paste an address"), self.pasted, pasted)
        form.add_row(self.tr("Server"), self.host)
        usual = self.tr("Empty: {0}, the usual one.").format(DEFAULT_PORT)
        form.add_row(self.tr("Port"), self.port, usual)
        form.add_row(self.tr("Database"), self.database)
        form.add_row(self.tr("Login"), self.user, self.tr("Empty: your account of this computer."))
        self._password_row = form.add_row(self.tr("Password"), self.password, " ")
        self._remember_row = form.add_row("", self.remember)
        form.add_row(self.tr("Encryption"), self.tls)
        trusted = self.tr("Of your company's own authority. Empty: those this system trusts.")
        self._ca_row = form.add_row(self.tr("Certificate file"), self._ca_choice(), trusted)
        called = self.tr("What you call it. Empty: database and server.")
        form.add_row(self.tr("Name"), self.name, called)
        buttons = button_line(self.save, self.test, self.leave)
        for part in (self.question, form, self.trouble, buttons):
            self.add(part)

    def _ca_choice(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        self._choose = SecondaryButton(self.tr("Choose…"))
        self._choose.setAccessibleName(self.tr("Choose the certificate file"))
        self.ca_file.setAccessibleName(self.tr("Certificate file"))
        row.addWidget(self.ca_file, 1)
        row.addWidget(self._choose)
        holder.setFocusProxy(self.ca_file)
        return holder

    def _connect(self) -> None:
        self.pasted.textChanged.connect(self._on_pasted)
        self.tls.currentIndexChanged.connect(self._on_tls)
        self._choose.clicked.connect(self._on_choose)
        self.save.clicked.connect(self._on_save)
        self.test.clicked.connect(self._on_test)
        self.leave.clicked.connect(self.given_up)
        for field in (self.name, self.host, self.port, self.database, self.user, self.password):
            field.returnPressed.connect(self._on_save)

    def _fill(self, address: ServerAddress | None) -> None:
        self.host.setText(address.host if address else "")
        self.port.setText(str(address.port) if address and address.port != DEFAULT_PORT else "")
        self.database.setText(address.database if address else "")
        self.user.setText(address.user if address else "")
        self.ca_file.setText(address.ca_file if address else "")
        self.tls.setCurrentIndex(list(Tls).index(address.tls if address else Tls.VERIFY))
        self._on_tls()

    def _on_pasted(self, text: str) -> None:
        """Take an address apart; a password in it goes where passwords go."""
        if "://" not in text:
            return
        try:
            address, password = parse_address(text)
        except BadAddress as refusal:
            self.show_trouble(refusal.sentence)
            return
        self.show_trouble("")
        self._fill(address)
        if password:
            self.password.setText(password)
            self.pasted.setText(address.text)

    def _on_tls(self) -> None:
        self._ca_row.setVisible(self.tls.currentData() == Tls.VERIFY)

    def _on_choose(self) -> None:
        kinds = self.tr("Certificates (*.pem *.crt *.cer);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the certificate file"), self.ca_file.text(), kinds
        )
        if path:
            self.ca_file.setText(path)

    def _address(self) -> ServerAddress | None:
        """Return what the fields say; None, and the sentence shown, where they make no sense."""
        tls, port = Tls(self.tls.currentData()), self.port.text().strip()
        try:
            address = ServerAddress(
                host=self.host.text().strip().lower(),
                database=self.database.text().strip(),
                user=self.user.text().strip(),
                port=int(port) if port.isdecimal() else 0 if port else DEFAULT_PORT,
                tls=tls,
                ca_file=self.ca_file.text().strip() if tls is Tls.VERIFY else "",
            )
        except BadAddress as refusal:
            self.show_trouble(refusal.sentence)
            return None
        self.show_trouble("")
        return address

    def _on_save(self) -> None:
        address = self._address()
        if address is not None and self.save.isEnabled():
            name = self.name.text().strip() or address.name
            remember = self.remember.isChecked() and not self._remember_row.isHidden()
            self.kept.emit(KnownServer(name, address), self.password.text(), remember)

    def _on_test(self) -> None:
        address = self._address()
        if address is not None:
            self.tried.emit(address, self.password.text())
