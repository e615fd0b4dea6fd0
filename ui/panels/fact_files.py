# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks after the files of the facts beside the window's thread: there, missing, changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.insight.file_state import FileState
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from ui.jobs import Progress
from ui.panels.panel import PanelContext


class FactFiles(QObject):
    """What is known of each fact's file. A quick look comes first, then one at every byte."""

    looked = Signal()

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._states: dict[str, FileState] = {}
        self._asked: set[str] = set()

    def state_of(self, fact: Evidence) -> FileState | None:
        """Return how the fact's file was found; None as long as nobody knows, or without a file."""
        return self._states.get(fact.sha256)

    def look(self, review: Review) -> None:
        """Look after every file that was not looked after yet."""
        new = {fact.id: fact for fact in review.evidence if fact.sha256 not in self._asked}
        new = {fact_id: fact for fact_id, fact in new.items() if fact.sha256}
        if not new:
            return
        self._asked |= {fact.sha256 for fact in new.values()}
        only_new = replace(review, tables={**review.tables, Kind.EVIDENCE: new})
        self._look(only_new, thorough=False)

    def look_again(self, review: Review, sha256s: Iterable[str]) -> None:
        """Look after some files once more: they came meanwhile."""
        self._asked.difference_update(sha256s)
        self.look(review)

    def learn(self, fact: Evidence, state: FileState) -> None:
        """Take over what somebody else found out about a file."""
        self._states[fact.sha256] = state
        self.looked.emit()

    def _look(self, review: Review, *, thorough: bool) -> None:
        from app.store.file_states import file_states

        store = self._context.services.attachments

        def work(progress: Progress) -> dict[str, FileState]:
            return file_states(review, store, thorough=thorough, cancelled=progress.cancelled)

        def keep(states: dict[str, FileState]) -> None:
            self._keep(review, states)
            if not thorough:
                self._look(review, thorough=True)

        self._context.jobs.run(work, keep, owner=self)

    def _keep(self, review: Review, states: dict[str, FileState]) -> None:
        for fact in review.evidence:
            if fact.id in states:
                self._states[fact.sha256] = states[fact.id]
        self.looked.emit()
