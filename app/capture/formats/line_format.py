# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the formats of one event a line share: telling them, streaming, and what hangs below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from app.capture.column_choice import day_comes_first
from app.capture.event_text import one_line
from app.capture.reading import Found, ReadContext, ReadEvent, Skipped
from app.capture.stamps import Stamp, StampReader
from app.translation import tr

_STEP = 500
_SAMPLE_LINES = 60
_LONGEST = 20_000
"""Characters of a line that are looked at; no logger writes more before its words end."""
_ENOUGH = 0.5
"""Of the sample's lines, but for those of stack traces, at least this share are events."""
_FEWEST = 3
"""Entries that open a text and are followed by long messages: fewer are a document's own."""
_OPENING = 0.3
"""Share of the confidence where entries open the text but most of its lines hang below them."""
_BELOW = re.compile(
    r"\s|Traceback |Caused by|at |\.{3} |\[stacktrace\]|-->|#\d+\s|[}\])]|</?[A-Za-z?!]"
    r"|[A-Z][\w ]{2,30}: *$|File \""
    r"|[\w./@*\[\]-]{1,120}\.[\w.*\[\]-]{1,80}(?:\([^)\s]{0,80}\)\S{0,80})?\s*$"
    r"|(?:SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST): |panic: |goroutine \d"
    r"|[\w.$]+(?:Error|Exception|Exit|Interrupt|Fault|Warning)\b|$"
)
"""How a line begins that goes on with the entry above it."""
_TELLING = re.compile(
    r"(?:Caused by: )?[\w.$]*(?:Error|Exception|Exit|Interrupt|Fault)\b(?:: |$)|panic: "
    r"|(?:SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST): "
)
"""The line of a trace that says what went wrong."""
_STAMPED = re.compile(r".{0,80}?\d{1,2}:\d{2}:\d{2}\b", re.DOTALL)
_SLASHED = re.compile(r"(?<![\d/:])\d{1,2}/\d{1,2}/\d{4}(?!/)")
_DATES_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as one event."""

    stamp: Stamp
    text: str
    actor: str = ""


ReadLine = Callable[[str, StampReader], Entry | None]


@dataclass(frozen=True)
class LineFormat:
    """A format with an event on each line; the lines of a trace belong to the event above."""

    name: str
    read_line: ReadLine
    confidence: float
    """How sure it is of a sample in which every line fits."""
    enough: float = _ENOUGH
    otherwise: ReadLine | None = None
    """Reads a line with a time that is not of this format: logs are often put into one file."""

    def recognises(self, sample: str) -> float:
        """Return the confidence by the share of lines that are events."""
        lines = [line for line in sample.split("\n") if not _BELOW.match(line)][:_SAMPLE_LINES]
        if len(lines) > 1 and len(sample) >= 1024:
            lines = lines[:-1]  # the sample may end in the middle of it
        stamps = StampReader(ReadContext())
        fitting = [self.read_line(line[:_LONGEST], stamps) is not None for line in lines]
        share = sum(fitting) / len(lines) if lines else 0.0
        if share >= self.enough:
            return self.confidence * (0.5 + share / 2)
        opens = bool(fitting) and fitting[0] and sum(fitting) >= _FEWEST
        return self.confidence * _OPENING if opens else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield an event for each line that is one, with what hangs below it."""
        stamps = StampReader(context, day_first=_day_first(text))
        lines = text.removeprefix("\ufeff").split("\n")
        open_entry = _Open()
        for number, line in enumerate(lines, start=1):
            if not number % _STEP:
                context.step(number, len(lines))
            entry = self._entry(line[:_LONGEST].rstrip("\r"), stamps)
            if entry is None:
                if line.strip():
                    open_entry.below(number, line)
                continue
            yield from open_entry.end()
            open_entry = _Open(number, line, entry)
        yield from open_entry.end()
        context.step(len(lines), len(lines))

    def _entry(self, line: str, stamps: StampReader) -> Entry | None:
        if not line:
            return None
        entry = self.read_line(line, stamps)
        if entry is not None or self.otherwise is None or line[0].isspace():
            return entry
        return self.otherwise(line, stamps) if _STAMPED.match(line) else None


@dataclass(slots=True)
class _Open:
    """The entry being read, and the lines without an event that follow it."""

    number: int = 0
    source: str = ""
    entry: Entry | None = None
    hanging: list[str] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    stray_has_time: bool = False

    def below(self, number: int, line: str) -> None:
        """Take a line that is no entry: of the entry above, or of nobody's."""
        goes_on = self.hanging or _BELOW.match(line)
        has_time = bool(_STAMPED.match(line))
        if self.entry is None or not goes_on or has_time:
            self.stray.append(number)
            self.stray_has_time |= has_time
        else:
            self.hanging.append(line[:_LONGEST])

    def end(self) -> Iterator[Found]:
        """Yield the event, then one remark on the lines that belong to none."""
        if self.entry is not None:
            yield _event(self.number, self.source, self.entry, self.hanging)
        if self.stray:
            yield Skipped(self.stray[0], self._reason())

    def _reason(self) -> str:
        """Return what to say of lines without a time: a run of them is one remark, not forty."""
        count = len(self.stray)
        if self.stray_has_time:
            if count == 1:
                return tr("This line is not written as the others are; a time there can't be read.")
            return tr(
                "These {0} lines are not written as the others are; a time there can't be read."
            ).format(count)
        if self.entry is None:
            return tr("This line has no time that can be read.")
        if count == 1:
            return tr("This line has no time; it belongs to the entry above it.")
        return tr("These {0} lines have no time; they belong to the entry above them.").format(
            count
        )


def _event(number: int, line: str, entry: Entry, below: list[str]) -> ReadEvent:
    stamp = entry.stamp
    return ReadEvent(
        line=number,
        source=line.rstrip("\r"),
        text=one_line(entry.text, _told_below(below)) if below else one_line(entry.text),
        at=stamp.at,
        precision=stamp.precision,
        actor=entry.actor,
        doubts=stamp.doubts,
    )


def _told_below(lines: list[str]) -> str:
    """Return what a trace comes to: the line that names the error, and how many more there are."""
    telling = next((line for line in lines if _TELLING.match(line)), lines[0])
    more = len(lines) - 1
    if not more:
        return telling
    return (
        f"{telling.strip()} (and 1 more line)"
        if more == 1
        else (f"{telling.strip()} (and {more} more lines)")
    )


def _day_first(text: str) -> bool | None:
    """Tell by all dates like 21/06/2025 of a log whether the day is written first."""
    if not _SLASHED.search(text, 0, _LONGEST):
        return None
    found = islice(_SLASHED.finditer(text), _DATES_LOOKED_AT)
    return day_comes_first([each[0] for each in found])
