# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The session as the window sees it: Qt signals around the one door."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.agenda.clock_keeper import may_command
from app.review.changes import Changes, EditRefused
from app.review.edits import Edit
from app.review.item import Kind
from app.review.review import Review
from app.session.arrival import Arrival
from app.session.session import Commit, Session

CLOCK = "clock"
"""The initiator of what commands the clock, which only its keeper may."""


class SessionBridge(QObject):
    """Pass edits to the session and its news to the widgets.

    `changed(review, changes)` follows every commit; `refused(sentence)` an edit that does not fit.
    `arriving` comes before what others did is brought in, for who still holds something typed;
    `arrived(arrivals)` after it. `remarked(remarks)` tells what became of an edit that was begun
    before others changed the same place. `clock_refused` follows a command to the clock by somebody
    who does not keep it.
    `demoted(causes)` names causes that lost their last evidence and are suspected again.
    `citation_followed(citation)` comes from wherever a citation was clicked: whoever shows files
    answers it. `files_came(sha256s)` tells of attached files that came from elsewhere.
    """

    changed = Signal(object, object)
    history_changed = Signal()
    refused = Signal(str)
    arriving = Signal()
    arrived = Signal(object)
    remarked = Signal(object)
    clock_refused = Signal()
    demoted = Signal(object)
    citation_followed = Signal(object)
    files_came = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._end = session.subscribe(self._on_committed)
        self.is_awaited = False
        """Whether something is under way outside whose outcome is still to be kept here."""
        self.is_receiving = False
        """Whether what changes right now was done by others."""
        self.foreign_author = ""
        """Who did what comes in; empty where it is one's own, merged with others' edits."""

    @property
    def session(self) -> Session:
        """The open session."""
        return self._session

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._session.review

    @property
    def may_command(self) -> bool:
        """Whether the clock does what is commanded here."""
        return may_command(self.review.meeting, self._session.author)

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
        base: Review | None = None,
    ) -> Changes | None:
        """Apply `edit`; None, and the sentence in `refused`, where it does not fit.

        `base` is the review as it was when the edit was begun, where that is a while ago: what
        others did to the same place since is merged with it.
        """
        if initiator == CLOCK and not self.may_command:
            self.clock_refused.emit()
            return None
        try:
            found = self._session.rebased(base or self.review, edit)
            changes = self._session.apply(
                found.edit, initiator, label=label, merge_key=merge_key, undoable=undoable
            )
        except EditRefused as refusal:
            self.refused.emit(refusal.sentence)
            return None
        self.history_changed.emit()
        if found.remarks:
            self.remarked.emit(found.remarks)
        return changes

    def receive(self, take: Callable[[], Sequence[Arrival]]) -> None:
        """Bring in what others did, with `take`, once all that is being typed is handed over."""
        self.arriving.emit()
        self.is_receiving = True
        try:
            arrivals = take()
        finally:
            self.is_receiving = False
        if arrivals:
            self.arrived.emit(arrivals)

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
        self.foreign_author = commit.author if commit.is_foreign else ""
        self.changed.emit(commit.review, commit.changes)
        if commit.demoted:
            table = commit.review.table(Kind.CAUSE)
            self.demoted.emit([table[cause_id] for cause_id in commit.demoted])
