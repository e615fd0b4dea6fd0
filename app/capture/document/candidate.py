# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Something in a document that has a time and may be an event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.capture.document.day_words import DayWords
from app.capture.document.stamp import Stamp
from app.capture.document.zone_words import ZoneWord

_HANDLE = re.compile(r"^\W{0,2}@([\w.-]{1,40})\s?`?\s*[:\-–—]?\s*")
_BRACKETED = re.compile(r"^\[([A-Za-z][\w.-]{1,39})\](?![(\[:])")
_IRC = re.compile(r"^<[@+%]?([\w.-]{1,40})>\s*")
_MARKS = re.compile(
    r"info|warn(?:ing)?|error|debug|fatal|critical|update|pr|alert(?:ing)?|firing|resolved|ok"
    r"|pending|acknowledged|monitoring|investigating|identified|triggered|(?:ex|in)ternal"
    r"|automated|manual|note|edit(?:ed)?|redacted|action|link|image|screenshot",
    re.IGNORECASE,
)
"""Words in brackets that name no person."""
_FIRST_WORD = re.compile(r"^@([\w.-]{1,40})")


@dataclass(frozen=True)
class Candidate:
    """A stamp with its words, and where it stands."""

    line: int
    source: str
    stamp: Stamp
    text: str
    actor: str = ""
    path: tuple[int, ...] = ()
    """Lines of the headings above it, the highest first."""
    day: DayWords | None = None
    """The day of a heading above it."""
    day_line: int = 0
    under_day: bool = False
    """That heading is a day and nothing else."""
    zone: ZoneWord | None = None
    """The zone that the table's header names."""


def actor_and_text(words: str) -> tuple[str, str]:
    """Return who acted and what was done, where a line starts with a handle or a name in marks."""
    words = words.strip().removeprefix(":").lstrip()
    if found := _IRC.match(words):
        return found[1], words[found.end() :]
    found = _HANDLE.match(words)
    if found and (words[0] != "@" or "`" in found[0] or ":" in found[0]):
        return found[1], words[found.end() :]
    if found := _FIRST_WORD.match(words):
        if words[found.end() : found.end() + 1] in ("`", ":"):
            return found[1], words[found.end() + 1 :].strip(" :`-–—")
        return found[1].rstrip("."), words
    found = _BRACKETED.match(words)
    if found and not _MARKS.fullmatch(found[1]):
        return found[1], words
    return "", words
