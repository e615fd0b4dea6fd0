# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Slow work off the window's thread: one thread each, progress, cancel, and an end that is told.

A job is a function of a `Progress`. What it returns comes back to the window's thread; a
UserFacingError comes back as its sentence; any other exception is a bug and goes to the crash
hook. Each job has an owner, the window or panel that asked: once that is gone the job is told to
stop, and its answer, which may be on its way already, reaches nobody.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import UserFacingError

Work = Callable[["Progress"], Any]
WAIT_AT_CLOSE = 10.0
"""Seconds a closing window waits for jobs that were told to stop."""


class Progress:
    """What a job reports to, and asks whether it is still wanted."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, share: float, words: str = "") -> None:
        """Tell how far the job is, from 0 to 1, and what it is doing."""
        self._job.progressed.emit(share, words)

    def cancelled(self) -> bool:
        """Tell whether the job should stop."""
        return self._job.is_cancelled


class Job(QObject):
    """One piece of work. Signals arrive on the window's thread."""

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(str)
    troubled = Signal(object)
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancel = threading.Event()
        self._is_wanted = True
        self._thread = threading.Thread(target=self._run, name="hotwash-job", daemon=True)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_cancelled(self) -> bool:
        """True once somebody asked it to stop."""
        return self._cancel.is_set()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it ends when it next looks."""
        self._cancel.set()

    def forget(self) -> None:
        """Ask the work to stop, and want no answer, not even one that is on its way."""
        self._is_wanted = False
        self.cancel()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread to end; False where it has not."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result, error = self._work(Progress(self)), None
        except BaseException as raised:  # noqa: BLE001 - it is handed on to the window's thread
            result, error = None, raised
        # Where the window has gone meanwhile there is nobody left to tell.
        with suppress(RuntimeError):
            self._ended.emit(result, error)

    def _on_ended(self, result: object, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, UserFacingError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif self._is_wanted and error is not None:
            self.failed.emit(error.sentence)
            self.troubled.emit(error)
        elif self._is_wanted:
            self.succeeded.emit(result)
        self.finished.emit()


class Jobs(QObject):
    """The jobs under way in a window. `troubled` carries each known trouble that ended one."""

    started = Signal(object)
    troubled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Job] = set()
        self._waiting: list[Callable[[], None]] = []
        self._is_closed = False

    def run(
        self,
        work: Work,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[str], None] | None = None,
        *,
        owner: QObject,
    ) -> Job:
        """Start `work`; `then` gets its result, `failed` the sentence of a known trouble.

        Neither is called once `owner` is gone. In a window that has closed nothing begins any more.
        """
        job = Job(work, self)
        if self._is_closed:
            job.forget()
            return job
        self._running.add(job)
        owner.destroyed.connect(job.forget)
        if then is not None:
            job.succeeded.connect(then)
        if failed is not None:
            job.failed.connect(failed)
        job.troubled.connect(self.troubled)
        job.finished.connect(lambda: self._on_finished(job))
        job.start()
        self.started.emit(job)
        return job

    def when_idle(self, call: Callable[[], None]) -> None:
        """Call something once nothing is under way, which may be at once; asked twice, once.

        In a window that has closed nothing is called any more.
        """
        if self._is_closed:
            return
        if not self._running:
            call()
        elif call not in self._waiting:
            self._waiting.append(call)

    def close(self) -> None:
        """Ask all jobs to stop and wait for them."""
        self._is_closed = True
        self._waiting.clear()
        for job in tuple(self._running):
            job.cancel()
        for job in tuple(self._running):
            job.wait(WAIT_AT_CLOSE)

    def _on_finished(self, job: Job) -> None:
        self._running.discard(job)
        job.wait(1.0)
        job.deleteLater()
        if not self._running:
            waiting, self._waiting = self._waiting, []
            for call in waiting:
                call()
