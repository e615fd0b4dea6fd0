# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Any table with a column of times: CSV, TSV, semicolons or bars between the cells."""

from __future__ import annotations

from collections.abc import Iterator

from app.capture.column_choice import ColumnChoice, guessed_choice
from app.capture.formats.format import SAMPLE_SIZE
from app.capture.formats.table_format import TableFormat
from app.capture.reading import Found, ReadContext, Skipped
from app.capture.sheet import Sheet, sheet_of
from app.translation import tr


def choice_for(sheet: Sheet) -> ColumnChoice | None:
    """Return the columns guessed for a sheet, to be shown to a person who may choose others."""
    return guessed_choice(sheet.header, [row.cells for row in sheet.sample])


def read_with_choice(text: str, context: ReadContext, choice: ColumnChoice) -> Iterator[Found]:
    """Yield the rows' events by the columns a person chose. Raises BadColumnChoice."""
    sheet = sheet_of(text[:SAMPLE_SIZE])
    if sheet is None:
        yield Skipped(1, tr("This is no table: no sign parts its lines into the same columns."))
        return
    yield from FORMAT.read_chosen(text, context, sheet, choice)


FORMAT = TableFormat("csv", choice_for, 0.7, confidence_without_header=0.25)
