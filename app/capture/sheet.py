# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A table in text: its separator, its heading and its rows, each with the line it begins on."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.capture.reading import Skipped
from app.translation import tr

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 30
_LONGEST_CELL = 100_000


@dataclass(frozen=True)
class Row:
    """One row; `line` is where it begins, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """How a text is a table: what parts its cells, and what its columns are called."""

    separator: str
    header: tuple[str, ...]
    """Names of the columns; numbers from 1 where the first row is none of names."""
    has_header: bool
    sample: tuple[Row, ...]
    """The first rows below the heading."""


_SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(.)"?\r?\n')
"""What Excel is told in a line above the table, and so what others write there."""


@lru_cache(maxsize=1)
def sheet_of(sample: str) -> Sheet | None:
    """Return how the beginning of a text is a table, or None where it is none."""
    if told := _SEPARATOR_LINE.match(sample):
        sample = sample[told.end() :]
    lines = [line for line in sample.split("\n", _SAMPLE_ROWS)[:_SAMPLE_ROWS] if line.strip()]
    if not lines or lines[0].lstrip("\ufeff \t")[:1] in ("{", "[", "|", "#", "<"):
        return None
    for separator in SEPARATORS:
        rows = _sample_rows(sample, separator)
        if rows and _is_even(rows):
            return _sheet(separator, rows)
    return None


def rows_of(text: str, separator: str) -> Iterator[Row | Skipped]:
    """Yield the rows that aren't empty; one that can't be parted is skipped."""
    told = _SEPARATOR_LINE.match(text)
    held = io.StringIO(text[told.end() :] if told else text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(held, delimiter=separator)
    above = 1 if told else 0
    begins = 1 + above
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            yield Skipped(
                begins, tr("This row can't be parted into cells: one of them is too long.")
            )
            begins = reader.line_num + 1 + above
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(begins, tuple(cell[:_LONGEST_CELL] for cell in cells))
        begins = reader.line_num + 1 + above


def _sample_rows(sample: str, separator: str) -> list[Row]:
    found = []
    for row in rows_of(sample, separator):
        if isinstance(row, Row):
            found.append(row)
        if len(found) > _SAMPLE_ROWS:
            break
    return found


def _is_even(rows: list[Row]) -> bool:
    """Tell whether nearly all rows have as many cells as the first, which has two or more."""
    width = len(rows[0].cells)
    near = sum(abs(len(row.cells) - width) <= 1 for row in rows)
    return width >= 2 and len(rows) >= 2 and near >= 0.9 * len(rows) - 1


def _sheet(separator: str, rows: list[Row]) -> Sheet:
    first = tuple(cell.strip() for cell in rows[0].cells)
    if _is_header(first):
        return Sheet(separator, first, has_header=True, sample=tuple(rows[1:]))
    numbers = tuple(str(number) for number in range(1, len(first) + 1))
    return Sheet(separator, numbers, has_header=False, sample=tuple(rows))


def _is_header(cells: tuple[str, ...]) -> bool:
    """Tell names from values: names are short and none begins with a digit."""
    return all(len(cell) <= 60 and not cell[:1].isdigit() for cell in cells) and any(cells)
