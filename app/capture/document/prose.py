# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Prose with times in it: each time of day is an event, told by its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from app.capture.document.candidate import Candidate
from app.capture.document.closing_stamp import ADMINISTRATIVE
from app.capture.document.day_words import DayWords, days_in
from app.capture.document.pieces import Piece, PieceKind
from app.capture.document.stamp import LONGEST, Stamp, match_stamp

_TIME = re.compile(
    r"(?<![\w:./-])(?:[~≈]\s?)?(?:\d{1,2}:\d{2}(?!\d|:\d{3})|\d{1,2}\s?[ap]\.?m\b|[0-2]\d[0-5]\d(?=\s?(?:UTC|GMT|hrs)\b)|noon\b|midnight\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:around|about|roughly|approximately|approx\.?|circa|ca\."
    r"|(?:shortly|just) (?:before|after)|after|before|by|until)\s(?:at\s)?$",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(r"\b(?:next|following) (?:day|morning)\b|\bday after\b", re.IGNORECASE)
_END = re.compile(r"[.!?](?=\s+[A-Z\"'(\[])|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:ca|approx|e\.g|i\.e|vs|mr|ms|dr|no|[ap]\.m)|\b[A-Z])$", re.IGNORECASE
)
_DAY_REACH = 48
MOST_TIMES = 500
"""Times in one paragraph; a text with more of them is a dump of numbers and no prose."""


def sentences_with_times(pieces: list[Piece]) -> Iterator[Candidate]:
    """Yield an event for each time of day in paragraphs and items, MOST_TIMES of each at most."""
    for piece in pieces:
        if piece.kind in (PieceKind.PARAGRAPH, PieceKind.ITEM) and not ADMINISTRATIVE.match(
            piece.text
        ):
            yield from islice(_told(piece), MOST_TIMES)


def _told(piece: Piece) -> Iterator[Candidate]:
    text, starts = _with_lines(piece)
    days = days_in(text)
    at = 0
    for start, end in _sentences(text):
        sentence = " ".join(text[start:end].split())
        at = max(at, start)
        while (found := _TIME.search(text, at, end)) is not None:
            said, since = found.start(), at
            stamp, at = _stamp(text, said, end, days)
            if stamp is not None:
                if _NEXT_DAY.search(text, since, said):
                    stamp = stamp._replace(next_day=True)
                line, source = _line(starts, said)
                yield Candidate(line=line, source=source, stamp=stamp, text=sentence)


def _stamp(
    text: str, start: int, end: int, days: Sequence[tuple[DayWords, int, int]]
) -> tuple[Stamp | None, int]:
    """Return the stamp at a time of day, with the day that stands just before it."""
    head = text[start : min(end, start + LONGEST)]
    found = match_stamp(head, 0, loose=False)
    if found is None or found[0].clock is None or found[0].clock.at is None:
        return None, start + 1
    stamp, length = found
    vague = _VAGUE.search(text[max(0, start - 30) : start]) is not None
    above = bisect_right(days, start, key=_day_end) - 1
    if stamp.day is None and above >= 0:
        day, _, last = days[above]
        if start < last + _DAY_REACH and not _TIME.search(text, last, start):
            stamp = stamp._replace(day=day)
    return stamp._replace(vague=stamp.vague or vague), start + max(length, 1)


def _day_end(found: tuple[DayWords, int, int]) -> int:
    return found[2]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        if _ABBREVIATED.search(text, max(start, found.start() - 8), found.start()):
            continue
        yield start, found.end()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _with_lines(piece: Piece) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the piece's text, and where in it each line of the document starts."""
    parts, starts, at = [], [], 0
    for number, source, words in (
        (piece.line, piece.source, piece.text),
        *((line.number, line.source, line.text.strip()) for line in piece.more),
    ):
        starts.append((at, number, source))
        parts.append(words)
        at += len(words) + 1
    return " ".join(parts), starts


def _line(starts: list[tuple[int, int, str]], at: int) -> tuple[int, str]:
    place = bisect_right(starts, at, key=itemgetter(0)) - 1
    return starts[place][1], starts[place][2]
