# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hand-written stand-ins: only for time, and for what can't run where the tests run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from app.session.presence import Presence
from app.sound.player import Outcome, Player
from app.store.link_state import LinkKind, LinkState

START = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


class FakeClock:
    """A clock that moves only when told."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """Return the instant it was set to."""
        return self._now

    def advance(self, **parts: float) -> None:
        """Move forward by `timedelta(**parts)`."""
        self._now += timedelta(**parts)


class FakePlayer(Player):
    """A loudspeaker that only notes what it was to play; `outcome` is what it says then."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome = Outcome.PLAYED
        self.played: list[tuple[int, str]] = []
        self.may_end = threading.Event()
        self.may_end.set()

    def play(
        self,
        pitches: Sequence[float],
        device: str = "",
        still_wanted: Callable[[], bool] = lambda: True,
    ) -> Outcome:
        """Note how many tones were to come from where."""
        self.played.append((len(pitches), device))
        while not self.may_end.wait(0.01) and still_wanted():
            pass
        return self.outcome


class FakeLink:
    """A link of which the test says who is there and how it stands; it notes what it is told."""

    def __init__(self, kind: LinkKind = LinkKind.CONNECTED) -> None:
        self.state = LinkState(kind, START)
        self.present: tuple[Presence, ...] = ()
        self.told: list[Presence] = []
        self.retries = 0
        self.is_closed = False
        self._on_state: list[Callable[[LinkState], None]] = []
        self._on_presence: list[Callable[[], None]] = []

    def on_state(self, callback: Callable[[LinkState], None]) -> Callable[[], None]:
        """Call `callback` with each state that `stand` brings; return what ends it."""
        self._on_state.append(callback)
        return lambda: self._on_state.remove(callback)

    def on_presence(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` with each `come`; return what ends it."""
        self._on_presence.append(callback)
        return lambda: self._on_presence.remove(callback)

    def tell(self, presence: Presence) -> None:
        """Note where this window is."""
        self.told.append(presence)

    def retry(self) -> None:
        """Count it."""
        self.retries += 1

    def close(self, timeout: float = 5.0) -> None:
        """Note it."""
        del timeout
        self.is_closed = True

    def come(self, *present: Presence) -> None:
        """Let these be the others who are there."""
        self.present = present
        for callback in tuple(self._on_presence):
            callback()

    def stand(self, kind: LinkKind, waiting: int = 0, sentence: str = "") -> None:
        """Let the connection stand so."""
        self.state = LinkState(kind, START, waiting, sentence)
        for callback in tuple(self._on_state):
            callback(self.state)
