# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A line in which something other than text is typed: a number, a time, a day.

It shows how the value is written and takes what a person types; what can't be meant is kept in the
line, and the sentence goes to `complained`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserFacingError
from app.review.item import Kind
from app.translation import in_sentence, tr
from ui.fields.binding import Binding
from ui.fields.text_field import is_history_key
from ui.session_bridge import SessionBridge

Write = Callable[[Any], str]
Parse = Callable[[str], Any]


class ParsedField(QLineEdit):
    """A line bound to a field whose value is written by `write` and read by `parse`.

    Unlike text it is saved when the entry is finished, since half a number is another number.
    """

    def __init__(
        self,
        bridge: SessionBridge,
        place: tuple[Kind, str, str],
        label: str,
        write: Write,
        parse: Parse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._parse = parse
        self._is_edited = False
        self.setAccessibleName(label)
        self.setPlaceholderText(self.tr("not known"))
        name = self.tr("change {0}").format(in_sentence(label))
        self.binding = Binding(bridge, place, self._show, self._read, name, self)
        self.textEdited.connect(self._on_edited)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, give up with Esc; hand undo and redo on."""
        if is_history_key(event):
            self.finish()
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self._is_edited:
            self._is_edited = False
            self.binding.give_up()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus goes."""
        super().focusOutEvent(event)
        self.finish()

    def finish(self) -> None:
        """Save what was typed, if anything was."""
        if not self._is_edited:
            return
        self.binding.typed()
        self.binding.leave()

    def write_again(self) -> None:
        """Write the value anew, as when the zone has changed; an entry under way stays."""
        if not self._is_edited:
            self.binding.show_value()

    def _on_edited(self, _text: str) -> None:
        self._is_edited = True
        self.binding.begin()

    def _read(self) -> Any:
        value = self._parse(self.text().strip())
        self._is_edited = False
        self.setText(self._write(value))
        return value

    def _show(self, value: Any) -> None:
        self._is_edited = False
        self.setText(self._write(value))
        self.setCursorPosition(0)


def whole_number(text: str) -> int | None:
    """Read a whole number of zero or more, thousands separated or not; nothing is None."""
    bare = text.replace(",", "").replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
    if not bare:
        return None
    if not bare.isascii() or not bare.isdigit():
        raise UserFacingError(
            tr("“{0}” is not a whole number. Try 1200, or leave it empty.").format(text)
        )
    return int(bare)


def decimal_number(text: str) -> float | None:
    """Read a number of zero or more; nothing is None."""
    bare = text.replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
    if not bare:
        return None
    try:
        number = float(bare if "." in bare else bare.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise UserFacingError(
            tr("“{0}” is not a number. Try 12.5, or leave it empty.").format(text)
        )
    return number


def percent(text: str) -> float | None:
    """Read a share typed in percent ("99.9", "78 %") as a fraction from 0 to 1; nothing is None."""
    number = decimal_number(text.rstrip("% "))
    if number is None:
        return None
    if number > 100:
        raise UserFacingError(
            tr("“{0}” is more than 100 %. Try a share such as 78 %.").format(text)
        )
    return round(number / 100, 12)


def probability(text: str) -> float | None:
    """Read a probability from 0 to 1, or as percent ("0.3", "30 %", "1e-4"); nothing is None."""
    if text.rstrip().endswith("%"):
        return percent(text)
    try:
        number = decimal_number(text)
    except UserFacingError:
        raise UserFacingError(
            tr("“{0}” is not a probability. Try 0.3 or 30 %.").format(text)
        ) from None
    if number is not None and number > 1:
        raise UserFacingError(
            tr("“{0}” is more than 1. Type 0.3 or 30 %, or leave it empty.").format(text)
        )
    return number


def written_probability(value: float | None) -> str:
    """Write a probability from 0 to 1."""
    return "" if value is None else f"{value:.12g}"


def written_number(value: float | None) -> str:
    """Write a number with thousands apart; nothing where it is not known."""
    if value is None:
        return ""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").replace(",", "") if value < 1000 else f"{value:.2f}"


def written_percent(value: float | None) -> str:
    """Write a fraction as percent."""
    if value is None:
        return ""
    return f"{value * 100:.10f}".rstrip("0").rstrip(".") + " %"
