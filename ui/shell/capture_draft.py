# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keeps what is begun in the capture line, so that a crash or leaving the review loses no word."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.store.draft import Draft
from ui.jobs import Jobs
from ui.shell.capture_line import CaptureLine

GATHER_MS = 250


class CaptureDraft(QObject):
    """Puts back at the start what was begun last time, then keeps what is typed.

    A line that Esc cleared is kept as well, until another one is stored; one that was put back and
    cleared again is done with.
    """

    def __init__(self, line: CaptureLine, draft: Draft, jobs: Jobs) -> None:
        super().__init__(line)
        self._line = line
        self._draft = draft
        self._jobs = jobs
        self._put_back = ""
        self._cleared = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._keep)
        jobs.run(lambda _progress: draft.read(), self._on_read, owner=self)
        line.line.textChanged.connect(self._timer.start)
        line.line.cleared.connect(self._on_cleared)
        line.stored.connect(lambda _text: self._on_cleared(""))

    def hand_over(self) -> Draft:
        """Keep what is begun, now, and return where it is kept, for another line to go on."""
        self._timer.stop()
        self._draft.keep(self._line.text, self._draft.next_turn())
        return self._draft

    def close(self) -> None:
        """Keep what is being typed this very moment."""
        if self._timer.isActive():
            self._timer.stop()
            self._draft.keep(self._begun(), self._draft.next_turn())

    def _keep(self) -> None:
        text, turn = self._begun(), self._draft.next_turn()
        self._jobs.run(lambda _progress: self._draft.keep(text, turn), owner=self)

    def _begun(self) -> str:
        return self._line.text or self._cleared

    def _on_cleared(self, text: str) -> None:
        self._cleared = "" if text == self._put_back else text

    def _on_read(self, text: str) -> None:
        if text and not self._line.text:
            self._put_back = text
            self._line.put_back(text)
