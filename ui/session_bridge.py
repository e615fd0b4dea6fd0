# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The session as the window sees it: Qt signals around the one door."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.review.changes import Changes, EditRefused
from app.review.edits import Edit
from app.review.item import Kind
from app.review.review import Review
from app.session.session import Commit, Session


class SessionBridge(QObject):
    """Pass edits to the session and its news to the widgets.

    `changed(review, changes)` follows every commit; `refused(sentence)` an edit that does not fit.
    `demoted(causes)` names causes that lost their last evidence and are suspected again.
    `citation_followed(citation)` comes from wherever a citation was clicked: whoever shows files
    answers it. `files_came(sha256s)` tells of attached files that came from elsewhere.
    """

    changed = Signal(object, object)
    history_changed = Signal()
    refused = Signal(str)
    demoted = Signal(object)
    citation_followed = Signal(object)
    files_came = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._end = session.subscribe(self._on_committed)
        self.is_awaited = False
        """Whether something is under way outside whose outcome is still to be kept here."""

    @property
    def session(self) -> Session:
        """The open session."""
        return self._session

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._session.review

    @property
    def undo_label(self) -> str:
        """Name of the step undo takes back; empty where there is none."""
        return self._session.undo_label

    @property
    def redo_label(self) -> str:
        """Name of the step redo brings back; empty where there is none."""
        return self._session.redo_label

    def apply(
        self,
        edit: Edit,
        label: str,
        *,
        initiator: str = "",
        merge_key: str = "",
        undoable: bool = True,
    ) -> Changes | None:
        """Apply `edit`; None, and the sentence in `refused`, where it does not fit."""
        try:
            changes = self._session.apply(
                edit, initiator, label=label, merge_key=merge_key, undoable=undoable
            )
        except EditRefused as refusal:
            self.refused.emit(refusal.sentence)
            return None
        self.history_changed.emit()
        return changes

    def undo(self) -> None:
        """Take the last step back."""
        self._step(self._session.undo)

    def redo(self) -> None:
        """Bring the step undone last back."""
        self._step(self._session.redo)

    def close(self) -> None:
        """Stop listening."""
        self._end()

    def _step(self, take: Callable[[], Changes | None]) -> None:
        try:
            take()
        except EditRefused as refusal:
            self.refused.emit(refusal.sentence)
        self.history_changed.emit()

    def _on_committed(self, commit: Commit) -> None:
        self.changed.emit(commit.review, commit.changes)
        if commit.demoted:
            table = commit.review.table(Kind.CAUSE)
            self.demoted.emit([table[cause_id] for cause_id in commit.demoted])
