# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the display from going dark while people meet.

What a desktop answers, or that there is none to ask, changes nothing about a meeting: it is never
told. The asking has a thread of its own, since it can take seconds and has to be taken back by the
thread that asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from app.agenda.clock import LEFT_FROM, ClockState, Phase

PAUSED_FOR = timedelta(minutes=30)
"""How long a pause may last, or a break beyond its end, before nobody is taken to look."""

_WAIT_AT_CLOSE = 1.0

Hold = Callable[[], AbstractContextManager[object]]


class Awake:
    """Follows the clock. `hold` keeps the display awake while it is entered."""

    def __init__(self, hold: Hold | None = None) -> None:
        self._hold = hold or _presenting
        self._held: _Held | None = None
        self._ran_at: datetime | None = None

    @property
    def is_held(self) -> bool:
        """True while the display is asked to stay awake."""
        return self._held is not None

    def tick(self, state: ClockState) -> None:
        """Ask for the display, or let go of it."""
        if state.phase is Phase.RUNNING:
            self._ran_at = state.now
        wanted = wants_display(state, self._ran_at)
        if wanted and self._held is None:
            self._held = _Held(self._hold)
        elif not wanted and self._held is not None:
            self._held.release()
            self._held = None

    def close(self) -> None:
        """Let go of the display, and wait shortly until that is done."""
        if self._held is not None:
            self._held.release()
            self._held.wait()
            self._held = None


def wants_display(state: ClockState, ran_at: datetime | None) -> bool:
    """Tell whether people look at the clock now; `ran_at` is when it was last seen running.

    A pause is part of the meeting, for a while. A clock that nobody stopped is not.
    """
    if state.phase is Phase.RUNNING:
        return state.step_remaining >= -LEFT_FROM
    if state.phase is not Phase.PAUSED or ran_at is None:
        return False
    return state.now < max(ran_at, state.back_at or ran_at) + PAUSED_FOR


class _Held:
    """One thread that enters, waits, and leaves."""

    def __init__(self, hold: Hold) -> None:
        self._hold = hold
        self._released = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hotwash-awake", daemon=True)
        self._thread.start()

    def release(self) -> None:
        self._released.set()

    def wait(self) -> None:
        self._thread.join(_WAIT_AT_CLOSE)

    def _run(self) -> None:
        try:
            with self._hold():
                self._released.wait()
        except Exception:  # noqa: BLE001 - a desktop that refuses, in whatever way, is let be
            return


def _presenting() -> AbstractContextManager[object]:
    from wakepy import keep

    return keep.presenting(on_fail="pass")
