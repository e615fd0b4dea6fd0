# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Watches the editor in hand: where the pointer rests, and whether a sign is being composed."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent, QInputMethodEvent
from PySide6.QtWidgets import QToolTip
from shiboken6 import isValid

from ui.kit.tooltip import plain_tooltip
from ui.wording.prose_editor import ProseEditor


class EditorWatch(QObject):
    """`told_at(place)` returns what is to be said about a sign, or nothing."""

    def __init__(self, told_at: Callable[[int], str], parent: QObject) -> None:
        super().__init__(parent)
        self._told_at = told_at
        self._editor: ProseEditor | None = None
        self.is_composing = False

    def follow(self, editor: ProseEditor | None) -> None:
        """Watch another editor, or none."""
        if self._editor is not None and isValid(self._editor.widget):
            for part in {self._editor.widget, self._editor.surface}:
                part.removeEventFilter(self)
        self._editor, self.is_composing = editor, False
        if editor is not None:
            for part in {editor.widget, editor.surface}:
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Explain what the pointer rests on; everything else goes its way."""
        kind = event.type()
        if kind is QEvent.Type.InputMethod:
            self.is_composing = bool(cast(QInputMethodEvent, event).preeditString())
        elif kind is QEvent.Type.ToolTip and self._editor is not None:
            help_event = cast(QHelpEvent, event)
            if watched is self._editor.surface:
                words = self._told_at(self._editor.place_at(help_event.pos()))
                if words:
                    QToolTip.showText(
                        help_event.globalPos(), plain_tooltip(words), self._editor.surface
                    )
                    return True
        return False
