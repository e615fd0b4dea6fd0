# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes small files off the window's thread, one after the other, and the last one at closing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.errors import UserFacingError
from ui.jobs import Jobs

Write = Callable[[], None]


class LaterWriter(QObject):
    """Writes what was asked for last. `failed` carries the sentence where that is not possible."""

    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: Write | None = None
        self._is_writing = False

    def ask(self, write: Write) -> None:
        """Write soon; a wish that has not begun yet gives way to a newer one."""
        self._waiting = write
        self._go_on()

    def finish(self) -> None:
        """Write what still waits, once the jobs have ended; nobody is left to hear of trouble."""
        write, self._waiting = self._waiting, None
        if write is not None:
            try:
                write()
            except UserFacingError as error:
                self.failed.emit(error.sentence)

    def _go_on(self) -> None:
        if self._is_writing or self._waiting is None:
            return
        write, self._waiting = self._waiting, None
        self._is_writing = True
        job = self._jobs.run(lambda _progress: write(), failed=self.failed.emit, owner=self)
        job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._is_writing = False
        self._go_on()
