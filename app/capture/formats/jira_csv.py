# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Jira's export of issues as CSV: an issue is an event from its creation to its resolution.

Labels are written without quotes, so rows have cells too many: what stands left of them holds.
"""

from __future__ import annotations

from app.capture.column_choice import ColumnChoice
from app.capture.formats.table_format import TableFormat
from app.capture.sheet import Sheet

_KEYS = ("issue key", "key")
_CREATED = ("created", "created date")
_RESOLVED = ("resolved", "resolution date", "resolutiondate")
_PEOPLE = ("reporter", "creator", "assignee")


def _choose(sheet: Sheet) -> ColumnChoice | None:
    names = {name.lower(): name for name in reversed(sheet.header)}
    key, created, summary = _first(names, _KEYS), _first(names, _CREATED), names.get("summary", "")
    if not key or not created or not summary:
        return None
    return ColumnChoice(
        (created,), (key, summary), _first(names, _RESOLVED), _first(names, _PEOPLE)
    )


def _first(names: dict[str, str], wanted: tuple[str, ...]) -> str:
    return next((names[name] for name in wanted if name in names), "")


FORMAT = TableFormat("jira-csv", _choose, 0.95)
