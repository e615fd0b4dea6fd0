# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Set a target up, or change it: plain fields, and never a secret among them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.publish.target_config import LOCAL_KINDS, FieldValue, TargetConfig, TargetKind
from app.publish.targets import KNOWN_FIELDS
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.elided_combo import ElidedCombo
from ui.kit.form import Form, FormRow
from ui.kit.label import Label
from ui.kit.wrap_row import WrapRow
from ui.publishing.target_words import kind_words
from ui.theme import current_theme, px

_FIELDS_HEIGHT = 92


class TargetForm(Card):
    """`saved(config, former name)`, or `given_up`."""

    saved = Signal(object, str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._former = ""
        self.kind = ElidedCombo()
        for kind in TargetKind:
            self.kind.addItem(kind_words(kind), kind)
        self.name, self.address = QLineEdit(), QLineEdit()
        self.project, self.account = QLineEdit(), QLineEdit()
        self.fields = QPlainTextEdit()
        self.fields.setTabChangesFocus(True)
        self.fields.setFixedHeight(px(_FIELDS_HEIGHT))
        form = Form()
        form.add_row(self.tr("Kind"), self.kind)
        name_help = self.tr("What you call it, such as “wiki”; small letters and digits.")
        form.add_row(self.tr("Name"), self.name, name_help)
        self._address_row = form.add_row(self.tr("Address"), self.address)
        self._project_row = form.add_row(self.tr("Project"), self.project)
        self._account_row = form.add_row(self.tr("Account"), self.account)
        self._fields_row = form.add_row(self.tr("Choices"), self.fields)
        self.add(form)
        self.trouble = Label(role="table", tone="over", wrap=True)
        self.trouble.hide()
        self.add(self.trouble)
        self.save = SecondaryButton(self.tr("Keep this target"), icon="check")
        self.leave = GhostButton(self.tr("Leave it as it was"))
        buttons = QWidget()
        row = WrapRow(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        self.add(buttons)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.given_up)
        for field in (self.name, self.address, self.project, self.account):
            field.returnPressed.connect(self._on_save)

    def begin(self, config: TargetConfig | None) -> None:
        """Begin with a target, or with none for a new one."""
        self.set_title(self.tr("Change the target") if config else self.tr("A new target"))
        self._former = config.name if config else ""
        kind = config.kind if config else TargetKind.FOLDER
        self.kind.setCurrentIndex(list(TargetKind).index(kind))
        texts = ("", "", "", "")
        if config is not None:
            texts = (config.name, config.address, config.project, config.account)
        fields = (self.name, self.address, self.project, self.account)
        for field, text in zip(fields, texts, strict=True):
            field.setText(text)
        self.fields.setPlainText(_as_lines(config) if config else "")
        self.show_trouble("")
        self._on_kind()

    def show_trouble(self, sentence: str) -> None:
        """Say what keeps the target from being kept."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """Begin with the kind, or where it is known, with the name."""
        (self.name if self._former else self.kind).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form with Esc, and nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _on_kind(self) -> None:
        kind = TargetKind(self.kind.currentData())
        is_local = kind in LOCAL_KINDS
        _relabel(self._address_row, self.tr("Folder") if is_local else self.tr("Address"))
        self._address_row.set_help(
            self.tr("A folder on this computer or a shared drive, such as ~/post-mortems.")
            if is_local
            else self.tr("Such as https://example.org. Leave name and password out.")
        )
        self._project_row.set_help(_project_help(self, kind))
        account = self.tr("Whose credentials it is published with; they are asked for later.")
        self._account_row.set_help(account)
        for row in (self._project_row, self._account_row):
            row.setVisible(not is_local)
        help_text = self.tr("One a line, “name: value”; a name may come again. Known here: {0}.")
        help_text = help_text.format(", ".join(KNOWN_FIELDS[kind]))
        if is_local:
            example = self.tr(
                "Such as “naming: {date}-{slug}”, “formats: pdf”, “index: README.md”."
            )
            help_text = f"{help_text} {example}"
        if kind is TargetKind.GIT:
            help_text += " " + self.tr("“push: yes” also pushes each commit.")
        self._fields_row.set_help(help_text)

    def _on_save(self) -> None:
        config = TargetConfig(
            name=self.name.text().strip(),
            kind=TargetKind(self.kind.currentData()),
            address=self.address.text().strip(),
            project=self.project.text().strip() if self.project.isVisibleTo(self) else "",
            account=self.account.text().strip() if self.account.isVisibleTo(self) else "",
            fields=_from_lines(self.fields.toPlainText()),
        )
        self.saved.emit(config, self._former)


def _project_help(form: TargetForm, kind: TargetKind) -> str:
    if kind is TargetKind.CONFLUENCE:
        return form.tr("The key of the space, such as OPS.")
    if kind in (TargetKind.GITHUB, TargetKind.GITLAB):
        return form.tr("The path of the repository, such as acme/shop.")
    return form.tr("The key of the project, such as OPS.")


def _relabel(row: FormRow, words: str) -> None:
    row.label.setText(words)
    row.field.setAccessibleName(words)


def _as_lines(config: TargetConfig) -> str:
    lines = [f"{name}: {value}" for name in config.fields for value in config.texts(name)]
    return "\n".join(lines)


def _from_lines(text: str) -> dict[str, FieldValue]:
    """Read "name: value" lines; a name that comes again has several values."""
    found: dict[str, FieldValue] = {}
    for line in text.splitlines():
        name, _, value = (part.strip() for part in line.partition(":"))
        if not name:
            continue
        known = found.get(name)
        if known is None:
            found[name] = value
        else:
            found[name] = (*((known,) if isinstance(known, str) else known), value)
    return found
