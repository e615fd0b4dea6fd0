# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Days and times in words, in the reader's language. The zone is named once per view, not here."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_HALF_A_YEAR = 183


def day(value: date | None) -> str:
    """Return a day such as "31 Jan 2017"; empty where there is none."""
    return _written(value, _tr("d MMM yyyy"))


def short_day(value: date | None) -> str:
    """Return a day such as "10 Feb"; empty where there is none."""
    return _written(value, _tr("d MMM"))


def near_day(value: date, today: date) -> str:
    """Return a day such as "10 Feb", with its year once that could be another one's."""
    is_near = abs((value - today).days) < _HALF_A_YEAR
    return short_day(value) if is_near else day(value)


def long_day(value: date | None) -> str:
    """Return a day such as "Wednesday 1 February"; empty where there is none."""
    return _written(value, _tr("dddd d MMMM"))


def clock_time(value: datetime, zone: ZoneInfo) -> str:
    """Return the time of day in `zone`, 24 hours: "14:03"."""
    return value.astimezone(zone).strftime("%H:%M")


def due_words(due: date, today: date) -> tuple[str, str]:
    """Return how far away a due day is, and the tone to say it in: ("in 3 days", "neutral")."""
    days = (due - today).days
    if days < 0:
        return _plural(-days, "overdue"), "over"
    if days == 0:
        return _tr("today"), "accent"
    return _plural(days, "in"), "neutral"


def ago(at: datetime, now: datetime) -> str:
    """Return how long ago an instant was: "2 h ago", and from two days on its day."""
    minutes = max(int((now - at).total_seconds()) // 60, 0)
    if minutes < 1:
        return _tr("just now")
    if minutes < 60:
        return _tr("{0} min ago").format(minutes)
    if minutes < 48 * 60:
        return _tr("{0} h ago").format(minutes // 60)
    return near_day(at.astimezone().date(), now.astimezone().date())


def _plural(days: int, sense: str) -> str:
    if sense == "overdue":
        return _tr("1 day overdue") if days == 1 else _tr("{0} days overdue").format(days)
    return _tr("tomorrow") if days == 1 else _tr("in {0} days").format(days)


def _written(value: date | None, pattern: str) -> str:
    if value is None:
        return ""
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)


def _tr(text: str) -> str:
    return QCoreApplication.translate("dates", text)
