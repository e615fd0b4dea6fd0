# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Editors that close when the focus leaves stay open while something is answered about their text.

A strip that takes the focus for an answer says so with `answer_for_editors`; an editor asks
`is_answering` of where the focus went, and closes when `LeaveWatch` tells that it went on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

_ANSWERS = "answersForEditors"


def answer_for_editors(strip: QWidget) -> None:
    """Let editors stay open while the focus is in `strip`."""
    strip.setProperty(_ANSWERS, True)


def is_answering(focused: QWidget | None) -> bool:
    """Tell whether the focus is where something is answered about a text."""
    while focused is not None:
        if focused.property(_ANSWERS):
            return True
        focused = focused.parentWidget()
    return False


class LeaveWatch(QObject):
    """Lives with an editor. `left` when the focus goes on from an answer, and not back to it."""

    left = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self._editor or is_answering(new):
            return
        if is_answering(old):
            self.left.emit()
