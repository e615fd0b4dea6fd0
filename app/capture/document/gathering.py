# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find what stands first with a time: rows, items, headings and lines that start with a stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.capture.document.candidate import Candidate, actor_and_text
from app.capture.document.clock_words import OPEN_CLOCK
from app.capture.document.closing_stamp import read_closing_stamp
from app.capture.document.day_words import DayWords, days_in
from app.capture.document.link_words import without_addresses
from app.capture.document.pieces import (
    BOLD_LEVEL,
    Piece,
    PieceKind,
    is_keyed,
    joined,
    lone_day,
    names_section,
    set_apart,
    stands_first,
)
from app.capture.document.stamp import Stamp, read_stamp
from app.capture.document.table_columns import Columns, columns_of, is_header
from app.capture.reading import Skipped
from app.translation import tr

_LONGEST_TEXT = 2000
_TIMELINE = re.compile(
    r"\b(?:time\s?lines?|chronolog\w*|sequence of events|what happened|(?:event|incident) log"
    r"|order of events|verlauf|zeitleiste|cronolog\w+)\b",
    re.IGNORECASE,
)


_KEY_MOMENTS = re.compile(
    r"\b(?:key|important|significant) (?:events?|moments?|times?|dates?|points?|milestones?)\b"
    r"|^\W*milestones\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """A heading that holds for what is below it."""

    level: int
    line: int
    text: str
    day: DayWords | None

    @property
    def is_timeline(self) -> bool:
        """Whether it says that what follows is the timeline."""
        return _TIMELINE.search(self.text) is not None

    @property
    def is_key_moments(self) -> bool:
        """Whether it says that what follows are the moments that the figures are made from."""
        return _KEY_MOMENTS.search(self.text) is not None


@dataclass
class Gathered:
    """What was found in a document."""

    candidates: list[Candidate] = field(default_factory=list)
    closing: list[Candidate] = field(default_factory=list)
    """Those whose time ends the line, which are events where no others are."""
    told: list[Candidate] = field(default_factory=list)
    """Paragraphs like "At 2017/01/31 22:00 we were paged", which are prose beside a timeline."""
    skipped: list[Skipped] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


def gather(pieces: list[Piece], *, loose: bool = False) -> Gathered:
    """Return every candidate in the order of the document.

    `loose` takes 14.05 at the start of an item for a time, which may be a version as well.
    """
    walk = _Walk(loose=loose)
    for place, piece in enumerate(pieces):
        walk.take(piece, pieces, place)
    walk.end_table()
    _leave_title(walk)
    walk.found.candidates += _days_without_times(
        walk.lone_days, [*walk.found.candidates, *walk.found.closing]
    )
    walk.found.candidates.sort(key=lambda each: each.line)
    return walk.found


def _leave_title(walk: _Walk) -> None:
    """Take the document's title for no event, where it is the only heading of its level."""
    highest = [each for each in walk.found.headings if each.level == 1]
    if not highest or highest[0] is not walk.found.headings[0]:
        return
    title, lines = highest[0].line, {each.line for each in highest}
    for found in (walk.found.candidates, walk.lone_days):
        titled = [each for each in found if each.line in lines]
        if [each.line for each in titled] == [title]:
            found.remove(titled[0])


def _days_without_times(lone: list[Candidate], timed: list[Candidate]) -> list[Candidate]:
    """Return the headings of a day below which no time stands: the day is all that is known."""
    used = {line for each in timed for line in each.path}
    return [each for each in lone if each.line not in used]


@dataclass
class _Walk:
    """The headings above the piece in hand, and the table it belongs to."""

    found: Gathered = field(default_factory=Gathered)
    above: list[Heading] = field(default_factory=list)
    table: list[Piece] = field(default_factory=list)
    lone_days: list[Candidate] = field(default_factory=list)
    loose: bool = False

    def take(self, piece: Piece, pieces: list[Piece], place: int) -> None:
        """Take the next piece."""
        if piece.kind is PieceKind.ROW:
            self.table.append(piece)
            return
        self.end_table()
        if piece.kind is PieceKind.HEADING:
            self._heading(piece, pieces, place)
        elif piece.kind is PieceKind.ITEM:
            self._starting(piece, read_stamp(piece.text, loose=self.loose))
        elif piece.kind is PieceKind.PARAGRAPH:
            self._starting(piece, stands_first(piece.text))
            self._keyed(piece)
            self._told(piece)

    def end_table(self) -> None:
        """Read the rows that were gathered."""
        rows, self.table = self.table, []
        for header, body in _tables(rows):
            columns = columns_of(header, [row.cells for row in body])
            for row in body:
                self._row(row, columns)

    def _heading(self, piece: Piece, pieces: list[Piece], place: int) -> None:
        found = read_stamp(piece.text)
        self._leave(piece.level, stamped=found is not None)
        days = [day for day, _, _ in days_in(piece.text)]
        timed = found is not None and found[0].timed
        day = lone_day(piece.text) or (days[0] if len(days) == 1 and not timed else None)
        if found and timed:
            self._add(piece, found[0], found[1].strip(" ()") or _below(pieces, place))
        elif found and day and (words := _below(pieces, place)):
            self.lone_days.append(self._candidate(piece, found[0], found[1] or words))
        heading = Heading(piece.level, piece.line, piece.text, day)
        self.above.append(heading)
        self.found.headings.append(heading)

    def _leave(self, level: int, *, stamped: bool) -> None:
        """End the headings that a new one ends; one with a time goes on with the timeline.

        That is not so where the timeline belongs to a heading like the new one: another incident.
        """
        if any(each.level == level and each.day is not None for each in self.above):
            stamped = stamped and any(
                each.level == level and each.is_timeline for each in self.above
            )
        while self.above and self.above[-1].level >= level:
            if stamped and self.above[-1].is_timeline:
                return
            self.above.pop()

    def _starting(self, piece: Piece, found: tuple[Stamp, str] | None) -> None:
        if found is None:
            if piece.kind is PieceKind.ITEM and not piece.more and not self.loose:
                self._closing(piece)
            return
        stamp, rest = found
        whole = " ".join((rest, *(line.text.strip().lstrip(">").strip() for line in piece.more)))
        in_prose = piece.kind is PieceKind.PARAGRAPH and not set_apart(piece.text, rest)
        if in_prose and (not stamp.timed or not (whole.strip() or stamp.clock != OPEN_CLOCK)):
            return
        self._add(piece, stamp, whole)

    def _told(self, piece: Piece) -> None:
        found = read_stamp(piece.text) if stands_first(piece.text) is None else None
        if found and found[0].day is not None and found[0].clock is not None and found[1]:
            self.found.told.append(self._candidate(piece, found[0], joined(piece)))

    def _keyed(self, piece: Piece) -> None:
        if is_keyed(piece.text) and not piece.more:
            self._closing(piece)

    def _closing(self, piece: Piece) -> None:
        if found := read_closing_stamp(piece.text):
            self.found.closing.append(self._candidate(piece, *found))

    def _row(self, row: Piece, columns: Columns | None) -> None:
        if columns is None:
            return
        stamp = columns.stamp(row.cells)
        words = columns.words(row.cells)
        if note := columns.note(row.cells):
            words = f"{note} · {words}" if words else note
        if stamp is None and words and not columns.has_time(row.cells):
            stamp = Stamp(clock=OPEN_CLOCK)
        if stamp is None:
            if any(row.cells):
                self.found.skipped.append(Skipped(row.line, tr("The time's cell holds no time.")))
            return
        if not words:
            self.found.skipped.append(Skipped(row.line, tr("The row tells no event.")))
            return
        self._add(row, stamp, words, columns)

    def _add(self, piece: Piece, stamp: Stamp, words: str, columns: Columns | None = None) -> None:
        if not words.strip(" :\t"):
            self.found.skipped.append(Skipped(piece.line, tr("A time without words.")))
            return
        self.found.candidates.append(self._candidate(piece, stamp, words, columns))

    def _candidate(
        self, piece: Piece, stamp: Stamp, words: str, columns: Columns | None = None
    ) -> Candidate:
        day = next((each for each in reversed(self.above) if each.day), None)
        actor, text = actor_and_text(" ".join(words.split())[:_LONGEST_TEXT])
        return Candidate(
            line=piece.line,
            source=piece.source,
            stamp=stamp,
            text=without_addresses(text),
            actor=(columns.person(piece.cells) if columns else "") or actor,
            path=tuple(each.line for each in self.above),
            day=day.day if day else None,
            day_line=day.line if day else 0,
            under_day=day is not None and lone_day(day.text) is not None,
            zone=columns.zone if columns else None,
        )


def _below(pieces: list[Piece], place: int) -> str:
    """Return the first words below a heading; a label like "Run:" with what it names."""
    words = ""
    for piece in pieces[place + 1 : place + 4]:
        if piece.kind is PieceKind.HEADING:
            if words or piece.level < BOLD_LEVEL or names_section(piece.text):
                break
            words = joined(piece)
        elif piece.kind in (PieceKind.PARAGRAPH, PieceKind.ITEM):
            return f"{words} {joined(piece)}".lstrip()
    return words


def _tables(rows: list[Piece]) -> Iterator[tuple[tuple[str, ...] | None, list[Piece]]]:
    """Yield header and body of each table; a second header starts another."""
    header: tuple[str, ...] | None = None
    body: list[Piece] = []
    for row in rows:
        if is_header(row.cells):
            if body:
                yield header, body
            header, body = row.cells, []
        else:
            body.append(row)
    if body:
        yield header, body
