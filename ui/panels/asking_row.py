# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row in the page that asks for a few words: never modal, and nothing waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from ui.kit.announce import announce
from ui.kit.asking_strip import AskingStrip
from ui.kit.button import PrimaryButton
from ui.kit.into_view import bring_into_view
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import px

_NARROW, _WIDE = 132, 300


@dataclass(frozen=True)
class AskedField:
    """One thing asked for: its key, its name, what stands in it, and what it may be completed to.

    Where it is `long`, it takes the room that is left.
    """

    key: str
    label: str
    text: str = ""
    offered: Sequence[str] = ()
    long: bool = False


class AskingRow(AskingStrip):
    """Hidden until `ask`. `answered` carries the texts by key; `left` tells that it was put away.

    Who hears `answered` says `complain` where an answer can't be taken, and `done` where it was.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trouble = Label(role="table", tone="over", wrap=True)
        self._trouble.hide()
        self.fields: dict[str, QLineEdit] = {}
        self.button = PrimaryButton("", small=True)
        for widget in (self._icon, self._text, self.button, self._close, self._trouble):
            self.row.addWidget(widget)
        self.button.clicked.connect(self.submit)

    @property
    def trouble(self) -> str:
        """Why the answer could not be taken; empty where nothing is wrong."""
        return self._trouble.text()

    def ask(self, text: str, fields: Sequence[AskedField], button: str, icon: str) -> None:
        """Ask for something; the focus goes to the first field that is empty."""
        announce(self, text)
        self._set_question(text, icon)
        self.complain("")
        self.button.setText(button)
        self._make_fields(fields)
        self.show()
        # A table whose cell asked for it takes the focus back when its editor closes.
        QTimer.singleShot(0, self, self.focus_first)

    def focus_first(self) -> None:
        """Put the focus into the first field that is empty, else into the first one."""
        empty = [field for field in self.fields.values() if not field.text()]
        first = next(iter([*empty, *self.fields.values()]), None)
        if first is not None and not self.isHidden():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()
            bring_into_view(self)

    def complain(self, sentence: str) -> None:
        """Say why the answer can't be taken; what was typed stays."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def answers(self) -> Mapping[str, str]:
        """Return what stands in the fields."""
        return {key: field.text() for key, field in self.fields.items()}

    def submit(self) -> None:
        """Hand the answer over."""
        self.answered.emit(self.answers())

    def done(self) -> None:
        """Go: the answer was taken."""
        self.hide()

    def _make_fields(self, asked: Sequence[AskedField]) -> None:
        for field in self.fields.values():
            self.row.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}
        before: QWidget = self._text
        for each in asked:
            field = self._field(each)
            self.row.insert(self.row.place_of(self.button), field)
            QWidget.setTabOrder(before, field)
            self.fields[each.key] = field
            before = field
        QWidget.setTabOrder(before, self.button)
        QWidget.setTabOrder(self.button, self._close)

    def _field(self, asked: AskedField) -> QLineEdit:
        field = QLineEdit(asked.text, self)
        field.setPlaceholderText(asked.label)
        field.setCursorPosition(0)  # a long name is read from its beginning
        field.setAccessibleName(asked.label)
        set_plain_tooltip(field, asked.label)
        field.setMinimumWidth(px(_WIDE if asked.long else _NARROW))
        if not asked.long:
            field.setMaximumWidth(px(_NARROW))
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if asked.offered:
            completer = QCompleter(list(asked.offered), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.setCompleter(completer)
        field.returnPressed.connect(self.submit)
        return field
