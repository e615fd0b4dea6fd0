# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""W3C extended logs, as IIS and CloudFront write them: the columns are named in `#Fields:`.

The standard has its times in UTC, so no zone is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.capture.event_text import one_line
from app.capture.reading import UTC_ZONE, Found, ReadContext, ReadEvent, Skipped
from app.capture.stamps import StampReader
from app.translation import tr

_FIELDS = "#Fields:"
_CONFIDENCE = 0.96
_STEP = 500
_NOTHING = ("", "-")


@dataclass(frozen=True)
class W3cLogFormat:
    """A line as an event, by the columns that the last `#Fields:` above it names."""

    name: str = "w3c-log"

    def recognises(self, sample: str) -> float:
        """Return certainty where a heading names a column with the time."""
        headings = (line for line in sample.split("\n") if line.startswith(_FIELDS))
        return _CONFIDENCE if any("time" in _columns(each) for each in headings) else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield an event for each line below a heading."""
        stamps = StampReader(replace(context, zone=UTC_ZONE))
        columns: list[str] = []
        day = ""
        lines = text.removeprefix("\ufeff").split("\n")
        for number, line in enumerate(lines, start=1):
            if not number % _STEP:
                context.step(number, len(lines))
            if line.startswith(_FIELDS):
                columns = _columns(line)
            elif line.startswith(("#Date:", "#Start-Date:")):
                day = line.split(":", 1)[1].strip()[:10]
            elif line.strip() and not line.startswith("#"):
                yield _event(number, line.rstrip("\r"), columns, day, stamps)
        context.step(len(lines), len(lines))


def _columns(heading: str) -> list[str]:
    return heading.rstrip("\r").removeprefix(_FIELDS).split()


def _event(number: int, line: str, columns: list[str], day: str, stamps: StampReader) -> Found:
    cells = line.split("\t") if "\t" in line else line.split(" ")
    row = dict(zip(columns, cells, strict=False))
    stamp = stamps.read(f"{row.get('date', day)} {row.get('time', '')}".replace('"', ""))
    if stamp is None:
        return Skipped(number, tr("This line has no day and time where the heading says they are."))
    return ReadEvent(
        line=number,
        source=line,
        text=_words(row) or one_line(line),
        at=stamp.at,
        precision=stamp.precision,
        actor=_cell(row, "c-ip") or _cell(row, "s-ip"),
        doubts=stamp.doubts,
    )


def _words(row: dict[str, str]) -> str:
    path = _cell(row, "cs-uri-stem") or _cell(row, "cs-uri")
    query = _cell(row, "cs-uri-query")
    request = one_line(_cell(row, "cs-method"), f"{path}?{query}" if path and query else path)
    status = _cell(row, "sc-status")
    return f"{request} → {status}" if request and status else request


def _cell(row: dict[str, str], name: str) -> str:
    value = row.get(name, "").strip('"')
    return "" if value in _NOTHING else value


FORMAT = W3cLogFormat()
