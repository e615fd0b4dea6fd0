# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Save every edit as it happens, on a thread of its own, and say whether it is saved.

It forgets nothing: what can't be written stays queued and is tried again. It never makes the
thread that edits wait. No Qt, no SQLAlchemy.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.clock import Clock
from app.errors import UserFacingError
from app.fault_report import fault_report, report_bug
from app.session.session import Commit
from app.store.troubles import StoreTrouble
from app.translation import marked, tr

MOST_AT_ONCE = 200
"""Commits that share one transaction at most."""

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
"""Seconds between attempts; each pause is twice the one before."""

_log = logging.getLogger(__name__)


class SaveKind(StrEnum):
    """How it stands with the text on the screen."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True)
class SaveState:
    """How it stands, since when, and for FAILED one sentence that says why and what to do."""

    kind: SaveKind
    at: datetime
    sentence: str = ""


Write = Callable[[Sequence[Commit]], None]
Callback = Callable[[SaveState], None]


class Autosave:
    """A queue of commits and the thread that writes them in order.

    Give `add` to `Session.subscribe`. `write` gets the commits in order; those it could not write
    it gets again, from the first, together with later ones.
    """

    def __init__(self, write: Write, clock: Clock, first_pause: float = FIRST_PAUSE) -> None:
        self._write = write
        self._clock = clock
        self._first_pause = first_pause
        self._changed = threading.Condition()
        self._queue: deque[Commit] = deque()
        self._failures = 0
        self._hurry = False
        self._closing = False
        self._state = SaveState(SaveKind.SAVED, clock.now())
        self._announced = self._state
        self._callbacks: list[Callback] = []
        self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SaveState:
        """How it stands now."""
        with self._changed:
            return self._state

    @property
    def unsaved(self) -> tuple[Commit, ...]:
        """What has not reached the disk yet, oldest first."""
        with self._changed:
            return tuple(self._queue)

    def on_state(self, callback: Callback) -> Callable[[], None]:
        """Call `callback` on the writer thread when the state changes; return what ends it."""
        with self._changed:
            self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def add(self, commit: Commit) -> None:
        """Take a commit that has just happened. Returns at once."""
        with self._changed:
            self._queue.append(commit)
            self._hurry = True
            if self._state.kind is SaveKind.SAVED:
                self._state = SaveState(SaveKind.SAVING, self._clock.now())
            self._changed.notify_all()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until everything is saved, an attempt fails or `timeout` seconds are over.

        Returns True where everything is saved.
        """
        with self._changed:
            failures = self._failures
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: not self._queue or self._closing or self._failures > failures, timeout
            )
            return not self._queue

    def close(self, timeout: float = 5.0) -> bool:
        """Save what is left, end the thread and return whether everything is saved.

        What isn't saved stays in `unsaved`. Waits for `timeout` seconds at most.
        """
        saved = self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return saved

    def _run(self) -> None:
        while commits := self._next_commits():
            self._announce()
            try:
                self._write(commits)
            except UserFacingError as error:
                self._has_failed(_sentence(error))
            except Exception as error:  # noqa: BLE001 - the thread has to live on
                self._report_bug(error)
                self._has_failed(tr(_BUG))
            else:
                self._has_saved(len(commits))
            self._announce()

    def _next_commits(self) -> list[Commit]:
        """Wait until it is time for an attempt; return nothing when closing."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._is_due(), self._pause())
            self._hurry = False
            if self._closing:
                return []
            return [self._queue[place] for place in range(min(len(self._queue), MOST_AT_ONCE))]

    def _is_due(self) -> bool:
        return bool(self._queue) and (self._hurry or not self._failures)

    def _pause(self) -> float | None:
        """Return for how long to wait before trying again without being asked, in seconds."""
        if not self._failures:
            return None
        return min(self._first_pause * 2.0 ** min(self._failures - 1, 10), LONGEST_PAUSE)

    def _has_saved(self, count: int) -> None:
        with self._changed:
            for _ in range(count):
                self._queue.popleft()
            self._failures = 0
            kind = SaveKind.SAVING if self._queue else SaveKind.SAVED
            self._state = SaveState(kind, self._clock.now())
            self._changed.notify_all()

    def _has_failed(self, sentence: str) -> None:
        with self._changed:
            self._failures += 1
            if self._state.sentence != sentence:
                self._state = SaveState(SaveKind.FAILED, self._clock.now(), sentence)
            self._changed.notify_all()

    def _announce(self) -> None:
        """Tell the callbacks how it stands, where that is news to them."""
        with self._changed:
            state, callbacks = self._state, tuple(self._callbacks)
        if state == self._announced:
            return
        self._announced = state
        for callback in callbacks:
            try:
                callback(state)
            except Exception as error:  # noqa: BLE001 - a listener's fault must not stop saving
                self._report_bug(error)

    def _report_bug(self, error: Exception) -> None:
        """Hand a bug to whoever reports bugs, once in a row of failures; saving goes on."""
        _log.error("fault while saving: %s", fault_report(error))
        if not self._failures:
            report_bug(error)


_BUG = marked(
    "Not saved because of a fault in Hotwash. Your text is kept here; export the review to be safe."
)


def _sentence(error: UserFacingError) -> str:
    if isinstance(error, StoreTrouble):
        return tr("Not saved: {0}. Your text is kept here; {1}.").format(
            error.reason, error.way_out
        )
    return tr("Not saved. {0}").format(error.sentence)
