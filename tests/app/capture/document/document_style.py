# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A small document for a way in which people write times down, and how its events are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.capture.reading import ReadEvent


@dataclass(frozen=True)
class Style:
    """A document and its events: when in UTC, and the doubts without that of a missing zone."""

    text: str
    events: tuple[str, ...]
    day: date | None = None
    zone: str = ""


def told(event: ReadEvent) -> str:
    """Return an event as a style tells it."""
    at = f"{event.at:%Y-%m-%d %H:%M}" if event.at else "unknown"
    return " ".join([at, *(doubt for doubt in event.doubts if doubt != "missing-zone")])
