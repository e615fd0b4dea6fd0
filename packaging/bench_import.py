# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How long it takes to read a log of 50,000 lines into events, and to choose from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from app.capture.formats.table import read_events
from app.capture.reading import ReadContext
from app.capture.reading_filter import Level, ReadingFilter, filtered
from bench_row import Row, side_by_side

_LINES = 50_000
_RUNS = 3
_MOST = 30.0
_FILTER_LIMIT = 1_000.0
_START = datetime(2026, 2, 10, 8, 0, tzinfo=UTC)
_LEVELS = ("INFO", "INFO", "INFO", "WARN", "ERROR")


def rows() -> Iterator[Row]:
    """Yield reading against a plain loop that parts each line, and a filter against a limit."""
    text = _log()
    ours, floor = side_by_side(
        lambda: read_events(text, ReadContext(zone="UTC")), lambda: _plain_loop(text), _RUNS
    )
    yield Row("a log of 50,000 lines as events", ours, floor, "floor", _MOST)
    events = read_events(text, ReadContext(zone="UTC")).events
    wanted = ReadingFilter(words="pool", level=Level.ERROR)
    chosen, _ = side_by_side(lambda: filtered(events, wanted), lambda: None, _RUNS)
    yield Row("errors with a word among 50,000 events", chosen, _FILTER_LIMIT, "limit", 1.0)


def _log() -> str:
    return "\n".join(
        f"{(_START + timedelta(milliseconds=137 * n)).isoformat(sep=' ', timespec='milliseconds')}"
        f" {_LEVELS[n % len(_LEVELS)]} [worker-{n % 8}] pool {n % 97} answered after {n % 311} ms"
        for n in range(_LINES)
    )


def _plain_loop(text: str) -> list[tuple[int, datetime, str]]:
    """Do the least: split, take the stamp at its fixed place, keep the rest."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        found.append((number, datetime.fromisoformat(line[:29]), line[30:]))
    return found
