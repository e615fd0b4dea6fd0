# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Choose from what was read: a window of time, words, and how grave a line says it is.

Pure: nothing is read again, and nothing enters a review from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from app.capture.reading import ReadEvent


class Level(IntEnum):
    """How grave a program says its line is."""

    DEBUG = 10
    INFO = 20
    WARNING = 30
    ERROR = 40
    FATAL = 50


_WORDS = {
    "trace": Level.DEBUG,
    "debug": Level.DEBUG,
    "info": Level.INFO,
    "notice": Level.INFO,
    "warn": Level.WARNING,
    "warning": Level.WARNING,
    "err": Level.ERROR,
    "error": Level.ERROR,
    "crit": Level.FATAL,
    "critical": Level.FATAL,
    "alert": Level.FATAL,
    "emerg": Level.FATAL,
    "fatal": Level.FATAL,
    "panic": Level.FATAL,
}
_MARKED = re.compile(
    rf"(?:\[|level[\"']?\s*[=:]\s*[\"']?|severity[\"']?\s*[=:]\s*[\"']?)({'|'.join(_WORDS)})\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"\b({'|'.join(word.upper() for word in _WORDS)})\b")
_GLOG = re.compile(r"([DIWEF])\d{4} \d{2}:")
_STATUS = re.compile(r" → ([1-5])\d\d$")
_LETTERS = {
    "D": Level.DEBUG,
    "I": Level.INFO,
    "W": Level.WARNING,
    "E": Level.ERROR,
    "F": Level.FATAL,
}
_LOOKED_AT = 400


@dataclass(frozen=True)
class ReadingFilter:
    """What is asked for; what is left empty holds for every event."""

    start: datetime | None = None
    end: datetime | None = None
    """Aware instants; both ends belong to the window."""
    words: str = ""
    """All of them have to be in the text, the actor or the source, in any case and order."""
    level: Level | None = None
    """This grave or graver; a line that doesn't say is left out."""

    def takes(self, event: ReadEvent) -> bool:
        """Tell whether an event is what is asked for."""
        return self._in_window(event) and self._is_grave(event) and self._has_words(event)

    def _in_window(self, event: ReadEvent) -> bool:
        if self.start is None and self.end is None:
            return True
        if event.at is None:
            return False
        last = event.until or event.at
        return (self.start is None or last >= self.start) and (
            self.end is None or event.at <= self.end
        )

    def _has_words(self, event: ReadEvent) -> bool:
        if not self.words.strip():
            return True
        held = f"{event.text}\n{event.actor}\n{event.source}".casefold()
        return all(word in held for word in self.words.casefold().split())

    def _is_grave(self, event: ReadEvent) -> bool:
        if self.level is None:
            return True
        level = level_of(event)
        return level is not None and level >= self.level


def filtered(events: Iterable[ReadEvent], wanted: ReadingFilter) -> tuple[ReadEvent, ...]:
    """Return the events that are asked for, in their order."""
    return tuple(event for event in events if wanted.takes(event))


def level_of(event: ReadEvent) -> Level | None:
    """Return how grave the line says it is; a web server says so by its status."""
    source, text = event.source[:_LOOKED_AT], event.text[:_LOOKED_AT]
    for pattern, held in ((_MARKED, text), (_CAPITALS, source), (_MARKED, source)):
        if found := pattern.search(held):
            return _WORDS[found[1].lower()]
    if found := _GLOG.match(source):
        return _LETTERS[found[1]]
    if found := _STATUS.search(event.text):
        return {"5": Level.ERROR, "4": Level.WARNING}.get(found[1], Level.INFO)
    return Level.WARNING if text.startswith("Warning:") else None
