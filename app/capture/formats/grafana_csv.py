# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The CSV of a Grafana panel: semicolons, epoch seconds, series as rows or as columns."""

from __future__ import annotations

import re

from app.capture.column_choice import ColumnChoice
from app.capture.formats.table_format import TableFormat
from app.capture.sheet import Sheet

_AS_ROWS = ("Series", "Time", "Value")
_ROW = ("Series", "Value")


def _choose(sheet: Sheet) -> ColumnChoice | None:
    """Choose the time and all series; a comma parts them where the panel itself was exported."""
    if sheet.header == _AS_ROWS:
        return ColumnChoice(("Time",), _ROW)
    series = sheet.header[1:]
    if not series or sheet.header[0] != "Time":
        return None
    values = [cell for row in sheet.sample for cell in row.cells[1:] if cell.strip()]
    measured = sum(bool(_MEASURED.fullmatch(value.strip())) for value in values)
    is_panel = sheet.separator == ";" or (values and measured >= _MOSTLY * len(values))
    return ColumnChoice(("Time",), series) if is_panel else None


def _has_series_as_columns(choice: ColumnChoice) -> bool:
    return choice.text != _ROW


_MEASURED = re.compile(r"-?[\d.,]{1,30}(?:[eE][+-]?\d{1,3})?\s?[\w%/µ]{0,8}|null|undefined|NaN|-")
_MOSTLY = 0.8
FORMAT = TableFormat(
    "grafana-csv",
    _choose,
    0.94,
    epochs_are_sure=True,
    nothing="no value",
    names_columns=_has_series_as_columns,
)
