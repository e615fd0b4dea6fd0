# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An open review, and the one way to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.clock import Clock
from app.review.changes import Changes, EditRefused, apply_edit
from app.review.edits import Edit
from app.review.review import Review
from app.session.consequences import demoted_by, with_demotions
from app.session.history import Entry, History
from app.session.labels import default_label


@dataclass(frozen=True)
class Commit:
    """One edit that has happened: what listeners, the store and the history are told.

    `number` counts the commits of this session from 1. `initiator` names the part of the program
    that asked ("timeline", "undo", "clock"), `author` the person. `demoted` names the causes that
    are suspected again, since the edit left them confirmed without evidence.
    """

    number: int
    edit: Edit
    changes: Changes
    review: Review
    at: datetime
    author: str
    initiator: str
    label: str
    demoted: tuple[str, ...] = ()


Listener = Callable[[Commit], None]


class Session:
    """Hold the current snapshot of one review and carry out edits on it, one after the other.

    Not for several threads: call it from one. Snapshots may be handed to any.
    """

    def __init__(self, review: Review, clock: Clock, author: str = "") -> None:
        self._review = review
        self._clock = clock
        self._author = author
        self._history = History()
        self._listeners: list[Listener] = []
        self._count = 0

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._review

    @property
    def clock(self) -> Clock:
        """Where this session's "now" comes from."""
        return self._clock

    @property
    def undo_label(self) -> str:
        """Name of the step that `undo` would take back; empty where there is none."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """Name of the step that `redo` would bring back; empty where there is none."""
        return self._history.redo_label

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every commit; return the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(
        self,
        edit: Edit,
        initiator: str = "",
        *,
        label: str = "",
        merge_key: str = "",
        undoable: bool = True,
    ) -> Changes:
        """Carry out `edit` and tell everybody. Raises EditRefused, and then nothing has changed.

        What follows from it (see `consequences`) is part of the same commit and the same step.
        `label` names the step for "Undo …". Steps with the same `merge_key` in quick succession
        are undone together. What is not `undoable` (the clock) leaves the history alone.
        """
        now = self._clock.now()
        named = label or default_label(edit)
        demoted = demoted_by(self._review, edit)
        whole = with_demotions(edit, demoted)
        changes = self._commit(whole, initiator, named, now, demoted)
        if undoable:
            self._history.push(Entry(named, whole, changes.inverse, merge_key, now))
        return changes

    def undo(self) -> Changes | None:
        """Take the last step back; None where there is none.

        Raises EditRefused where the review has moved on and the step can't be taken back; the step
        is then dropped.
        """
        entry = self._history.take_undo()
        if entry is None:
            return None
        changes = self._commit(entry.backward, "undo", entry.label, self._clock.now())
        self._history.undone(entry)
        return changes

    def redo(self) -> Changes | None:
        """Bring back the step undone last; None if there is none. Raises EditRefused as `undo`."""
        entry = self._history.take_redo()
        if entry is None:
            return None
        changes = self._commit(entry.forward, "redo", entry.label, self._clock.now())
        self._history.redone(entry)
        return changes

    def end_typing(self) -> None:
        """Make the next edit a step of its own, whatever its merge key."""
        self._history.break_merge()

    def _commit(
        self,
        edit: Edit,
        initiator: str,
        label: str,
        now: datetime,
        demoted: tuple[str, ...] = (),
    ) -> Changes:
        self._review, changes = apply_edit(self._review, edit)
        self._count += 1
        commit = Commit(
            self._count, edit, changes, self._review, now, self._author, initiator, label, demoted
        )
        for listener in tuple(self._listeners):
            listener(commit)
        return changes


__all__ = ["Commit", "EditRefused", "Listener", "Session"]
