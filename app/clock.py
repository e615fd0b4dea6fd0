# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where "now" comes from, so that everything that depends on time can be tried with another one."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tell the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


def steady_seconds() -> float:
    """Return seconds that only go forward, time asleep included, from an unknown beginning."""
    # Linux leaves sleep out of its monotonic clock. A Mac's counts it, but Python reads another one
    # there. Windows has one that counts it.
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


def wall_now() -> datetime:
    """Return what the computer's own clock says, aware, in UTC."""
    return datetime.now(UTC)


class SystemClock:
    """The computer's clock as it was when the program started, carried on steadily.

    Somebody may set the computer's clock during a meeting, or the network may; the meeting and the
    order of what was captured don't jump with it.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = wall_now,
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        self._steady = steady
        self._since = steady()
        self._started_at = wall()

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return self._started_at + timedelta(seconds=self._steady() - self._since)
