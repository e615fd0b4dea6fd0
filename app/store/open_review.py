# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review that is being worked on: its session, the autosave that follows it, what comes in."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol, Self

from app.session.arrival import Arrival
from app.session.session import Commit, Session
from app.store.autosave import Autosave
from app.store.exchange import Exchange
from app.store.link import Link
from app.store.link_state import LinkKind, LinkState
from app.store.shared_files import SharedFiles
from app.translation import marked, tr

_LOOK_ON = marked(
    "You can only look on: the server does not let this login change reviews. Ask whoever keeps it "
    "for the right to."
)


class Outgoing(Protocol):
    """Whatever has edits on the way to a server."""

    def settle(self, timeout: float) -> bool:
        """Wait until the server has everything; return False where that takes too long."""
        ...


class OpenReview:
    """Belongs to the thread that edits. Close it when done, or use it as a context manager.

    `autosave` tells when an edit is safe on this computer; for a review on a server that is in an
    outbox, and `settle` waits until it is there. `waiting` are commits that a former session left.
    `files` brings attached files to the server of a review that is on one, and from there.
    """

    def __init__(
        self,
        session: Session,
        autosave: Autosave,
        exchange: Exchange,
        arrivals: Arrivals,
        link: Link,
        *,
        outgoing: Outgoing | None = None,
        waiting: Sequence[Commit] = (),
    ) -> None:
        self.session = session
        self.link = link
        self.autosave = autosave
        self.exchange = exchange
        self.arrivals = arrivals
        self.files: SharedFiles | None = None
        self._outgoing = outgoing
        self._waiting: deque[Commit] = deque(waiting)
        self._unsubscribe = session.subscribe(self._on_committed)
        self._end_link = link.on_state(self._on_link_state)
        self._on_link_state(link.state)
        self._is_open = True

    def take_arrivals(self) -> list[Arrival]:
        """Bring in what came from elsewhere since the last time, and return it.

        Own edits that are not kept yet are carried out on it anew.
        """
        taken = self.arrivals.take()
        for arrival in taken:
            self._forget(arrival.confirmed)
            self.session.receive(arrival, tuple(self._waiting))
        return taken

    def settle(self, timeout: float = 10.0) -> bool:
        """Wait until everything is where it is kept for all, on the server too.

        Returns False where that takes longer or fails; on a server it then follows by itself, now
        or when the review is opened again.
        """
        if not self.autosave.flush(timeout):
            return False
        return self._outgoing is None or self._outgoing.settle(timeout)

    def close(self, timeout: float = 5.0) -> bool:
        """Save what is left and let go; return whether everything is saved.

        To leave the choice to a person when the disk is full, ask `autosave.flush` first.
        """
        if self._is_open:
            self._is_open = False
            self._unsubscribe()
            self.autosave.close(timeout)
            self._end_link()
            self.link.close(timeout)
        return not self.autosave.unsaved

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _on_committed(self, commit: Commit) -> None:
        if commit.is_foreign:
            return
        self._forget(self.exchange.confirmed if not self.arrivals.are_waiting else 0)
        self._waiting.append(commit)
        self.autosave.add(commit)

    def _on_link_state(self, state: LinkState) -> None:
        if state.kind is LinkKind.READ_ONLY:
            self.session.refusal = state.sentence or tr(_LOOK_ON)
        elif state.kind is not LinkKind.OFFLINE:  # without the server nobody gets a right to edit
            self.session.refusal = ""

    def _forget(self, confirmed: int) -> None:
        while self._waiting and self._waiting[0].number <= confirmed:
            self._waiting.popleft()


class Arrivals:
    """What came from elsewhere and waits for the thread that edits. Filled from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[Arrival] = deque()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def are_waiting(self) -> bool:
        """Whether there is something to take."""
        with self._lock:
            return bool(self._waiting)

    @property
    def last(self) -> Arrival | None:
        """What came last of what waits; None where nothing does."""
        with self._lock:
            return self._waiting[-1] if self._waiting else None

    def add(self, arrival: Arrival) -> None:
        """Take what has just come, and tell."""
        with self._lock:
            self._waiting.append(arrival)
            callbacks = tuple(self._callbacks)
        for callback in callbacks:
            callback()

    def take(self) -> list[Arrival]:
        """Return what waits, oldest first, and forget it."""
        with self._lock:
            taken = list(self._waiting)
            self._waiting.clear()
        return taken

    def on_arrival(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` whenever something came, on any thread; return what ends it."""
        with self._lock:
            self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)
