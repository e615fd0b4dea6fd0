# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hand-written stand-ins: only for time, and for what can't run where the tests run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from app.sound.player import Outcome, Player

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
