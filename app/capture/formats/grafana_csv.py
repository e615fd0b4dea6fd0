# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The CSV of a Grafana panel: semicolons, epoch seconds, series as rows or as columns."""

from __future__ import annotations

from app.capture.column_choice import ColumnChoice
from app.capture.formats.table_format import TableFormat
from app.capture.sheet import Sheet

_AS_ROWS = ("Series", "Time", "Value")


def _choose(sheet: Sheet) -> ColumnChoice | None:
    if sheet.header == _AS_ROWS:
        return ColumnChoice(("Time",), ("Series", "Value"))
    if sheet.separator == ";" and sheet.header[0] == "Time" and len(sheet.header) > 1:
        return ColumnChoice(("Time",), sheet.header[1:])
    return None


FORMAT = TableFormat("grafana-csv", _choose, 0.94, epochs_are_sure=True, nothing="no value")
