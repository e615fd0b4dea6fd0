# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which columns of a table, or keys of JSON records, hold the time, the words and the rest.

It is guessed from names and values, and a person may choose otherwise; the choice can be kept as
plain data and used again for the next file of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.capture.document.zone_words import read_zone
from app.capture.reading import ReadContext
from app.capture.stamps import StampReader
from app.errors import UserFacingError
from app.review.event import Precision
from app.translation import tr

_TIME_NAMES = (
    "@timestamp", "timestamp", "datetime", "date_time", "time", "ts", "asctime", "eventtime",
    "event_time", "created_at", "createdat", "created", "start", "started_at", "start_time",
    "starttime", "startsat", "occurred_at", "when", "at", "t", "date", "log_time", "received",
    "opened_at", "timefrom", "eventtimestamp",
)  # fmt: skip
_TEXT_NAMES = (
    "message", "msg", "short_message", "short_description", "text", "summary", "title",
    "description", "event", "name",
    "subject", "details", "log", "body", "textpayload", "jsonpayload.message", "action", "what",
    "note",
)  # fmt: skip
_UNTIL_NAMES = (
    "end", "ended_at", "end_time", "endtime", "until", "endsat", "resolved_at", "resolved",
    "finished_at", "finished", "completed_at", "closed_at", "stopped_at", "stop", "timeend",
    "timeto", "resolutiondate",
)  # fmt: skip
_ACTOR_NAMES = (
    "actor", "user", "who", "author", "username", "user_name", "owner", "service", "logger",
    "source", "host", "hostname", "caller", "by", "name",
)  # fmt: skip
_TIME_ENDING = re.compile(r"(?:[tT]imestamp|[tT]ime|_at|_ts|At)$")
_ZONE_IN_NAME = re.compile(
    r"(?:[\s_.\[(])(UTC|GMT|[A-Z]{2,4}T|(?:UTC|GMT)?[+-]\d{2}:?\d{2})[\])]?$", re.IGNORECASE
)
_MOSTLY = 0.6


class BadColumnChoice(UserFacingError):
    """The columns that were chosen, or kept from an earlier time, don't fit."""


@dataclass(frozen=True)
class ColumnChoice:
    """Names of columns; a time may stand in two of them, a day and a clock."""

    time: tuple[str, ...]
    text: tuple[str, ...]
    until: str = ""
    actor: str = ""

    def to_plain(self) -> dict[str, Any]:
        """Return the choice as plain JSON."""
        return {
            "time": list(self.time),
            "text": list(self.text),
            "until": self.until,
            "actor": self.actor,
        }

    @staticmethod
    def from_plain(plain: object) -> ColumnChoice:
        """Return the choice kept as plain JSON. Raises BadColumnChoice."""
        if not isinstance(plain, Mapping):
            raise BadColumnChoice(
                tr("The kept choice of columns can't be read. Choose them again.")
            )
        return ColumnChoice(
            time=_names(plain.get("time")),
            text=_names(plain.get("text")),
            until=_name(plain.get("until", "")),
            actor=_name(plain.get("actor", "")),
        )


def guessed_choice(names: Sequence[str], rows: Sequence[Sequence[object]]) -> ColumnChoice | None:
    """Return the columns that look like a time and its words, or None where there is no time."""
    time = _time_columns(names, rows)
    if not time:
        return None
    taken = set(time)
    until = _named(names, _UNTIL_NAMES, taken)
    if until and _share_of_times(_column(rows, names.index(until)), epochs=True) > 0:
        taken.add(until)
    else:
        until = ""
    text = _named(names, _TEXT_NAMES, taken)
    actor = _named(names, _ACTOR_NAMES, {*taken, text})
    words = (text,) if text else tuple(name for name in names if name and name not in taken)
    return ColumnChoice(time, words, until, actor)


def is_named_time(name: str) -> bool:
    """Tell whether a column is called as only times are: a bare number in it is an instant."""
    return _key(name.rpartition(".")[2]) in _TIME_NAMES


def zone_in_name(name: str) -> str:
    """Return the zone that a column's name says its times are in ("Time (UTC)"), or nothing."""
    found = _ZONE_IN_NAME.search(name)
    word = read_zone(found[1].upper()) if found else None
    return word.zone if word else ""


def day_comes_first(values: Sequence[str]) -> bool | None:
    """Tell from dates like 21/06/2025 whether the day is written first; None where none shows."""
    for value in values:
        first, _, rest = value.strip().partition("/")
        second = rest.partition("/")[0]
        if first.isdecimal() and second.isdecimal() and len(first) < 3 and len(second) < 3:
            if int(first) > 12:
                return True
            if int(second) > 12:
                return False
    return None


def _time_columns(names: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[str, ...]:
    known = [name for wanted in _TIME_NAMES for name in names if _key(name) == wanted]
    known += [name for name in names if name not in known and _TIME_ENDING.search(name)]
    for name in known:
        values = _column(rows, names.index(name))
        if _share_of_times(values, epochs=True) >= _MOSTLY:
            return _with_clock(name, names, rows)
    for place, name in enumerate(names):
        if name and _share_of_times(_column(rows, place), epochs=False) >= _MOSTLY:
            return _with_clock(name, names, rows)
    return ()


def _with_clock(
    name: str, names: Sequence[str], rows: Sequence[Sequence[object]]
) -> tuple[str, ...]:
    """Return the column, with the one that holds the clock where it holds days alone."""
    stamps = StampReader(ReadContext())
    days = [str(value) for value in _column(rows, names.index(name))]
    read = [stamp for day in days if (stamp := stamps.read(day))]
    if not read or any(stamp.precision is not Precision.DAY for stamp in read):
        return (name,)
    for place, other in enumerate(names):
        clocks = _column(rows, place)
        joined = [f"{day} {clock}" for day, clock in zip(days, clocks, strict=False)]
        if other not in ("", name) and _share_of_times(joined, epochs=False) >= _MOSTLY:
            return name, other
    return (name,)


def _share_of_times(values: Sequence[object], *, epochs: bool) -> float:
    stamps = StampReader(ReadContext())
    given = [value for value in values if value not in ("", None)]
    if not given:
        return 0.0
    return sum(stamps.read(value, epochs=epochs) is not None for value in given) / len(given)


def _column(rows: Sequence[Sequence[object]], place: int) -> list[object]:
    return [row[place] for row in rows if place < len(row)]


def _named(names: Sequence[str], wanted: Sequence[str], taken: set[str]) -> str:
    for each in wanted:
        for name in names:
            if _key(name) == each and name not in taken:
                return name
    return ""


def _key(name: str) -> str:
    """Return a column's name for comparing, without a unit: "Time (UTC)" is time."""
    return name.partition("(")[0].strip().lower().replace(" ", "_")


def _names(plain: object) -> tuple[str, ...]:
    names = tuple(_name(each) for each in plain) if isinstance(plain, list) else ()
    if not names:
        raise BadColumnChoice(
            tr("The choice names no column for the time or the text. Choose one.")
        )
    return names


def _name(plain: object) -> str:
    if not isinstance(plain, str):
        raise BadColumnChoice(tr("The kept choice of columns can't be read. Choose them again."))
    return plain
