# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""By how much this computer's clock is off a server's: asked several times, the shortest counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

QUESTIONS = 5

Asked = Callable[[], tuple[datetime, float]]
"""Returns the server's time, and the seconds that the question and its answer took."""


def clock_offset(ask: Asked, now: Callable[[], datetime], questions: int = QUESTIONS) -> timedelta:
    """Return what is to be added to `now` to get the server's time.

    The answer is taken to have been given half way. The shortest question is wrong by the least.
    """
    best: tuple[float, timedelta] | None = None
    for _ in range(questions):
        told, seconds = ask()
        offset = told + timedelta(seconds=seconds / 2) - now()
        if best is None or seconds < best[0]:
            best = (seconds, offset)
    return timedelta(0) if best is None else best[1]
