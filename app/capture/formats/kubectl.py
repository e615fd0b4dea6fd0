# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`kubectl get events` and the events of `kubectl describe`: ages, not instants.

An age counts back from when the command ran, which nobody wrote down. Where a heading above gives
a time of day and the review its day, that is taken for it, and doubted; else the time is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.capture.document.zone_words import read_zone
from app.capture.event_text import one_line
from app.capture.reading import Doubt, Found, ReadContext, ReadEvent, Skipped
from app.capture.stamps import StampReader
from app.review.event import Precision

_AGE = r"(?:\d{1,4}[dhms](?:\d{1,3}[hms]){0,2}|<invalid>|<unknown>)"
_AGES = re.compile(rf"(?P<last>{_AGE})(?: \(x\d+ over (?P<first>{_AGE})\))?")
_COLUMNS = re.compile(r"\t+|\s{2,}")
_HEADING = re.compile(r"#{0,6}\s*(?P<clock>\d{1,2}:\d{2})(?:\s*(?P<zone>[A-Z]{2,5}))?\s*")
_TITLES = re.compile(r"\s*(?:LAST\s?SEEN|NAMESPACE\s+LAST\s?SEEN|FIRSTSEEN|Type\s+Reason\s+Age)\b")
_TYPES = ("Normal", "Warning")
_WIDE = ("reason", "object", "subobject", "source", "message", "first", "count", "name")
_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_CONFIDENCE = 0.9
_ENOUGH = 2
_SHARE = 0.3
"""Of the lines, at least this share are rows: a document that quotes a table has fewer."""
_STEP = 500


@dataclass(frozen=True)
class _Row:
    first: timedelta | None
    last: timedelta | None
    text: str
    actor: str


@dataclass(frozen=True)
class KubectlFormat:
    """Tables of Kubernetes events as they are printed for people."""

    name: str = "kubectl"

    def recognises(self, sample: str) -> float:
        """Return certainty for a table's title with a row, or for a few rows."""
        lines = [line for line in sample.split("\n") if line.strip()]
        rows = sum(_row(line) is not None for line in lines)
        titled = any(_TITLES.match(line) for line in lines)
        is_table = rows >= _ENOUGH or (titled and rows)
        return _CONFIDENCE if is_table and rows >= _SHARE * len(lines) else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield the rows; lines around them are no part of the table."""
        now: datetime | None = None
        lines = text.split("\n")
        titled = False
        for number, line in enumerate(lines, start=1):
            if not number % _STEP:
                context.step(number, len(lines))
            if heading := _HEADING.fullmatch(line.rstrip()):
                now = _ran_at(heading, context)
            elif row := _row(line):
                yield _event(number, line.rstrip("\r"), row, now)
            elif _TITLES.match(line):
                titled = True
            elif titled and line.strip() and not _is_ruler(line):
                yield Skipped(number, "This row has no type and age of an event.")
        context.step(len(lines), len(lines))


def _is_ruler(line: str) -> bool:
    return not line.replace("-", "").strip() or "```" in line


def _row(line: str) -> _Row | None:
    cells = [cell for cell in _COLUMNS.split(line.strip()[:4000]) if cell]
    ages = [place for place, cell in enumerate(cells) if _AGES.fullmatch(cell)]
    kind = next((place for place, cell in enumerate(cells) if cell in _TYPES), None)
    if not ages or kind is None or len(cells) < 4:
        return None
    if kind < ages[0]:
        return _described(cells, kind, ages[0])
    return _listed(cells, kind, ages)


def _described(cells: list[str], kind: int, age: int) -> _Row:
    """Read a row of `describe`: Type, Reason, Age, From, Message."""
    found = _AGES.fullmatch(cells[age])
    last = found["last"] if found else ""
    first = (found["first"] if found else None) or last
    reason, rest = cells[kind + 1 : age], cells[age + 1 :]
    actor, words = (rest[0], rest[1:]) if len(rest) > 1 else ("", rest)
    text = one_line(_warning(cells[kind]), *reason, *words)
    return _Row(_age(first), _age(last), text, actor)


def _listed(cells: list[str], kind: int, ages: list[int]) -> _Row:
    """Read a row of `get events`, old (two ages, count, name) or new (one age, object)."""
    if len(cells) - kind - 1 == len(_WIDE) and kind + 6 in ages:
        return _wide(cells, kind, ages[0])
    before, after = cells[ages[-1] + 1 : kind], cells[kind + 1 :]
    last = _AGES.fullmatch(cells[ages[0]])
    first = _AGES.fullmatch(cells[ages[1]]) if len(ages) > 1 and ages[1] < kind else last
    names = [cell for cell in before if not cell.isdigit()]
    text = one_line(_warning(cells[kind]), after[0] if after else "", *names, *after[1:])
    source = next((cell for cell in after if cell.startswith("{")), "")
    oldest = (first["first"] or first["last"]) if first else None
    actor = source.strip("{} ")
    return _Row(_age(oldest), _age(last["last"] if last else None), text, actor)


def _wide(cells: list[str], kind: int, age: int) -> _Row:
    """Read a row of `get events -o wide`, which has the first age behind the message."""
    row = dict(zip(_WIDE, cells[kind + 1 :], strict=True))
    text = one_line(_warning(cells[kind]), row["reason"], row["object"], row["message"])
    return _Row(_age(row["first"]), _age(cells[age]), text, row["source"])


def _warning(kind: str) -> str:
    return "Warning:" if kind == "Warning" else ""


def _age(written: str | None) -> timedelta | None:
    parts = re.findall(r"(\d{1,4})([dhms])", written or "")
    return timedelta(seconds=sum(int(n) * _UNITS[unit] for n, unit in parts)) if parts else None


def _ran_at(heading: re.Match[str], context: ReadContext) -> datetime | None:
    """Return when the command ran, by the heading above it and the review's day."""
    if context.day is None:
        return None
    zone = read_zone(heading["zone"]) if heading["zone"] else None
    known = ReadContext(day=context.day, zone=zone.zone if zone else context.zone)
    stamp = StampReader(known).read(f"{context.day.isoformat()} {heading['clock']:0>5}")
    return stamp.at if stamp else None


def _event(number: int, line: str, row: _Row, now: datetime | None) -> ReadEvent:
    begun = now - row.first if now and row.first is not None else None
    ended = now - row.last if now and row.last is not None else None
    return ReadEvent(
        line=number,
        source=line,
        text=row.text,
        at=begun,
        until=ended if begun and ended and ended > begun else None,
        precision=Precision.APPROXIMATE if begun else Precision.UNKNOWN,
        actor=one_line(row.actor),
        doubts=(Doubt.RELATIVE_TIME,),
    )


FORMAT = KubectlFormat()
