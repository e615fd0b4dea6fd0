# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Measures what a person's folder holds, again and again, and makes backups, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import Services
from app.store.attachments import FOLDER as ATTACHMENTS
from app.store.backups import Backup, backups_of, make_backup
from app.store.keeping import checked_backups
from app.store.library_facts import Unused, unused_files
from app.store.places import Folder, folder_of
from ui.jobs import Job, Jobs, Progress

MEASURE_AGAIN_MS = 10_000


@dataclass(frozen=True)
class Measured:
    """What was found: the folder, attached files no review names, and the backups there are."""

    folder: Folder
    unused: Unused | None
    backups: tuple[Backup, ...]


class DataDesk(QObject):
    """`measured(found)`, `told(sentence)` once something is done, `troubled(sentence)` where not.

    `changed` follows whenever it is busy or no longer.
    """

    measured = Signal(object)
    told = Signal(str)
    troubled = Signal(str)
    changed = Signal()

    def __init__(self, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._looking: Job | None = None
        self.is_busy = False
        """Whether a backup is made or read."""
        self._again = QTimer(self)
        self._again.setInterval(MEASURE_AGAIN_MS)
        self._again.timeout.connect(self.measure)

    @property
    def is_on_server(self) -> bool:
        """Whether the library is on a server, where it is backed up."""
        return bool(self._services.database_url)

    def begin(self) -> None:
        """Measure now, and from now on."""
        self._again.start()
        self.measure()

    def end(self) -> None:
        """Measure no more."""
        self._again.stop()
        if self._looking is not None:
            self._looking.forget()
            self._looking = None

    def measure(self) -> None:
        """Measure, unless that is under way."""
        if self._looking is not None or not self._again.isActive():
            return
        services = self._services

        def work(progress: Progress) -> Measured:
            library = services.database_file
            folder = folder_of(services.data_dir, library, progress.cancelled)
            unused = None
            if not services.database_url:
                unused = unused_files(library, services.data_dir / ATTACHMENTS)
            return Measured(folder, unused, tuple(backups_of(library)))

        def done(found: Measured) -> None:
            self._looking = None
            self.measured.emit(found)

        self._looking = self._jobs.run(work, done, owner=self)

    def back_up(self) -> None:
        """Make a backup now."""
        library = self._services.database_file

        def work(_progress: Progress) -> Backup:
            return make_backup(library)

        def done(made: Backup) -> None:
            if made.is_good:
                self.told.emit(self.tr("A backup is made, and was read through."))
            else:
                sentence = made.verdict.sentence if made.verdict is not None else ""
                words = self.tr("The backup made now can't be used. {0}")
                self.troubled.emit(words.format(sentence))

        self._run(work, done)

    def check_backups(self) -> None:
        """Read all backups through anew."""
        library = self._services.database_file

        def done(found: list[Backup]) -> None:
            bad = sum(not backup.is_good for backup in found)
            if bad:
                self.troubled.emit(self.tr("Backups that can't be used: {0}.").format(bad))
            else:
                self.told.emit(self.tr("All backups can be used."))

        self._run(lambda _progress: checked_backups(library), done)

    def _run(self, work: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        if self.is_busy:
            return

        def done(result: Any) -> None:
            self._end_work()
            then(result)

        def broke(sentence: str) -> None:
            self._end_work()
            self.troubled.emit(sentence)

        self.is_busy = True
        self.changed.emit()
        self._jobs.run(work, done, broke, owner=self)

    def _end_work(self) -> None:
        self.is_busy = False
        self.changed.emit()
        self.measure()
