# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Times of day as documents write them: 14:03, 2:54 PM, 15.26, 1600, 14h30, noon, 22:XX, --:--."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from app.capture.reading import Doubt
from app.review.event import Precision

_HALF = r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)"
_NOT_MORE = r"(?![\d%]|[:.]\d)"
_PLAIN = re.compile(
    rf"(?P<h>\d{{1,2}}):(?P<m>\d{{2}})(?::(?P<s>\d{{2}})(?:[.,](?P<f>\d{{1,9}}))?|:[xX?]{{2}})?(?![\dxX?]|:\d)(?:{_HALF}|\s?(?:uhr|hrs?)\b)?",
    re.IGNORECASE,
)
_LETTER = re.compile(rf"(?P<h>\d{{1,2}})h(?P<m>\d{{2}})?\b|(?P<h2>\d{{1,2}}){_HALF}", re.IGNORECASE)
_LOOSE = re.compile(
    rf"(?P<h>\d{{1,2}})(?:\.(?P<m>\d{{2}})|(?<=\d\d)(?P<m2>[0-5]\d)){_NOT_MORE}(?!-\d)"
    rf"(?:{_HALF}|\s*(?:hrs?|uhr|h)\b)?",
    re.IGNORECASE,
)
_COUNTS_SOMETHING = re.compile(r"\s+[a-z]")
_MILITARY = re.compile(
    r"(?P<h>[012]\d)(?P<m>[0-5]\d)(?:\s?(?:hrs?|hours)\b|(?=\s?(?:UTC|GMT|Z)\b))", re.IGNORECASE
)
_SPACED = re.compile(rf"(?P<h>\d{{1,2}}):\s(?P<m>[0-5]\d){_HALF}", re.IGNORECASE)
_DOTTED = re.compile(rf"(?P<h>\d{{1,2}})\.(?P<m>\d{{2}})(?:{_HALF}|\s*uhr\b)", re.IGNORECASE)
_WORD = re.compile(r"(?P<word>noon|midday|midnight)\b", re.IGNORECASE)
_HOUR_KNOWN = re.compile(r"(?P<h>[012]?\d):(?:\?\?|[xX]{2}|--|__|\*\*|\?(?!\w))")
_TEN_KNOWN = re.compile(r"(?P<h>[012]?\d):(?P<ten>[0-5])(?:[xX?](?!\w)|[xX](?=Z\b))")
_OPEN = re.compile(
    r"(?:\d?[?xX]{1,2}:[?xX\d]{1,2}|[-–—_]{1,2}:[-–—_]{1,2}(?::[-–—_]{1,2})?|\?{1,2}:\?{1,2}"
    r"|\bhh:mm(?::ss)?\b|\bhhmm\b|\bh:mm\b)",
    re.IGNORECASE,
)
OPEN_WORD = re.compile(
    r"(?:time\s+)?(?:tbc|tbd|to be (?:confirmed|determined|decided)|n/a|unknown|unclear|not known"
    r"|time unknown|\?{1,3})(?!\w)",
    re.IGNORECASE,
)
"""Words that stand in place of a time."""


@dataclass(frozen=True)
class ClockWords:
    """What is written of a time of day; `at` is None where nobody knew it."""

    at: time | None
    precision: Precision
    half: bool = False
    """It says am or pm."""
    next_day: bool = False
    """It is 24:00 of the day before."""
    doubts: tuple[Doubt, ...] = ()


OPEN_CLOCK = ClockWords(None, Precision.UNKNOWN, doubts=(Doubt.UNKNOWN_TIME,))


def match_clock(text: str, at: int, *, loose: bool) -> tuple[ClockWords, int] | None:
    """Return the time of day that starts at that place and where it ends.

    `loose` takes 15.26 and 1600 too, which are times only where a time must stand.
    """
    if plain := _PLAIN.match(text, at):
        return _clock(plain.groupdict()), plain.end()
    forms = (_LETTER, _DOTTED, _SPACED, _MILITARY, *((_LOOSE,) if loose else ()))
    if found := _HOUR_KNOWN.match(text, at):
        return _open_hour(int(found["h"])), found.end()
    if found := _TEN_KNOWN.match(text, at):
        clock = _open_hour(int(found["h"]))
        at_ten = clock.at.replace(minute=int(found["ten"]) * 10) if clock.at else None
        return replace(clock, at=at_ten, precision=Precision.APPROXIMATE), found.end()
    if found := _WORD.match(text, at):
        hour = 0 if found["word"].lower() == "midnight" else 12
        return ClockWords(time(hour), Precision.MINUTE, half=True), found.end()
    for form in forms:
        if found := form.match(text, at):
            clock = _clock(found.groupdict())
            if found.groupdict().get("m2") and _COUNTS_SOMETHING.match(text, found.end()):
                clock = replace(clock, doubts=(*clock.doubts, Doubt.UNIT_GUESSED))
            return clock, found.end()
    if found := _OPEN.match(text, at):
        return OPEN_CLOCK, found.end()
    return None


def _open_hour(hour: int) -> ClockWords:
    doubts = (Doubt.UNKNOWN_TIME,)
    if hour > 24:
        return ClockWords(None, Precision.UNKNOWN, doubts=(*doubts, Doubt.TYPO_SUSPECTED))
    return ClockWords(time(hour % 24), Precision.HOUR, next_day=hour == 24, doubts=doubts)


def _clock(groups: dict[str, str | None]) -> ClockWords:
    hour = int(groups.get("h") or groups.get("h2") or 0)
    minutes = groups.get("m") or groups.get("m2")
    half = (groups.get("half") or "").lower()
    seconds = groups.get("s")
    doubts: tuple[Doubt, ...] = ()
    if half and not 1 <= hour <= 12:
        doubts = (Doubt.TYPO_SUSPECTED,)
    elif half:
        hour = hour % 12 + (12 if half == "p" else 0)
    next_day = hour == 24 and not int(minutes or 0)
    micro = int((groups.get("f") or "0").ljust(6, "0")[:6])
    try:
        at = time(0 if next_day else hour, int(minutes or 0), int(seconds or 0), micro)
    except ValueError:
        return ClockWords(None, Precision.UNKNOWN, doubts=(Doubt.TYPO_SUSPECTED,))
    return ClockWords(at, _precision(minutes, seconds), bool(half), next_day, doubts)


def _precision(minutes: str | None, seconds: str | None) -> Precision:
    if minutes is None:
        return Precision.HOUR
    return Precision.SECOND if seconds else Precision.MINUTE
