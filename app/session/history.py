# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What can be undone and redone, by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.review.edits import Batch, Edit, Set

MERGE_WINDOW = timedelta(seconds=3)
"""Keystrokes closer together than this in one field are one step back."""


@dataclass(frozen=True)
class Entry:
    """One step: its name, the way forward and the way back.

    Entries with the same non-empty `merge_key` that follow closely become one step. `arrivals`
    counts how often other people's edits had come in when it was made.
    """

    label: str
    forward: Edit
    backward: Edit
    merge_key: str = ""
    at: datetime | None = None
    arrivals: int = 0


class History:
    """Two stacks of entries."""

    def __init__(self) -> None:
        self._done: list[Entry] = []
        self._undone: list[Entry] = []

    @property
    def undo_label(self) -> str:
        """Name of the step that undo would take back; empty where there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Name of the step that redo would bring back; empty where there is none."""
        return self._undone[-1].label if self._undone else ""

    def push(self, entry: Entry) -> None:
        """Remember a step just taken; what had been undone is no longer reachable."""
        last = self._done[-1] if self._done else None
        if last is not None and not self._undone and _continues(last, entry):
            self._done[-1] = _joined(last, entry)
        else:
            self._done.append(entry)
        self._undone.clear()

    def break_merge(self) -> None:
        """Make the next step a step of its own."""
        if self._done:
            self._done[-1] = replace(self._done[-1], merge_key="")

    def take_undo(self) -> Entry | None:
        """Return the step to take back, and remove it from the stack."""
        return self._done.pop() if self._done else None

    def take_redo(self) -> Entry | None:
        """Return the step to bring back, and remove it from the stack."""
        return self._undone.pop() if self._undone else None

    def undone(self, entry: Entry) -> None:
        """Remember that `entry` was taken back."""
        self._undone.append(entry)

    def redone(self, entry: Entry) -> None:
        """Remember that `entry` was brought back."""
        self._done.append(replace(entry, merge_key=""))


def _continues(last: Entry, entry: Entry) -> bool:
    if not entry.merge_key or entry.merge_key != last.merge_key:
        return False
    if entry.arrivals != last.arrivals:
        return False  # each knows only what was there when it was made
    return last.at is not None and entry.at is not None and entry.at - last.at <= MERGE_WINDOW


def _joined(last: Entry, entry: Entry) -> Entry:
    """Return one step for two: a run of edits of the same field keeps the first way back."""
    if _same_place(last.forward, entry.forward):
        return replace(entry, label=last.label, backward=last.backward)
    forward, backward = Batch((last.forward, entry.forward)), Batch((entry.backward, last.backward))
    return replace(entry, label=last.label, forward=forward, backward=backward)


def _same_place(first: Edit, second: Edit) -> bool:
    if not isinstance(first, Set) or not isinstance(second, Set):
        return False
    return (first.kind, first.id, first.field) == (second.kind, second.id, second.field)
