# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An event's time in words, as well as it is known and no better, on every surface alike."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from app.insight.elapsed import NOT_KNOWN
from app.review.event import Event, Precision
from app.translation import tr
from app.written_day import short_day

_ROUGH = (Precision.APPROXIMATE, Precision.HOUR)


def event_time_text(event: Event, zone: tzinfo, near: date | None = None) -> str:
    """Return "14:03", "~23:00", "13:30–13:45", "31 Jan" for a whole day, or "not known".

    Where `near` is given and the event is on another day, that day stands in front.
    """
    return span_text(event.at, event.until, event.precision, zone, near)


def span_text(
    at: datetime | None,
    until: datetime | None,
    precision: Precision,
    zone: tzinfo,
    near: date | None = None,
) -> str:
    """Return the words of `event_time_text` for the three fields that tell when it was."""
    if at is None or precision is Precision.UNKNOWN:
        return tr(NOT_KNOWN)
    local = at.astimezone(zone)
    day = local.date()
    if precision is Precision.DAY:
        told = day_text(day)
    else:
        about = "~" if precision in _ROUGH else ""
        told = f"{about}{_clock(local, precision)}"
        if near is not None and day != near:
            told = f"{day_text(day)} {told}"
    if until is None or until <= at:
        return told
    end = until.astimezone(zone)
    clock = "" if precision is Precision.DAY else _clock(end, precision)
    if end.date() == day:
        return f"{told}–{clock}" if clock else told
    return f"{told} – {day_text(end.date())} {clock}".rstrip()


def day_text(day: date) -> str:
    """Return a day without its year: "31 Jan"."""
    return short_day(day)


def _clock(local: datetime, precision: Precision) -> str:
    return f"{local:%H:%M:%S}" if precision is Precision.SECOND else f"{local:%H:%M}"
