# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One action on the page of keys: its words, its keys, and the field to press new ones."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import ActionRow, translated
from ui.keys import key_table
from ui.keys.key_words import shown
from ui.keys.refusal import refusal
from ui.kit.button import IconButton
from ui.kit.elided_label import ElidedLabel
from ui.kit.into_view import bring_into_view
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.preferences.key_capture import KeyCapture
from ui.theme import current_theme

_CHANGING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class KeyRow(QWidget):
    """Enter or a click asks for new keys. `moved(by)` when another row is wanted."""

    moved = Signal(int)

    def __init__(self, action: ActionRow, names: dict[str, str]) -> None:
        super().__init__()
        self.action = action
        self.words = translated(action)
        self._names = names
        self._wanted = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.capture = KeyCapture(self.tr("New keys for {0}").format(self.words))
        self.said = Label(role="help", tone="text2", wrap=True)
        self.reset = IconButton("rotate-ccw", "", edged=False, small=True)
        self._caps = QHBoxLayout()
        self._caps.setSpacing(current_theme().space.xs)
        self.setAccessibleDescription(self.tr("Enter asks for new keys"))
        self._lay_out()
        self._connect()
        self.show_keys()

    @property
    def is_asking(self) -> bool:
        """True while new keys are asked for."""
        return not self.capture.isHidden()

    def fits(self, wanted: str) -> bool:
        """Tell whether all words of a search stand in the action's words or keys."""
        keys = " ".join(shown(key) for key in key_table().keys(self.action.id))
        here = f"{self.words} {keys}".casefold()
        return all(word in here for word in wanted.casefold().split())

    def show_keys(self) -> None:
        """Show the keys in force, and the way back where they are others than at first."""
        while (item := self._caps.takeAt(0)) is not None:
            if (cap := item.widget()) is not None:
                cap.hide()
                cap.deleteLater()
        keys = [shown(key) for key in key_table().keys(self.action.id)]
        for key in keys:
            self._caps.addWidget(KeyCap(key))
        none = self.tr("no key")
        if not keys:
            self._caps.addWidget(Label(none, role="help", tone="text3"))
        first = [shown(key) for key in key_table().first(self.action.id)]
        self.reset.set_label(
            self.tr("{0}: back to {1}").format(self.words, ", ".join(first) or none)
        )
        self.reset.setVisible(key_table().is_changed(self.action.id))
        self.setAccessibleName(f"{self.words}, {', '.join(keys) or none}")

    def ask(self) -> None:
        """Ask for new keys."""
        self._wanted = ""
        self._show_asking(asking=True)
        self._say(self.tr("Esc leaves it. Backspace removes the key."))
        self.capture.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for new keys with Enter; go to another row with Up and Down."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in _CHANGING and not event.isAutoRepeat():
            self.ask()
        elif event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for new keys."""
        if event.button() is Qt.MouseButton.LeftButton and not self.is_asking:
            self.ask()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view."""
        super().focusInEvent(event)
        self.update()
        bring_into_view(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look as the others do."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the focus and the mouse are, as a table does."""
        del event
        theme, focused = current_theme(), self.hasFocus()
        if not focused and not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.size.focus_width / 2
        edge = QPen(theme.color("accent"), theme.size.focus_width)
        painter.setPen(edge if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sel" if focused else "hover"))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, theme.radius.chip, theme.radius.chip)

    def _lay_out(self) -> None:
        space = current_theme().space
        row = QHBoxLayout()
        row.setSpacing(space.sm)
        row.addStrut(current_theme().size.button_small)
        row.addWidget(ElidedLabel(self.words, role="table", tone="text2"), 1)
        row.addWidget(self.reset)
        row.addLayout(self._caps)
        row.addWidget(self.capture)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.sm, 0, space.sm, 0)
        column.setSpacing(space.xs)
        column.addLayout(row)
        column.addWidget(self.said)
        self._show_asking(asking=False)

    def _connect(self) -> None:
        self.capture.pressed.connect(self._on_pressed)
        self.capture.confirmed.connect(self._on_confirmed)
        self.capture.removed.connect(self._on_removed)
        self.capture.left.connect(self._on_left)
        self.reset.clicked.connect(self._on_reset)
        key_table().changed.connect(self.show_keys)

    def _on_pressed(self, key: str) -> None:
        self._wanted = ""
        if not key:
            return
        self.capture.setText(shown(key))
        reason = refusal(key_table(), self.action.id, key)
        owner = key_table().owner(key)
        if reason:
            self._say(reason, "over")
        elif owner and owner != self.action.id:
            self._wanted = key
            words = self.tr("{0} is “{1}”. Enter takes it over.")
            self._say(words.format(shown(key), self._names[owner]), "warn")
        else:
            self._finish()
            if key_table().keys(self.action.id) != (key,):
                key_table().give(self.action.id, key)

    def _on_confirmed(self) -> None:
        if self._wanted:
            key = self._wanted
            self._finish()
            key_table().give(self.action.id, key)
        else:
            self._on_pressed("Return")

    def _on_removed(self) -> None:
        self._finish()
        key_table().remove(self.action.id)

    def _on_left(self) -> None:
        if self.is_asking:
            self._finish()

    def _on_reset(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        key_table().reset(self.action.id)

    def _finish(self) -> None:
        had_focus = self.capture.hasFocus()
        self._show_asking(asking=False)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_asking(self, *, asking: bool) -> None:
        self.capture.clear()
        self.capture.setVisible(asking)
        self.said.setVisible(asking)

    def _say(self, sentence: str, tone: str = "text2") -> None:
        self.said.set_tone(tone)
        self.said.setText(sentence)
        self.capture.setAccessibleDescription(sentence)
