# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One line of text, and many."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.review.item import Kind
from app.translation import in_sentence
from ui.fields.binding import Binding
from ui.fields.citation_links import CitationLinks, CitationMarks
from ui.fields.text_patch import carried, patches
from ui.kit.linked_text import sign_at, utf16_length
from ui.session_bridge import SessionBridge

_HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TextField(QLineEdit):
    """A line bound to a text field. Undo in it is the review's undo."""

    def __init__(
        self,
        bridge: SessionBridge,
        kind: Kind,
        item_id: str,
        field: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setAccessibleName(label)
        name = self.tr("change {0}").format(in_sentence(label))
        place = (kind, item_id, field)
        self.binding = Binding(bridge, place, self._show, self.text, name, self)
        self.textEdited.connect(lambda _text: self.binding.typed())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter; hand undo and redo on."""
        if is_history_key(event):
            self.binding.flush()
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.binding.leave()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus goes."""
        super().focusOutEvent(event)
        self.binding.leave()

    def finish(self) -> None:
        """Save what was typed so far."""
        self.binding.flush()

    def _show(self, value: str | None) -> None:
        """Show `value`; where somebody has the cursor in it, cursor and selection stay."""
        before, after = self.text(), value or ""
        if before == after:
            return
        cursor = self.cursorPosition()
        ends = self.selectionStart(), self.selectionEnd()
        self.setText(after)
        if not is_worked_in(self):
            self.setCursorPosition(0)
            return
        carry = _Carry(before, after, is_own=not self._bridge.is_receiving)
        if ends[0] < 0:
            self.setCursorPosition(carry(cursor))
            return
        anchor = carry(ends[0] if cursor == ends[1] else ends[1])
        self.setSelection(anchor, carry(cursor) - anchor)


class LongTextField(QPlainTextEdit):
    """A text of many lines bound to a field. Undo in it is the review's undo.

    Citations in it are links (see `citation_links`).
    """

    def __init__(
        self,
        bridge: SessionBridge,
        kind: Kind,
        item_id: str,
        field: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._is_showing = False
        name = self.tr("change {0}").format(in_sentence(label))
        place = (kind, item_id, field)
        self.binding = Binding(bridge, place, self._show, self.toPlainText, name, self)
        self.document().contentsChange.connect(self._on_contents_changed)
        self._marks = CitationMarks(self.document())
        self._links = CitationLinks(self, bridge.citation_followed.emit)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand undo and redo on."""
        if is_history_key(event):
            self.binding.flush()
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus goes."""
        super().focusOutEvent(event)
        self.binding.leave()

    def finish(self) -> None:
        """Save what was typed so far."""
        self.binding.flush()

    def _show(self, value: str | None) -> None:
        """Show `value`, touching only what differs, so that cursor and scroll place stay."""
        before, after = self.toPlainText(), value or ""
        if before == after:
            return
        is_foreign = self._bridge.is_receiving
        self._is_showing = True
        put_in(self, after, is_own=not is_foreign, keep_scroll=is_foreign or not is_worked_in(self))
        self._is_showing = False

    def _on_contents_changed(self, _place: int, removed: int, added: int) -> None:
        if not self._is_showing and (removed or added):
            self.binding.typed()


def is_history_key(event: QEvent) -> bool:
    """Tell whether a key event is undo or redo."""
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _HISTORY_KEYS)


def is_worked_in(editor: QWidget) -> bool:
    """Tell whether somebody has the cursor in an editor, though another window may be in front."""
    return editor.window().focusWidget() is editor


def put_in(
    editor: QPlainTextEdit, text: str, *, is_own: bool = False, keep_scroll: bool = True
) -> None:
    """Make `text` of what an editor holds, touching only what differs.

    Cursor and selection stay among the words they were among; where it `is_own` doing, behind what
    comes in. With `keep_scroll` the same line stays at the top.
    """
    before, cursor = editor.toPlainText(), editor.textCursor()
    carry = _Carry(before, text, is_own=is_own)
    # An empty text was not read by anybody yet: that begins at the top.
    anchor, position = (carry(cursor.anchor()), carry(cursor.position())) if before else (0, 0)
    bar, first = editor.verticalScrollBar(), editor.firstVisibleBlock()
    top, within = QTextCursor(first), bar.value() - first.firstLineNumber()
    writing = QTextCursor(editor.document())
    writing.beginEditBlock()
    for change in reversed(carry.changes):
        writing.setPosition(utf16_length(before[: change.start]))
        end = utf16_length(before[: change.end])
        writing.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        writing.insertText(change.text)
    writing.endEditBlock()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    if keep_scroll:
        bar.setValue(top.block().firstLineNumber() + within)


class _Carry:
    """Carries Qt's places in one text over to another that takes its place."""

    def __init__(self, before: str, after: str, *, is_own: bool) -> None:
        self.changes = patches(before, after)
        self._before, self._after, self._is_own = before, after, is_own

    def __call__(self, place: int) -> int:
        sign = carried(sign_at(self._before, place), self.changes, behind=self._is_own)
        return utf16_length(self._after[:sign])
