# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The scribe's one line: events, actions, parked thoughts and notes, stored with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.capture.capture_line import Capture
from app.capture.completion import Completion
from ui.fields.citation_links import CitationLinks
from ui.keys import follow_key, key_of
from ui.kit.announce import announce
from ui.kit.button import GhostButton
from ui.kit.elided_label import ElidedLabel
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.kit.surface import Surface
from ui.shell.capture_editor import CaptureEditor
from ui.shell.completion_choices import CompletionChoices
from ui.theme import current_theme, px

RESULT_MS = 2500
_HINTS_FROM_WIDTH = 1160
_CHOICES_SHARE = 0.64
"""How much of the width choices may take; the line keeps the rest."""


@dataclass(frozen=True)
class Begun:
    """What stands in the line, where its cursor is, and what Up brings back."""

    text: str
    cursor: int
    history: tuple[str, ...]


class CaptureLine(Surface):
    """`typed` asks for a reading of what stands in the line, `stored` to keep it.

    The owner answers with `show_reading`, `show_result` or `show_problem`. Esc clears, Up recalls.
    """

    typed = Signal(str)
    stored = Signal(str)
    left = Signal()
    undo_wanted = Signal()
    citation_followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_document: Callable[[QMimeData], bool] = lambda _data: False
        """Asked first where several lines are pasted; False leaves them to this one."""
        self.note_on_text: Callable[[], str] = str
        """Says what of the text will be written otherwise; an empty string for nothing."""
        theme = current_theme()
        self.setObjectName("capture")
        self.setFixedHeight(theme.size.capture)
        self.line = CaptureEditor(self)
        self._links = CitationLinks(self.line, self.citation_followed.emit)
        self._result = ElidedLabel(role="table_medium", tone="ok")
        self._undo = GhostButton(self.tr("Undo"), small=True)
        self._undo.clicked.connect(self.undo_wanted)
        self._problem = ElidedLabel(role="table_medium", tone="over")
        self._preview = ElidedLabel(role="table_medium", tone="text2")
        self._hints = self._make_hints()
        self.choices = CompletionChoices()
        self._is_storing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESULT_MS)
        self._timer.timeout.connect(self.clear_result)
        row = QHBoxLayout()
        row.setContentsMargins(theme.space.xl, 0, theme.space.xl, 0)
        row.setSpacing(theme.space.lg)
        row.addWidget(self.line, 1)
        row.addWidget(self.choices)
        row.addWidget(self._make_side())
        layout_owner = QHBoxLayout(self)
        layout_owner.setContentsMargins(0, 0, 0, 0)
        layout_owner.addLayout(row)
        self.clear_result()
        self.line.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.toPlainText()

    def set_invitation(self, words: str) -> None:
        """Say what a plain line becomes in this step."""
        self.line.invitation = words
        self.line.elide_invitation()
        # Qt repaints only when the words come or go, not when others take their place.
        self.line.viewport().update()

    @property
    def preview(self) -> str:
        """What the line will become, in words."""
        return self._preview.text()

    def show_reading(self, reading: Capture, words: str = "") -> None:
        """Mark what was recognised, and say what it will become or what is missing."""
        self.line.marks.show_reading(reading)
        self.show_problem(reading.problem)
        if not reading.problem:
            note = self.note_on_text()
            self._show_words(self._preview, " · ".join(part for part in (words, note) if part))

    def set_slim(self, slim: bool) -> None:
        """Take less height, where a canvas needs it."""
        size = current_theme().size
        self.setFixedHeight(size.capture_slim if slim else size.capture)

    def show_choices(self, choices: Sequence[Completion]) -> None:
        """Show what can be completed in the place of what else is said beside the line."""
        self.choices.show_choices(choices, round(self.width() * _CHOICES_SHARE))
        self._side.setVisible(not choices)

    def show_result(self, words: str) -> None:
        """Say that the line was kept and can be undone, and make room for the next."""
        self.line.remember()
        self._is_storing = True
        self.line.clear()
        self._is_storing = False
        self._show_words(self._result, words)
        announce(self.line, words)
        self._undo.show()
        self._timer.start()

    def clear_result(self) -> None:
        """Show the hints again."""
        self._timer.stop()
        self._show_words(self._result, "")

    def withdraw_result(self) -> None:
        """Show the hints again where a result is shown: it was about another step of undo."""
        if not self._result.isHidden():
            self.clear_result()

    def begin_command(self) -> None:
        """Take the focus; an empty line begins with the slash of a command."""
        self.begin_with("/")

    def begin_with(self, words: str) -> None:
        """Take the focus; an empty line begins with `words`, one begun stays as it is."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.text:
            self.line.insertPlainText(words)

    def begun(self) -> Begun:
        """Return what is begun, for another line to go on with."""
        return Begun(self.text, self.line.textCursor().position(), self.line.history)

    def go_on_with(self, begun: Begun) -> None:
        """Go on with what was begun in another line."""
        self.line.history = begun.history
        if begun.text != self.text:
            self.line.setPlainText(begun.text)
        cursor = self.line.textCursor()
        cursor.setPosition(min(begun.cursor, len(self.text)))
        self.line.setTextCursor(cursor)

    def put_back(self, text: str) -> None:
        """Show a line that was begun before; the focus stays where it is."""
        self.line.insertPlainText(text)

    def show_problem(self, words: str) -> None:
        """Say why the line was not kept; it stays."""
        self._timer.stop()
        if words != self._problem.text():
            announce(self.line, words)
        self._show_words(self._problem, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hints out where they would take the line's room."""
        super().resizeEvent(event)
        is_silent = all(label.isHidden() for label in (self._preview, self._result, self._problem))
        self._hints.setVisible(is_silent and self.width() >= px(_HINTS_FROM_WIDTH))

    def _show_words(self, label: Label, words: str) -> None:
        for widget in (self._preview, self._result, self._undo, self._problem):
            widget.hide()
        label.setText(words)
        label.setVisible(bool(words))
        self._hints.setVisible(not words and self.width() >= px(_HINTS_FROM_WIDTH))

    def _on_text_changed(self) -> None:
        if self.text:
            self.typed.emit(self.text)
        elif not self._is_storing:
            self.clear_result()

    def _make_side(self) -> QWidget:
        """Return what stands beside the line: one of preview, result, problem and hints."""
        self._side = QWidget()
        row = QHBoxLayout(self._side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.lg)
        for widget in (self._preview, self._result, self._undo, self._problem, self._hints):
            row.addWidget(widget)
        return self._side

    def _make_hints(self) -> QWidget:
        space = current_theme().space
        hints = QWidget()
        row = QHBoxLayout(hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.sm - 2)
        for key, words in (
            ("/a", self.tr("action")),
            ("/t", self.tr("event")),
            ("/p", self.tr("parking lot")),
            (key_of("capture"), self.tr("focus")),
        ):
            cap = KeyCap(key)
            label = Label(words, role="help", tone="text3")
            row.addWidget(cap)
            row.addWidget(label)
            row.addSpacing(space.sm)
        follow_key(cap, "capture", cap.show_key)
        follow_key(label, "capture", lambda key: label.setVisible(bool(key)))
        return hints
