# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Plays the chime beside the window's thread, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.sound import tone
from app.sound.player import Outcome, Player
from ui.jobs import Job, Progress

_WAIT_AT_CLOSE = 1.0
"""Seconds a closing page waits; a device that hangs longer is left to itself."""


class ChimeSound(QObject):
    """`ended` carries the `Outcome` of each chime."""

    ended = Signal(object)

    def __init__(self, parent: QObject | None = None, player: Player | None = None) -> None:
        super().__init__(parent)
        self._player = player or Player()
        self._job: Job | None = None

    def play(self, pitches: Sequence[float] = tone.NEARLY, device: str = "") -> None:
        """Begin to play; nothing begins while another chime plays, or its device hangs."""
        if self._job is not None:
            return

        def work(progress: Progress) -> Outcome:
            return self._player.play(pitches, device, lambda: not progress.cancelled())

        # No parent: where a device hangs, the job outlives this object.
        self._job = Job(work)
        self._job.succeeded.connect(self.ended)
        self._job.finished.connect(self._on_finished)
        self._job.start()

    def stop(self) -> None:
        """Stop what plays; it falls silent when it next looks."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what plays for good, and wait shortly for it."""
        if self._job is not None:
            self._job.forget()
            self._job.wait(_WAIT_AT_CLOSE)

    def _on_finished(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.wait(_WAIT_AT_CLOSE)
