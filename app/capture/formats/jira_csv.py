# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Jira's export of issues as CSV: an issue is an event from its creation to its resolution.

Labels are written without quotes, so rows have cells too many: what stands left of them holds.
"""

from __future__ import annotations

from app.capture.column_choice import ColumnChoice
from app.capture.formats.table_format import TableFormat
from app.capture.sheet import Sheet

_KEYS = ("Issue key", "Key")
_PEOPLE = ("Reporter", "Creator", "Assignee")


def _choose(sheet: Sheet) -> ColumnChoice | None:
    key = _first(sheet, _KEYS)
    if not key or "Created" not in sheet.header or "Summary" not in sheet.header:
        return None
    until = "Resolved" if "Resolved" in sheet.header else ""
    return ColumnChoice(("Created",), (key, "Summary"), until, _first(sheet, _PEOPLE))


def _first(sheet: Sheet, names: tuple[str, ...]) -> str:
    return next((name for name in names if name in sheet.header), "")


FORMAT = TableFormat("jira-csv", _choose, 0.95)
