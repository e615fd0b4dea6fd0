# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How far a file is read, with the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.jobs import Job
from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.kit.progress_line import ProgressLine
from ui.theme import current_theme

_QUIET_MS = 200
"""What is read sooner shows no progress: a line that only flashes tells nothing."""


class ReadingProgress(QWidget):
    """`follow(job, name)` shows a bar until the job ends; `cancelled()` when nobody waits."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.told = Label(role="table_strong")
        self.bar = ProgressLine(label=self.tr("Reading"))
        self.stop = SecondaryButton(self.tr("Stop reading"), key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.md)
        row.addWidget(self.told)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self.show)
        self.stop.clicked.connect(self.cancelled)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """True while a job is followed."""
        return self._job is not None

    def follow(self, job: Job, name: str) -> None:
        """Show how far `job` is; the one before is let go."""
        self.end()
        self._job = job
        self.told.setText(self.tr("Reading {0}…").format(name))
        self.bar.set_share(0.0)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        self._quiet.start()

    def end(self) -> None:
        """Follow nothing any more."""
        self._quiet.stop()
        job, self._job = self._job, None
        if job is not None:
            job.progressed.disconnect(self._on_progressed)
            job.finished.disconnect(self._on_finished)
        self.hide()

    def _on_progressed(self, share: float, _words: str) -> None:
        self.bar.set_share(share)

    def _on_finished(self) -> None:
        self.end()
