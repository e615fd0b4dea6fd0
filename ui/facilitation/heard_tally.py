# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the tally of who was heard: in memory, and in a small file for the case of a crash.

It is no part of the review. Nothing that writes a review out knows of it.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.agenda.heard import Heard, read, written
from app.review.people import Role
from app.store.draft import Draft
from ui.jobs import Jobs

SUFFIX = "heard"
"""The ending of its file, which stands beside that of the begun line."""


class HeardTally(QObject):
    """`changed` is sent whenever the counts are others."""

    changed = Signal()

    def __init__(self, draft: Draft, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._jobs = jobs
        self._is_forgotten = self._is_read = False
        self.heard = Heard()
        jobs.run(lambda _progress: draft.read(), self._on_read, owner=self)

    def add(self, role: Role, now: datetime) -> None:
        """Count that somebody of a role spoke."""
        self._is_forgotten = False
        self._keep(self.heard.with_one_more(role, now))

    def take_back(self, role: Role) -> None:
        """Take one back that was counted by mistake."""
        self._keep(self.heard.with_one_less(role))

    def forget(self) -> None:
        """Drop the counts and their file: the meeting is over."""
        self._is_forgotten = True
        self._keep(Heard())

    def _keep(self, heard: Heard) -> None:
        self.heard = heard
        # Written before the file is read, these counts would be taken for those of a crash.
        if self._is_read:
            text, turn = written(heard), self._draft.next_turn()
            self._jobs.run(lambda _progress: self._draft.keep(text, turn), owner=self)
        self.changed.emit()

    def _on_read(self, text: str) -> None:
        """Take up what a crash left; what was counted meanwhile is not lost."""
        self._is_read = True
        found = Heard() if self._is_forgotten else read(text)
        for role, voice in self.heard.voices.items():
            for _ in range(voice.count):
                assert voice.last is not None
                found = found.with_one_more(role, voice.last)
        if self.heard.voices or self._is_forgotten:
            self._keep(found)
        else:
            self.heard = found
            self.changed.emit()
