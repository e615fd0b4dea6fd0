# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Brings the attached files of a shared review to its server, and those of others to this computer.

Beside the window's thread, and quietly: whoever looks at the facts sees which files are still to
come. What could not be had is asked for again, less and less often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.review.changes import Changes
from app.review.citations import cited
from app.review.item import Kind
from app.review.review import Review
from ui.jobs import Job, Progress
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge

if TYPE_CHECKING:
    from app.store.shared_files import SharedFiles, Transfer

FIRST_PAUSE_MS = 2_000
LONGEST_PAUSE_MS = 60_000
"""Between two looks at a server that has not got a file yet, or can't be reached."""


class FileSharing(QObject):
    """Nothing is brought for a review that is on no server: `files` is None there.

    `looked(awaited)` follows the first look at the server, with the files that are still to come;
    the bridge tells of those that came.
    """

    looked = Signal(object)

    def __init__(
        self,
        bridge: SessionBridge,
        context: PanelContext,
        files: SharedFiles | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._files = files
        self._job: Job | None = None
        self._is_wanted_again = self._has_looked = False
        self._said: set[str] = set()
        self._pause = FIRST_PAUSE_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        if files is not None:
            bridge.changed.connect(self._on_changed)

    def look(self) -> None:
        """Bring what is missing, there and here; once more where it is under way already."""
        files, store = self._files, self._context.services.attachments
        if files is None:
            self._has_seen(())
            return
        if self._job is not None:
            self._is_wanted_again = True
            return
        self._timer.stop()
        review = self._bridge.review

        def work(progress: Progress) -> Transfer:
            return files.exchange(review, store, progress, progress.cancelled)

        self._job = self._context.jobs.run(work, self._on_exchanged, self._on_failed, owner=self)
        self._job.finished.connect(self._on_finished)

    def close(self) -> None:
        """Bring nothing any more; what is under way stops."""
        self._files = None
        self._timer.stop()
        if self._job is not None:
            self._job.forget()

    def _on_changed(self, _review: Review, changes: Changes | None) -> None:
        if changes is not None and changes.touches(Kind.EVIDENCE):
            self._pause = FIRST_PAUSE_MS
            self.look()

    def _on_exchanged(self, found: Transfer) -> None:
        if found.sent or found.fetched:
            self._pause = FIRST_PAUSE_MS
        if found.fetched:
            self._bridge.files_came.emit(found.fetched)
        self._say(found.too_large, self.tr("{0}: the file is too large to be shared."))
        self._say(
            found.damaged,
            self.tr("{0}: the file is damaged on the server; whoever has it sends it again."),
        )
        if found.awaited or found.damaged:
            self._ask_again()
        self._has_seen(found.awaited)

    def _on_failed(self, _sentence: str) -> None:
        # That the server is gone is said beside the save line already.
        self._ask_again()
        self._has_seen(tuple(fact.sha256 for fact in self._bridge.review.evidence))

    def _on_finished(self) -> None:
        self._job = None
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.look()

    def _has_seen(self, awaited: tuple[str, ...]) -> None:
        if not self._has_looked:
            self._has_looked = True
            self.looked.emit(awaited)

    def _ask_again(self) -> None:
        self._timer.start(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE_MS)

    def _say(self, sha256s: tuple[str, ...], words: str) -> None:
        """Warn once of each file."""
        new = set(sha256s) - self._said
        self._said |= new
        facts = [fact for fact in self._bridge.review.evidence if fact.sha256 in new]
        if facts:
            self._context.warn(words.format(", ".join(cited(fact.number) for fact in facts)))
