# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks through the folders of rules whenever something in them changes, beside the window.

The system tells of changes on this computer; of those on a network drive it mostly does not, so
that it is looked again every few seconds as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.bootstrap import Services
from app.rules.rules_check import FolderCheck
from ui.jobs import Jobs, Progress
from ui.latest_job import LatestJob

GATHER_MS = 300
"""An editor that saves touches a file several times."""
LOOK_AGAIN_MS = 5_000


class RulesWatch(QObject):
    """`checked` carries what was found, each time it is something else than before."""

    checked = Signal(object)

    def __init__(self, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._found: Sequence[FolderCheck] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._job = LatestJob(jobs, GATHER_MS, self)
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._watcher.fileChanged.connect(lambda _path: self.look())
        self._watcher.directoryChanged.connect(lambda _path: self.look())
        self._again.timeout.connect(self._on_again)

    def begin(self) -> None:
        """Look now, and from now on."""
        self._again.start()
        self.look()

    def end(self) -> None:
        """Look no more."""
        self._again.stop()
        self._job.stop()
        paths = [*self._watcher.files(), *self._watcher.directories()]
        if paths:
            self._watcher.removePaths(paths)

    def look(self) -> None:
        """Look through the folders soon."""
        self._job.ask(_check(self._services), self._on_checked, lambda _sentence: None)

    def _on_again(self) -> None:
        if not self._job.is_busy:
            self.look()

    def _on_checked(self, found: Sequence[FolderCheck]) -> None:
        if not self._again.isActive():
            return
        self._watch(found)
        if found != self._found:
            self._found = found
            self.checked.emit(found)

    def _watch(self, found: Sequence[FolderCheck]) -> None:
        """Watch what was seen: a folder that is away is not waited for."""
        wanted: set[str] = set()
        for check in found:
            if not check.sentence:
                seen = [check.folder / name for name, _changed, _size in check.stamp]
                wanted |= {str(path) for path in seen}
                wanted |= {str(path.parent) for path in seen} | {str(check.folder)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))


def _check(services: Services) -> Callable[[Progress], Sequence[FolderCheck]]:
    team: Path | None = services.rules_folder
    own = services.data_dir

    def work(_progress: Progress) -> Sequence[FolderCheck]:
        from app.rules.team_rules import check_folders

        return check_folders(team, own)

    return work
