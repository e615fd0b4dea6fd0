# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read what is typed into the timeline's time cell: all of `times`, and +5m, ranges, yesterday.

A range is 13:30-13:45, 13:30 to 13:45 or ~13:30-13:45. A distance counts from the event above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.capture.durations import BadDuration, read_duration
from app.capture.german_days import DAY_WORDS
from app.capture.times import BadTime, TimeReading, read_time, time_text
from app.errors import UserFacingError
from app.review.event import Precision
from app.translation import tr

_DISTANCE = re.compile(r"([+−-])\s*(\d.*)")
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, **DAY_WORDS}
_DAY_WORD = re.compile(rf"(~?\s*)({'|'.join(_DAYS)})\b[\s,]*(.*)", re.IGNORECASE)
_TIGHT = re.compile(r"(.*\d)-(\d{1,2}:?\d{2})")
_LOOSE = re.compile(
    r"(.*\d(?:\s*[ap]m)?)\s*(?:[–—]|\s-\s|\s(?:to|until|till)\s)\s*(.*)", re.IGNORECASE
)
_SPAN_WITH_HALF = re.compile(r"(.*\d\s*[ap]m)-(\d.*)", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\d{4}-\d{2}-\d{2}|[A-Za-z]{3}|\d\.\d")
_MAX_LENGTH = 120


@dataclass(frozen=True)
class TypedTime:
    """When an event was, as its fields take it; `until` ends a range."""

    at: datetime | None
    until: datetime | None
    precision: Precision


UNKNOWN_TIME = TypedTime(None, None, Precision.UNKNOWN)


def read_typed_time(
    text: str, zone: str, near: date, above: datetime | None = None, after: datetime | None = None
) -> TypedTime:
    """Read what was typed. Raises BadTime, or TwoTimes with both choices, or BadDay.

    `near` is the day of a bare time and what "yesterday" counts from; `above` is the instant of the
    event above, from which "+5m" counts; for `after` see `read_time`.
    """
    wanted = " ".join(text.split())
    if len(wanted) > _MAX_LENGTH:
        raise BadTime(tr("“{0}…” is not a time. Try 14:03 or 13:30-13:45.").format(wanted[:40]))
    if distance := _DISTANCE.fullmatch(wanted):
        return TypedTime(_shifted(distance, above), None, Precision.MINUTE)
    if ends := _range(wanted, zone, near):
        return _read_range(*ends, zone, near, after)
    found = _read_single(wanted, zone, near, after)
    return TypedTime(found.at, None, found.precision)


def read_told_time(
    text: str, zone: str, near: date, last: datetime | None, told: Sequence[datetime]
) -> TypedTime:
    """Read a time of a timeline whose instants are `told`, the `last` of them on the day `near`.

    Past midnight a bare time behind the last event may belong among those of the evening before:
    it does where it lies closer to one of them. Raises as `read_typed_time` does.
    """
    typed = read_typed_time(text, zone, near, last, last)
    if typed.at is None or last is None or typed.at <= last or not told:
        return typed
    if _DAY_WORD.match(text.strip()):
        return typed
    try:
        earlier = read_typed_time(text, zone, near - timedelta(days=1), last)
    except (UserFacingError, OverflowError):
        return typed
    if earlier.at is None or not min(told) <= earlier.at <= last:
        return typed
    return earlier if _distance(earlier.at, told) < _distance(typed.at, told) else typed


def _distance(at: datetime, told: Sequence[datetime]) -> timedelta:
    return min(abs(at - each) for each in told)


def typed_text(typed: TypedTime, zone: str, near: date | None) -> str:
    """Return a time as `read_typed_time` takes it, a range with both its ends."""
    begin = time_text(typed.at, typed.precision, zone, near)
    if typed.at is None or typed.until is None or typed.precision is Precision.UNKNOWN:
        return begin
    day = typed.at.astimezone(ZoneInfo(zone)).date()
    exact = Precision.MINUTE if typed.precision is Precision.APPROXIMATE else typed.precision
    if typed.until.second and exact is Precision.MINUTE:
        exact = Precision.SECOND
    return f"{begin} to {time_text(typed.until, exact, zone, day)}"


def _read_single(wanted: str, zone: str, near: date, after: datetime | None) -> TimeReading:
    found = _DAY_WORD.fullmatch(wanted)
    if found is None:
        return read_time(wanted, zone, near, after)
    try:
        day = near + timedelta(days=_DAYS[found[2].lower()])
    except OverflowError:
        raise BadTime(
            tr("There is no day {0} of {1}.").format(found[2].lower(), near.isoformat())
        ) from None
    return read_time(f"{found[1]}{found[3] or day.isoformat()}", zone, day)


def _shifted(distance: re.Match[str], above: datetime | None) -> datetime:
    """Return the instant at a distance from the event above."""
    try:
        found = read_duration(distance[2])
    except BadDuration as error:
        raise BadTime(error.sentence) from None
    if above is None:
        raise BadTime(tr("There is no time above to count from. Write the time itself."))
    if found.length is None or found.note:
        raise BadTime(tr("“{0}” is not a distance. Try +5m or +1h 30m.").format(distance[0][:40]))
    try:
        return above + found.length if distance[1] == "+" else above - found.length
    except OverflowError:
        raise BadTime(tr("{0} is out of range.").format(distance[0])) from None


def _range(wanted: str, zone: str, near: date) -> tuple[str, str] | None:
    """Return the two ends of a range, or None where it is one time."""
    loose = _LOOSE.fullmatch(wanted) or _SPAN_WITH_HALF.fullmatch(wanted)
    if loose:
        return loose[1], loose[2]
    tight = _TIGHT.fullmatch(wanted)
    if tight is None or ":" not in tight[1] or ":" not in tight[2]:
        return None
    is_offset = _DAY_BEFORE.search(tight[1]) or f"-{tight[2]}" in _offsets(zone, near)
    return None if is_offset else (tight[1], tight[2])


def _offsets(zone: str, near: date) -> frozenset[str]:
    """Return the distances from UTC that the zone has around a day, as "-04:00"."""
    noon = datetime(near.year, near.month, near.day, 12, tzinfo=ZoneInfo(zone))
    around = [noon]
    for step in (-1, 1):
        try:
            around.append(noon + timedelta(days=step))
        except OverflowError:
            continue
    texts = [f"{each:%z}" for each in around]
    return frozenset(f"{text[:3]}:{text[3:5]}" for text in texts)


def _read_range(
    first: str, second: str, zone: str, near: date, after: datetime | None
) -> TypedTime:
    begin = _read_single(first, zone, near, after)
    if begin.at is None:
        raise BadTime(tr("A range needs the time it begins. Try 13:30-13:45."))
    day = begin.at.astimezone(ZoneInfo(zone)).date()
    end = _read_single(second, zone, day, begin.at)
    if end.at is None:
        raise BadTime(tr("A range needs the time it ends. Try 13:30-13:45."))
    if end.at < begin.at:
        raise BadTime(
            tr("{0} lies before {1}. Write the day too, or swap the times.").format(second, first)
        )
    rough = Precision.APPROXIMATE in (begin.precision, end.precision)
    precision = Precision.APPROXIMATE if rough else begin.precision
    return TypedTime(begin.at, end.at, precision)
