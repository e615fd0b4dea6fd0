# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a duration as people publish it: 0h 07m, 1d 5h 47m, 279 minutes, 11 Days, 1:24, ?.

What is said beside it ("within business hours") is kept as a note, as it changes what was counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from app.errors import UserFacingError
from app.translation import tr

_UNKNOWN = frozenset(
    {"", "-", "--", "?", "??", "n/a", "na", "none", "not known", "tbc", "tbd", "unknown"}
)
_ABOUT = re.compile(r"(?:~|≈|about|around|approx\.?|approximately|ca\.?|circa)\s*", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,5}):(\d{2})(?::(\d{2}))?(?![\d:])")
_PART = re.compile(r"(\d{1,7}(?:[.,]\d{1,6})?)\s*([a-z]*)\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\s|,|&|\+|\band\b)*", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:business|office|working|work)[\s-]*(?:hours?|days?|time)\b", re.IGNORECASE
)
_BY_NAME = {
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
    "d": 86400, "day": 86400, "days": 86400,
    "w": 604800, "wk": 604800, "wks": 604800, "week": 604800, "weeks": 604800,
}  # fmt: skip
_WRITTEN = (("d", 86400), ("h", 3600), ("m", 60), ("s", 1))
_HOUR, _MINUTE = 3600, 60
_MAX_LENGTH = 200


class BadDuration(UserFacingError):
    """What was typed is not a duration."""


@dataclass(frozen=True)
class DurationReading:
    """A length to the second, or None where it is not known, and what was said beside it."""

    length: timedelta | None
    about: bool = False
    note: str = ""

    @property
    def in_business_hours(self) -> bool:
        """True where only working time was counted, which no clock agrees with."""
        return _BUSINESS.search(self.note) is not None


def read_duration(text: str) -> DurationReading:
    """Read what was published. Raises BadDuration; "?" and the like are not known."""
    wanted = " ".join(text.split())
    if wanted.lower() in _UNKNOWN:
        return DurationReading(None)
    about = _ABOUT.match(wanted)
    bare = wanted[about.end() :] if about else wanted
    if len(wanted) > _MAX_LENGTH:
        raise _not_a_duration(wanted)
    seconds, end = _clock(bare) or _parts(bare, wanted)
    note = bare[end:].strip(" ,;.–-")
    if note.startswith("(") and note.endswith(")"):
        note = note[1:-1].strip()
    return DurationReading(timedelta(seconds=seconds), about is not None, note)


def written_duration(length: timedelta | None) -> str:
    """Return a length as `read_duration` takes it, to the second: "1d 5h 47m", "?"."""
    if length is None:
        return "?"
    rest = round(length.total_seconds())
    if rest < 0:
        raise ValueError("a published duration does not run backwards")
    told = []
    for name, size in _WRITTEN:
        count, rest = divmod(rest, size)
        if count:
            told.append(f"{count}{name}")
    return " ".join(told) or "0m"


def _clock(bare: str) -> tuple[int, int] | None:
    """Read 1:24 as hours and minutes, 1:24:30 with seconds."""
    found = _CLOCK.match(bare)
    if found is None or int(found[2]) >= _MINUTE or int(found[3] or 0) >= _MINUTE:
        return None
    seconds = int(found[1]) * _HOUR + int(found[2]) * _MINUTE + int(found[3] or 0)
    return seconds, found.end()


def _parts(bare: str, wanted: str) -> tuple[int, int]:
    """Return the seconds of numbers with units, largest first, and where they end."""
    seconds, end, smallest = 0.0, 0, 0
    while found := _PART.match(bare, _BETWEEN.match(bare, end).end()):  # type: ignore[union-attr]
        size = _BY_NAME.get(found[2].lower(), 0)
        if not found[2] and smallest == _HOUR:
            size = _MINUTE  # 1h30
        if not size or (smallest and size >= smallest):
            break
        seconds += float(found[1].replace(",", ".")) * size
        end, smallest = found.end(), size
    if not smallest:
        raise _not_a_duration(wanted)
    return round(seconds), end


def _not_a_duration(text: str) -> BadDuration:
    return BadDuration(tr("“{0}” is not a duration. Try 1h 24m or 84 minutes.").format(text[:40]))
