# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A reading in short, for tests to compare."""

from __future__ import annotations

from datetime import date

from app.capture.formats.table import read_events
from app.capture.reading import ReadContext, ReadEvent, Reading

DAY = date(2024, 1, 5)
Short = tuple[str, str, str]


def read(text: str, *, zone: str = "UTC", day: date | None = DAY) -> Reading:
    """Read a text as a person would who gave the day and the zone."""
    return read_events(text, ReadContext(day=day, zone=zone))


def shown(event: ReadEvent) -> str:
    """Return when an event was, in UTC."""
    return f"{event.at:%Y-%m-%d %H:%M:%S}" if event.at else "not known"


def in_short(reading: Reading) -> list[Short]:
    """Return when, by whom and what, of each event."""
    return [(shown(event), event.actor, event.text) for event in reading.events]
