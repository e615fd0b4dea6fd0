# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An open review, and the one way to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.clock import Clock
from app.review.changes import Changes, EditRefused, apply_edit
from app.review.comparing import differences
from app.review.edits import Batch, Edit
from app.review.review import Review
from app.session.arrival import Arrival
from app.session.consequences import demoted_by, with_demotions
from app.session.history import Entry, History
from app.session.labels import default_label
from app.session.merging import Merged, all_merged, merged
from app.session.step import Graves, Step
from app.translation import tr


@dataclass(frozen=True)
class Commit:
    """One edit that has happened: what listeners, the store and the history are told.

    `number` counts the commits of this session from 1. `initiator` names the part of the program
    that asked ("timeline", "undo", "clock"), `author` the person. `demoted` names the causes that
    are suspected again, since the edit left them confirmed without evidence. `arrivals` counts how
    often other people's edits had come in when it was made. One that tells of such edits
    (`is_foreign`) has number 0 and no edit: it is only shown.
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
    arrivals: int = 0
    is_foreign: bool = False


def step_of(commit: Commit, client_id: str) -> Step:
    """Return what `commit` did, to be merged into a review that others have changed."""
    key = f"{client_id}:{commit.number}"
    inverse = commit.changes.inverse
    return Step(commit.edit, inverse, commit.author, commit.at, key, made=commit.review)


def merged_commit(commit: Commit, found: Merged) -> Commit:
    """Return `commit` as it is on the review that it was merged with."""
    return replace(commit, edit=found.edit, changes=found.changes, review=found.review)


Listener = Callable[[Commit], None]


class Session:
    """Hold the current snapshot of one review and carry out edits on it, one after the other.

    Not for several threads: call it from one. Snapshots may be handed to any.
    """

    def __init__(
        self,
        review: Review,
        clock: Clock,
        author: str = "",
        client_id: str = "",
        last_number: int = 0,
    ) -> None:
        """Begin with `review`; `client_id` names this session among all that edit it.

        One that goes on with what a former one left begins behind its `last_number`.
        """
        self._review = review
        self.client_id = client_id
        self.refusal = ""
        """Why nothing can be edited here, in one sentence; empty where everything can."""
        self._clock = clock
        self._author = author
        self._history = History()
        self._listeners: list[Listener] = []
        self._count = last_number
        self._arrivals = 0
        self._graves: Graves = {}

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._review

    @property
    def author(self) -> str:
        """The person whose session it is."""
        return self._author

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
        self._check_open()
        now = self._clock.now()
        named = label or default_label(edit)
        demoted = demoted_by(self._review, edit)
        whole = with_demotions(edit, demoted)
        changes = self._commit(whole, initiator, named, now, demoted)
        if undoable:
            self._history.push(Entry(named, whole, changes.inverse, merge_key, now, self._arrivals))
        return changes

    def undo(self) -> Changes | None:
        """Take the last step back; None where there is none.

        Of what others have changed since, only the own part is taken back. Raises EditRefused where
        none is left; the step is then dropped.
        """
        self._check_open()
        entry = self._history.take_undo()
        if entry is None:
            return None
        edit = self._still_fitting(entry, entry.backward, entry.forward)
        changes = self._commit(edit, "undo", entry.label)
        self._history.undone(
            replace(entry, forward=changes.inverse, backward=edit, arrivals=self._arrivals)
        )
        return changes

    def redo(self) -> Changes | None:
        """Bring back the step undone last; None if there is none. Raises EditRefused as `undo`."""
        self._check_open()
        entry = self._history.take_redo()
        if entry is None:
            return None
        edit = self._still_fitting(entry, entry.forward, entry.backward)
        changes = self._commit(edit, "redo", entry.label)
        self._history.redone(
            replace(entry, forward=edit, backward=changes.inverse, arrivals=self._arrivals)
        )
        return changes

    def rebased(self, base: Review, edit: Edit) -> Merged:
        """Return what `edit`, begun while the review was `base`, is on the review as it is now.

        Raises EditRefused where it did not even fit then.
        """
        if base is self._review:
            return Merged(edit, base)
        _, changes = apply_edit(base, edit)
        return self._merged(edit, changes.inverse)

    def end_typing(self) -> None:
        """Make the next edit a step of its own, whatever its merge key."""
        self._history.break_merge()

    def receive(self, arrival: Arrival, waiting: Sequence[Commit]) -> Changes:
        """Go on from the review as it is kept; own commits that wait are carried out on it anew.

        `waiting` are the commits behind `arrival.confirmed`, as they were made. Nothing of it can
        be undone here: a step back takes back what was done in this session only.
        """
        steps = [step_of(commit, self.client_id) for commit in waiting]
        review, _ = all_merged(arrival.review, steps, arrival.graves)
        changes = differences(self._review, review)
        self._review, self._graves = review, arrival.graves
        self._arrivals += 1
        if not changes.is_empty:
            author = arrival.edits[-1].author if arrival.edits else ""
            self._tell(
                Commit(
                    number=0,
                    edit=Batch(()),
                    changes=changes,
                    review=review,
                    at=self._clock.now(),
                    author=author,
                    initiator="elsewhere",
                    label="",
                    is_foreign=True,
                )
            )
        return changes

    def _check_open(self) -> None:
        if self.refusal:
            raise EditRefused(self.refusal)

    def _still_fitting(self, entry: Entry, edit: Edit, inverse: Edit) -> Edit:
        """Return `edit` as it is to be done now, where others have changed the review since."""
        if entry.arrivals == self._arrivals:
            return edit
        found = self._merged(edit, inverse, takes_back=True)
        if found.changes.is_empty:
            raise EditRefused(
                tr(
                    "There is nothing left of “{0}” here: others have gone on from it since. "
                    "Nothing was changed."
                ).format(entry.label)
            )
        return found.edit

    def _merged(self, edit: Edit, inverse: Edit, *, takes_back: bool = False) -> Merged:
        """Return `edit` as it is to be done on the review now, as the next commit."""
        key = f"{self.client_id}:{self._count + 1}"
        step = Step(edit, inverse, self._author, self._clock.now(), key, takes_back=takes_back)
        return merged(self._review, step, self._graves)

    def _commit(
        self,
        edit: Edit,
        initiator: str,
        label: str,
        now: datetime | None = None,
        demoted: tuple[str, ...] = (),
    ) -> Changes:
        self._review, changes = apply_edit(self._review, edit)
        self._count += 1
        commit = Commit(
            number=self._count,
            edit=edit,
            changes=changes,
            review=self._review,
            at=now or self._clock.now(),
            author=self._author,
            initiator=initiator,
            label=label,
            demoted=demoted,
            arrivals=self._arrivals,
        )
        self._tell(commit)
        return changes

    def _tell(self, commit: Commit) -> None:
        for listener in tuple(self._listeners):
            listener(commit)


__all__ = ["Commit", "EditRefused", "Listener", "Session", "merged_commit", "step_of"]
