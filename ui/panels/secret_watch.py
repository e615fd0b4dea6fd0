# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks through every text that came in for secrets, beside the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.capture.secrets import FoundSecrets, secrets_in
from app.review.evidence import Evidence
from app.review.freezing import loose
from app.review.review import Review
from ui.jobs import Job, Progress
from ui.panels.panel import PanelContext

Found = dict[str, FoundSecrets]


class SecretWatch(QObject):
    """What is known of each file that is not frozen. `looked` when something new is known."""

    looked = Signal()

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Found = {}
        self._asked: set[str] = set()
        self._job: Job | None = None
        self._waiting: list[Evidence] = []

    def found(self, fact: Evidence) -> FoundSecrets | None:
        """Return what the fact's file holds; None as long as nobody knows."""
        return self._found.get(fact.sha256)

    def holding(self, review: Review) -> list[Evidence]:
        """Return the facts whose secrets a freeze would keep."""
        return [
            fact for fact in loose(review) if (found := self.found(fact)) and found.counts.total()
        ]

    def unread(self, review: Review) -> list[Evidence]:
        """Return the facts that a freeze would take and that are still being looked through."""
        return [fact for fact in loose(review) if fact.sha256 and self.found(fact) is None]

    def look(self, review: Review) -> None:
        """Look through what was not looked through yet, small files first."""
        new = [fact for fact in loose(review) if fact.sha256 and fact.sha256 not in self._asked]
        self._asked |= {fact.sha256 for fact in new}
        self._waiting = sorted([*self._waiting, *new], key=lambda fact: fact.size)
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        fact = self._waiting.pop(0)
        store, rules = self._context.services.attachments, self._context.rules

        def work(progress: Progress) -> Found:
            try:
                with store.path(fact.sha256).open("rb") as file:
                    return {fact.sha256: secrets_in(file, rules.secrets, progress.cancelled)}
            except OSError:
                # That it is missing or can't be read is told by its standing.
                return {fact.sha256: FoundSecrets.none()}

        self._job = self._context.jobs.run(work, self._keep, self._context.warn, owner=self)
        self._job.finished.connect(self._on_finished)

    def _keep(self, found: Found) -> None:
        self._found.update(found)
        self.looked.emit()

    def _on_finished(self) -> None:
        if self._job is not None and self._job.is_cancelled:
            self._waiting.clear()
        self._job = None
        self._next()
