# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes abbreviations out in the capture line, at a space and at Enter.

Backspace or undo right after a space brings back what was typed, and it then stays so in this line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.capture.abbreviations import Expansion, expanded, expansion_at
from ui.jobs import Jobs
from ui.shell.capture_line import CaptureLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


@dataclass(frozen=True)
class _Done:
    """How to put back what was typed, and the line and cursor as they were left."""

    typed: Expansion
    text: str
    cursor: int


class CaptureAbbreviations(QObject):
    """`told` carries why nothing is written out: a team's file that can't be read.

    The file is read beside the window's thread; until it is there everything stays as typed.
    """

    told = Signal(str)

    def __init__(
        self, capture: CaptureLine, jobs: Jobs, read: Callable[[], Mapping[str, str]]
    ) -> None:
        super().__init__(capture)
        self._line = capture.line
        self._known: Mapping[str, str] = {}
        self._done: _Done | None = None
        self._kept: set[str] = set()
        capture.line.key_takers.append(self._takes)
        capture.line.textChanged.connect(self._on_text_changed)
        capture.note_on_text = self.note
        capture.line.undo_takers.append(self.takes_back)
        jobs.run(lambda _progress: read(), self.take_known, self.told.emit, owner=self)

    def take_known(self, known: Mapping[str, str]) -> None:
        """Write out these from now on."""
        self._known = known

    def takes_back(self, event: QKeyEvent) -> bool:
        """Tell whether a key takes back what was written out just now."""
        is_backspace = event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _MODIFIERS
        wanted = is_backspace or event.matches(QKeySequence.StandardKey.Undo)
        return wanted and self._is_fresh()

    def note(self) -> str:
        """Say what the word at the cursor will become; empty where it stays."""
        found = self._expansion()
        if found is None:
            return ""
        short = self._line.toPlainText()[found.start : found.end]
        words = QCoreApplication.translate("capture", "{0}: {1}")
        return words.format(short, found.text)

    def _takes(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & _MODIFIERS
        if self.takes_back(event):
            self._bring_back()
            return True
        if plain and (event.text() == " " or event.key() in _ENTER):
            self._write_out(is_space=event.text() == " ")
        return False

    def _expansion(self) -> Expansion | None:
        text, cursor = self._line.toPlainText(), self._line.textCursor()
        if cursor.hasSelection():
            return None
        found = expansion_at(text, cursor.position(), self._known)
        return None if found and text[found.start : found.end] in self._kept else found

    def _write_out(self, *, is_space: bool) -> None:
        found = self._expansion()
        if found is None:
            return
        before, at = self._line.toPlainText(), self._line.textCursor().position()
        after = expanded(before, found)
        grown = len(after) - len(before)
        self._put(found.start, found.end, found.text, at + grown)
        if is_space:
            place = at + grown
            left = f"{after[:place]} {after[place:]}"
            typed = before[found.start : found.end]
            self._done = _Done(Expansion(found.start, found.end + grown, typed), left, place + 1)

    def _is_fresh(self) -> bool:
        """Tell whether nothing was typed since a word was written out."""
        done, cursor = self._done, self._line.textCursor().position()
        return done is not None and (done.text, done.cursor) == (self._line.toPlainText(), cursor)

    def _bring_back(self) -> None:
        """Put back what was typed; the space behind it stays."""
        assert self._done is not None
        typed, at = self._done.typed, self._done.cursor
        self._kept.add(typed.text)
        self._done = None
        shorter = typed.end - typed.start - len(typed.text)
        self._put(typed.start, typed.end, typed.text, at - shorter)

    def _put(self, start: int, end: int, text: str, place: int) -> None:
        cursor = self._line.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.setPosition(place)
        self._line.setTextCursor(cursor)

    def _on_text_changed(self) -> None:
        if not self._line.toPlainText():
            self._kept.clear()
            self._done = None
