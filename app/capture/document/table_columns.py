# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which column of a table holds the time, the end, the day, the person and the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.capture.days import WEEKDAY_PATTERN
from app.capture.document.day_words import match_day
from app.capture.document.stamp import Stamp, read_stamp
from app.capture.document.zone_words import ZONE_PATTERN, ZoneWord, read_zone

Row = tuple[str, ...]

_NAMES = {
    "number": re.compile(r"^\W*(?:#|no\.?|nr\.?)\W*$", re.IGNORECASE),
    "until": re.compile(
        r"\b(?:end(?:ed)?|until|finish(?:ed)?|stop(?:ped)?|to)\b(?! end)", re.IGNORECASE
    ),
    "day": re.compile(r"^\W*(?:date|day|datum|tag|fecha|jour)\b(?!.*time)", re.IGNORECASE),
    "time": re.compile(
        r"\b(?:time|times|timestamp|when|start(?:ed)?|from|at|date|datetime|utc|hour|uhrzeit|zeit|heure|hora)\b",
        re.IGNORECASE,
    ),
    "actor": re.compile(
        r"\b(?:who|actor|author|person|people|by|user|name|responder|role|team|wer)\b",
        re.IGNORECASE,
    ),
    "text": re.compile(
        r"\b(?:event|description|what|action|activity|details?|notes?|comment|message|summary|update|status|happen\w*)\b",
        re.IGNORECASE,
    ),
}
_NOT_WHEN = re.compile(
    r"\b(?:due|deadline|eta|target|duration|elapsed|length|downtime|delta|time to|took|closed"
    r"|planned|complet\w+ by)\b",
    re.IGNORECASE,
)
_ZONE_NAME = re.compile(rf"(?<![A-Za-z]){ZONE_PATTERN}")
_LONGEST_NAME = 60
_WHOLE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WEEKDAY = re.compile(WEEKDAY_PATTERN, re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """Places of columns, from 0; None where a table has no such column."""

    time: int
    day: int | None = None
    until: int | None = None
    actor: int | None = None
    text: int | None = None
    number: int | None = None
    """The one that only counts the rows."""
    repeated: tuple[int, ...] = ()
    """Those that say again when it was: the weekday, or the time in another zone."""
    year: str = ""
    """The year that the header of the days names for all of them."""
    zone: ZoneWord | None = None

    def stamp(self, row: Row) -> Stamp | None:
        """Return what a row says of when, or None where its cell holds no time."""
        words = self._cell(row, self.time)
        if self.day is not None:
            day = self._cell(row, self.day)
            if day and self.year and not _WHOLE_YEAR.search(day):
                day = f"{day}, {self.year}"
            words = f"{day} {words}"
        end = self._cell(row, self.until)
        if end and read_stamp(end, loose=True):
            words = f"{words} - {end}"
        found = read_stamp(words, loose=True)
        return found[0] if found else None

    def has_time(self, row: Row) -> bool:
        """Tell whether anything stands in the time's cell."""
        return bool(self._cell(row, self.time))

    def note(self, row: Row) -> str:
        """Return what stands in the time's cell behind the time."""
        found = read_stamp(self._cell(row, self.time), loose=True)
        return found[1].strip(" )(") if found else ""

    def words(self, row: Row) -> str:
        """Return what a row tells: all that is neither time nor person."""
        taken = {self.time, self.day, self.until, self.actor, self.number, *self.repeated}
        told = [
            cell
            for place, cell in enumerate(row)
            if place not in (*taken, self.text) and cell.strip(" -–—")
        ]
        return " · ".join([each for each in (self._cell(row, self.text),) if each] + told)

    def person(self, row: Row) -> str:
        """Return who acted."""
        name = self._cell(row, self.actor).strip(" `*_").removeprefix("@")
        return name if any(each.isalnum() for each in name) else ""

    def _cell(self, row: Row, place: int | None) -> str:
        return row[place].strip() if place is not None and place < len(row) else ""


def is_header(row: Row) -> bool:
    """Tell whether a row names columns and one of them is a time's."""
    if len(row) < 2 or any(len(cell) > _LONGEST_NAME for cell in row):
        return False
    return any(_names_time(cell) for cell in row) and not any(
        read_stamp(cell, loose=True) for cell in row
    )


def columns_of(header: Row | None, rows: list[Row]) -> Columns | None:
    """Return the columns of a table that tells what happened when, or None."""
    named = _named(header) if header else {}
    time = named.get("time", named.get("day"))
    if time is None:
        time = next((place for place in (0, 1) if _mostly_times(rows, place)), None)
    if time is None or (header and _NOT_WHEN.search(header[time] if time < len(header) else "")):
        return None
    if not any(time < len(row) and read_stamp(row[time], loose=True) for row in rows):
        return None
    days = [place for place, cell in enumerate(header or ()) if _NAMES["day"].search(cell)]
    day = next((place for place in days if _any(rows, place, match_day)), named.get("day"))
    year = _WHOLE_YEAR.search(header[day]) if header and day is not None else None
    return Columns(
        time=time,
        day=day if day != time else None,
        until=named.get("until"),
        actor=named.get("actor"),
        text=named.get("text"),
        number=named.get("number"),
        repeated=_repeated(header or (), rows, {time, day, named.get("until")}),
        year=year[0] if year else "",
        zone=_zone(header[time]) if header and time < len(header) else None,
    )


def _repeated(header: Row, rows: list[Row], taken: set[int | None]) -> tuple[int, ...]:
    """Return the columns that say again when it was, and nothing else."""
    others = [place for place in range(len(header)) if place not in taken]
    return tuple(
        place
        for place in others
        if (_NAMES["day"].search(header[place]) and _any(rows, place, _WEEKDAY.fullmatch))
        or (
            _ZONE_NAME.search(header[place])
            and _names_time(header[place])
            and _mostly_times(rows, place)
        )
    )


def _any(rows: list[Row], place: int, test: Callable[[str], object]) -> bool:
    return any(place < len(row) and test(row[place].strip()) for row in rows)


def _named(header: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        if _NOT_WHEN.search(cell):
            continue
        for name, pattern in _NAMES.items():
            if pattern.search(cell) or (name == "time" and _names_time(cell)):
                found.setdefault(name, place)
                break
    return found


def _names_time(cell: str) -> bool:
    if _NOT_WHEN.search(cell):
        return False
    return bool(_NAMES["time"].search(cell) or _ZONE_NAME.fullmatch(cell.strip(" ()")))


def _mostly_times(rows: list[Row], place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    found = [cell for cell in cells if (each := read_stamp(cell, loose=True)) and len(each[1]) < 30]
    return bool(cells) and len(found) * 2 >= len(cells)


def _zone(name: str) -> ZoneWord | None:
    found = _ZONE_NAME.search(name)
    return read_zone(found[0]) if found else None
