# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the formats of one event a line share: telling them, streaming, and what hangs below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.capture.event_text import one_line
from app.capture.reading import Found, ReadContext, ReadEvent, Skipped
from app.capture.stamps import Stamp, StampReader

_STEP = 500
_SAMPLE_LINES = 60
_LONGEST = 20_000
"""Characters of a line that are looked at; no logger writes more before its words end."""
_ENOUGH = 0.5
"""Of the sample's lines, but for those of stack traces, at least this share are events."""
_TRACE = re.compile(r"\s|Traceback |Caused by|at |\.{3} |[\w.]+(?:Error|Exception)\b|$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as one event."""

    stamp: Stamp
    text: str
    actor: str = ""


ReadLine = Callable[[str, StampReader], Entry | None]


@dataclass(frozen=True)
class LineFormat:
    """A format with an event on each line; lines without one belong to the event above."""

    name: str
    read_line: ReadLine
    confidence: float
    """How sure it is of a sample in which every line fits."""
    enough: float = _ENOUGH

    def recognises(self, sample: str) -> float:
        """Return the confidence by the share of lines that are events."""
        lines = [line for line in sample.split("\n") if not _TRACE.match(line)][:_SAMPLE_LINES]
        if len(lines) > 1 and len(sample) >= 1024:
            lines = lines[:-1]  # the sample may end in the middle of it
        stamps = StampReader(ReadContext())
        fitting = sum(self.read_line(line[:_LONGEST], stamps) is not None for line in lines)
        share = fitting / len(lines) if lines else 0.0
        return self.confidence * (0.5 + share / 2) if share >= self.enough else 0.0

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield an event for each line that is one, and one remark for each run that is none."""
        stamps = StampReader(context)
        lines = text.removeprefix("\ufeff").split("\n")
        below: list[int] = []
        began = False
        for number, line in enumerate(lines, start=1):
            if not number % _STEP:
                context.step(number, len(lines))
            entry = self.read_line(line[:_LONGEST].rstrip("\r"), stamps) if line else None
            if entry is None:
                if line.strip():
                    below.append(number)
                continue
            yield from _unread(below, began=began)
            began = True
            below.clear()
            yield _event(number, line, entry)
        yield from _unread(below, began=began)
        context.step(len(lines), len(lines))


def _event(number: int, line: str, entry: Entry) -> ReadEvent:
    stamp = entry.stamp
    return ReadEvent(
        line=number,
        source=line.rstrip("\r"),
        text=one_line(entry.text),
        at=stamp.at,
        precision=stamp.precision,
        actor=entry.actor,
        doubts=stamp.doubts,
    )


def _unread(lines: list[int], *, began: bool) -> Iterator[Skipped]:
    """Yield what to say of lines without a time: a stack trace is one remark, not forty."""
    if not lines:
        return
    if not began:
        yield Skipped(lines[0], "This line has no time that can be read.")
    elif len(lines) == 1:
        yield Skipped(lines[0], "This line has no time; it belongs to the entry above it.")
    else:
        yield Skipped(
            lines[0], f"These {len(lines)} lines have no time; they belong to the entry above them."
        )
