# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Work that is asked for again and again while people type: only the latest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Job, Jobs, Work


@dataclass(frozen=True)
class _Wish:
    work: Work
    then: Callable[[Any], None]
    failed: Callable[[str], None]


class LatestJob(QObject):
    """Gathers wishes for `gather_ms`, then runs the last one off the window's thread.

    A new wish cancels the work under way; an answer that comes too late is let go.
    """

    def __init__(self, jobs: Jobs, gather_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._wish: _Wish | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(gather_ms)
        self._timer.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """True while an answer is still to come."""
        return self._timer.isActive() or self._job is not None

    def ask(self, work: Work, then: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        """Want `work` done; `then` gets its result, `failed` the sentence of a known trouble."""
        self.stop()
        self._wish = _Wish(work, then, failed)
        self._timer.start()

    def stop(self) -> None:
        """Want nothing any more."""
        self._timer.stop()
        job, self._job = self._job, None
        if job is not None:
            job.forget()

    def _start(self) -> None:
        if self._wish is not None:
            self._job = self._jobs.run(
                self._wish.work, self._on_succeeded, self._on_failed, owner=self
            )

    def _on_succeeded(self, result: Any) -> None:
        self._job = None
        if self._wish is not None:
            self._wish.then(result)

    def _on_failed(self, sentence: str) -> None:
        self._job = None
        if self._wish is not None:
            self._wish.failed(sentence)
