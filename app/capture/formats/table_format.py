# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the formats that are tables share: the columns chosen, and events of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.capture.column_choice import (
    BadColumnChoice,
    ColumnChoice,
    day_comes_first,
    is_named_time,
    zone_in_name,
)
from app.capture.event_text import named_actor, one_line
from app.capture.formats.format import SAMPLE_SIZE
from app.capture.reading import Doubt, Found, ReadContext, ReadEvent, Skipped
from app.capture.sheet import Row, Sheet, rows_of, sheet_of
from app.capture.stamps import Stamp, StampReader
from app.translation import tr

_STEP = 500

Choose = Callable[[Sheet], ColumnChoice | None]


def _never(_choice: ColumnChoice) -> bool:
    return False


@dataclass(frozen=True)
class TableFormat:
    """Rows as events, by columns that are chosen from the heading and the first rows."""

    name: str
    choose: Choose
    confidence: float
    confidence_without_header: float = 0.0
    epochs_are_sure: bool = False
    """The format says which unit its numbers have, so it isn't guessed."""
    nothing: str = ""
    """What a cell without a value is called in the words of the event."""
    names_columns: Callable[[ColumnChoice], bool] = _never
    """Whether the words of an event say which column each value is of."""

    def recognises(self, sample: str) -> float:
        """Return the confidence where columns could be chosen."""
        sheet = sheet_of(sample)
        if sheet is None or self.choose(sheet) is None:
            return 0.0
        return self.confidence if sheet.has_header else self.confidence_without_header

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield an event for each row, by the columns that were chosen."""
        sheet = sheet_of(text[:SAMPLE_SIZE])
        choice = self.choose(sheet) if sheet else None
        if sheet is None or choice is None:
            yield Skipped(1, tr("No column of a table here holds times that can be read."))
            return
        yield from self.read_chosen(text, context, sheet, choice)

    def read_chosen(
        self, text: str, context: ReadContext, sheet: Sheet, choice: ColumnChoice
    ) -> Iterator[Found]:
        """Yield an event for each row, by the columns given. Raises BadColumnChoice."""
        rows = _Rows(sheet, choice, context, self)
        total = text.count("\n") + 1
        below_header = sheet.has_header
        for number, row in enumerate(rows_of(text, sheet.separator)):
            if not number % _STEP:
                context.step(min(row.line, total), total)
            if below_header and isinstance(row, Row):
                below_header = False
            else:
                yield rows.event(row) if isinstance(row, Row) else row
        context.step(total, total)


class _Rows:
    def __init__(
        self, sheet: Sheet, choice: ColumnChoice, context: ReadContext, form: TableFormat
    ) -> None:
        self._width = len(sheet.header)
        self._time = _places(sheet, choice.time)
        self._text = _places(sheet, choice.text)
        self._names = choice.text if form.names_columns(choice) else ()
        self._until = _places(sheet, (choice.until,)) if choice.until else ()
        self._actor = _places(sheet, (choice.actor,)) if choice.actor else ()
        self._separator = sheet.separator
        self._form = form
        self._units_are_sure = form.epochs_are_sure or any(map(is_named_time, choice.time))
        times = [_joined(row, self._time) for row in sheet.sample]
        zone = next(filter(None, map(zone_in_name, choice.time)), context.zone)
        known = replace(context, zone=zone)
        self._stamps = StampReader(known, day_first=day_comes_first(times))

    def event(self, row: Row) -> Found:
        written = _joined(row, self._time)
        stamp = self._stamps.read(written)
        if stamp is None:
            return Skipped(row.line, self._reason(row, written))
        stamp = self._doubted(stamp, written)
        until = self._until_of(row, stamp)
        return ReadEvent(
            line=row.line,
            source=self._separator.join(row.cells),
            text=self._words(row),
            at=stamp.at,
            until=until,
            precision=stamp.precision,
            actor=named_actor(_joined(row, self._actor)),
            doubts=stamp.doubts,
        )

    def _reason(self, row: Row, written: str) -> str:
        if len(row.cells) != self._width:
            return tr("This row has {0} cells for {1} columns, and no time.").format(
                len(row.cells), self._width
            )
        if not written:
            return tr("The time of this row is empty.")
        return tr("“{0}” is not a time that can be read.").format(one_line(written)[:40])

    def _doubted(self, stamp: Stamp, written: str) -> Stamp:
        if self._units_are_sure or not written.replace(".", "", 1).isdigit():
            return stamp
        return replace(stamp, doubts=(*stamp.doubts, Doubt.UNIT_GUESSED))

    def _until_of(self, row: Row, start: Stamp) -> datetime | None:
        """Return the end; a row with cells too many can't be trusted beyond its time."""
        if len(row.cells) != self._width or start.at is None:
            return None
        end = self._stamps.read(_joined(row, self._until))
        return end.at if end and end.at and end.at > start.at else None

    def _words(self, row: Row) -> str:
        cells = [_cell(row, place) or self._form.nothing for place in self._text]
        if self._names:
            named = zip(self._names, cells, strict=True)
            return one_line(*(f"{name}: {cell}" for name, cell in named), separator=", ")
        return one_line(*cells, separator=", " if len(cells) > 2 else ": ")


def _places(sheet: Sheet, names: tuple[str, ...]) -> tuple[int, ...]:
    for name in names:
        if name not in sheet.header:
            raise BadColumnChoice(
                tr("There is no column “{0}” here. Choose another.").format(name[:40])
            )
    return tuple(sheet.header.index(name) for name in names)


def _joined(row: Row, places: tuple[int, ...]) -> str:
    return " ".join(_cell(row, place) for place in places).strip()


def _cell(row: Row, place: int) -> str:
    text = row.cells[place].strip() if place < len(row.cells) else ""
    return "" if text in ("null", "NULL", "None", "NaN") else text
