# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where "now" comes from, so that everything that depends on time can be tried with another one."""

from __future__ import annotations

import sys
import threading
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
        self._since = self._last = steady()
        self._lock = threading.Lock()
        self._started_at = wall()

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        with self._lock:
            steady = self._steady()
            if steady < self._last:  # as on some virtual machines that move to another host
                self._since -= self._last - steady
            self._last = steady
            return self._started_at + timedelta(seconds=steady - self._since)


NOT_WORTH_IT = timedelta(milliseconds=20)
"""Corrections smaller than this are noise of the network, and left out."""

LONGEST_SLOWING = timedelta(seconds=5)
"""A clock that is ahead by more than this is put back at once, and not slowed down."""


class CorrectedClock:
    """A clock that can be told by how much it is off. Safe to use from several threads.

    Where it is behind it is put forward at once. Where it is ahead it runs at half its speed until
    it is right: the time that people see never goes backwards, unless it was quite wrong.
    """

    def __init__(self, base: Clock) -> None:
        self.base = base
        self._lock = threading.Lock()
        self._offsets: dict[object, timedelta] = {}
        self._wanted = timedelta(0)
        self._from = timedelta(0)
        self._since = base.now()

    @property
    def offset(self) -> timedelta:
        """What was last found to be missing from the base clock."""
        with self._lock:
            return self._wanted

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        with self._lock:
            base = self.base.now()
            return base + self._offset_at(base)

    def correct(self, by: object, offset: timedelta) -> None:
        """Go by the base clock plus `offset` from now on, as `by` has found, until it lets go."""
        with self._lock:
            self._offsets.pop(by, None)
            self._offsets[by] = offset
            if abs(offset - self._wanted) >= NOT_WORTH_IT:
                self._set(offset)

    def release(self, by: object) -> None:
        """Forget what `by` has found; without anybody else's finding the base clock holds again."""
        with self._lock:
            self._offsets.pop(by, None)
            left = tuple(self._offsets.values())
            self._set(left[-1] if left else timedelta(0))

    def _set(self, offset: timedelta) -> None:
        base = self.base.now()
        shown = self._offset_at(base)
        is_slowed = timedelta(0) < shown - offset <= LONGEST_SLOWING
        self._from, self._since = shown if is_slowed else offset, base
        self._wanted = offset

    def _offset_at(self, base: datetime) -> timedelta:
        return max(self._wanted, self._from - (base - self._since) / 2)
