# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The time expression at the start of a line: its day, clock, zone, end, and how sure it is.

Only what stands there is read; which day and zone are meant where it leaves them out is decided
in placing.py.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from app.capture.days import MONTH_PATTERN, WEEKDAY_PATTERN
from app.capture.document.clock_words import OPEN_CLOCK, OPEN_WORD, ClockWords, match_clock
from app.capture.document.day_words import DayWords, match_day
from app.capture.document.zone_words import (
    LIKELY_ZONE_PATTERN,
    ZONE_PATTERN,
    ZoneWord,
    misspelt_zone,
    read_zone,
)
from app.capture.reading import Doubt

LONGEST = 160
"""Characters in which a stamp must end; a longer one is prose."""

_OPENING = re.compile(
    r"(?:[\s\[(<\"'“`*_|\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]|:[a-z_]{2,30}:(?=\s))*"
)
_MAY_START = re.compile(
    rf"{_OPENING.pattern}(?:[\d~≈∼+?_–—-]|[hx?]{{1,2}}:|hhmm|t\s?\+|{MONTH_PATTERN}|{WEEKDAY_PATTERN}"
    r"|(?:at|on|from|between|as|the|ca|circa|c|approx\w*|about|around|roughly|some|shortly|just|before"
    r"|after|by|until|since|early|late|prior|noon|mid\w+|an?|one|two|three|five|ten"
    r"|next|following|time|tb[cd]|to|n/a|un\w+|not)\b)",
    re.IGNORECASE,
)
_VAGUE = (
    r"(?:[~≈∼]|ca\.?(?=[\s\d])|circa\b|c\.(?=\s?\d)|approx(?:\.|imately\b|\b)|about\b|around\b|roughly\b"
    r"|some\s?time\s(?:after|before|around)\b|(?:shortly|just)\s(?:before|after)\b"
    r"|before\b|after\b|by\b|until\b|since\b|early\b|late\b|prior\sto\b)"
)
_PREFIX = re.compile(
    rf"(?:(?P<vague>{_VAGUE})|(?:at|on|from|between|as of|the)\b)\s*", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\s*(?:[,@/|•]"
    r"|\b(?:at|um|om|à|às|alle|kl\.?|a las)(?=\s)|T(?=\d)|[-–—](?=\s)|:(?=\s|\d\d:\d\d:\d\d))?\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s?(?:-?ish\b|~(?!\s?\d)|\+/-|±|\?(?![?:])|or (?:so|earlier|later|before|after)\b"
    r"|\(?(?:approx\b\.?|approximately\b|circa\b|roughly\b|est\b\.?|estimated?\b)\)?"
    r"|\((?:[^()]{0,50}\b)?"
    r"(?:maybe|not sure|unsure|unclear|probably|around|about|ca\.)[^()]{0,50}\))",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(r"\d{1,2}:\d\d(?!\d)")
_RANGE = re.compile(
    r"\s*(?:[-–—−~→]|->|-->|\.{2,3}|…|\b(?:to|until|till|through|and)\b)\s*(?P<vague>[~≈])?\s*"
)
_ZONE = re.compile(rf"\s?[\[(]?(?P<zone>{ZONE_PATTERN})[\])]?")
_LIKELY_ZONE = re.compile(rf"\s?[\[(]?(?P<zone>{LIKELY_ZONE_PATTERN})[\])]?(?=\s*(?:[-–—:|]|$))")
_NEXT_DAY = re.compile(
    r"\s*\(?(?:(?:the )?(?:next|following) (?:day|morning)|\+\s?1\s?d(?:ay)?)\b\)?", re.IGNORECASE
)
_TRAILING_DAY = re.compile(r"\s*[,(\[]?\s*(?:on\s+)?", re.IGNORECASE)
_TRAILING_YEAR = re.compile(r"\s+((?:19|20)\d{2})(?![\w:.-])")
_IN_ANOTHER_ZONE = re.compile(r"\s*(?:[/(|]|=)\s*")
_OPEN_WORD = re.compile(rf"(?:{OPEN_WORD.pattern})(?=\s*(?:[-–—:|)\]]|$))", re.IGNORECASE)
_OPEN_DAY = re.compile(
    r"(?:19|20)\d{2}(?:/\d{2,4})?([-/.])(?:(?:\?{1,2}|[xX]{2}|--)\1(?:\?{1,2}|[xX]{2}|--|\d{1,2})"
    r"|\d{1,2}\1(?:\?{1,2}|[xX]{2}|--))(?!\w)(?:[\sT]+(?=[\d?xXh:_-]+:|\?\?))?",
    re.IGNORECASE,
)
"""A day of which a part was left open: 2022-05-??."""
_AFTER = re.compile(
    r"(?:\]\([^()\s]{0,300}\)|\(https?://[^()\s]{0,300}\))?[\s\])>*_`\"'”|]*(?:(?:[-–—−:|•,;.=→>]|->)+(?=\s|\w|[\"'“`*_\[(@<#$~/]|$))?"
    r"[\s*_|]*"
)
_LATER = re.compile(
    r"(?:T\s?0?\s?)?\+\s?(?:(?P<h>\d{1,3}):(?P<m>\d{2})(?::(?P<s>\d{2}))?"
    r"|(?P<hours>\d{1,3})\s?h(?:rs?|ours?)?\s?(?P<mins>\d{1,2})\s?m?(?:ins?|inutes?)?"
    r"|(?P<n>\d{1,4})\s?(?P<unit>s|sec|m|mins?|minutes?|h|hrs?|hours?|d|days?)?)\b",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"(?P<n>\d{1,4}|an?|one|two|three|five|ten)\s?(?P<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)"
    r"\s(?P<way>later|after that|ago)\b",
    re.IGNORECASE,
)
_MONTH_AND_DAY = re.compile(r"(\d{2})-(\d{2})(?![\w:.-])")
_IN_BRACKETS = re.compile(r"\s?[(\[](\d{1,2})/(\d{1,2})[)\]]")
_ONGOING = re.compile(
    r"(?:ongoing|present|now|unknown|tb[cd]|\?{1,3})(?=\s*(?:[-–—:|)\]]|$))", re.IGNORECASE
)
_UTC_RANGE = re.compile(r"(UTC|GMT)[-−]\d{1,2}:\d{2}")
_OFFSET_MINUTES, _FURTHEST_WEST = (0, 30), 12
_REMEMBERED = 2048
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "five": 5, "ten": 10}


class Stamp(NamedTuple):
    """What is written of when."""

    day: DayWords | None = None
    clock: ClockWords | None = None
    until_day: DayWords | None = None
    until: ClockWords | None = None
    zone: ZoneWord | None = None
    vague: bool = False
    next_day: bool = False
    later: timedelta | None = None
    """The distance from the event before it."""
    from_start: bool = False
    """That distance is from the first event (T+5)."""
    ago: bool = False
    """It counts back from when the text was written, which nobody knows."""

    @property
    def timed(self) -> bool:
        """Whether more than a day is written."""
        return self.clock is not None or self.later is not None or self.ago


def read_stamp(text: str, *, loose: bool = False) -> tuple[Stamp, str] | None:
    """Return the stamp at the start of `text` and what follows it, or None.

    `loose` is for cells of a time column, where 15.26 and TBC can be nothing else.
    """
    found = _first_stamp(text[:LONGEST], loose=loose)
    if found is None:
        return None
    stamp, end = found
    return stamp, text[_end(_AFTER, text[: end + 2 * LONGEST], end) :]


@lru_cache(_REMEMBERED)
def _first_stamp(head: str, *, loose: bool) -> tuple[Stamp, int] | None:
    """Return the stamp that starts a line and where it ends; a line is asked for more than once."""
    if _MAY_START.match(head) is None:
        return None
    found = match_stamp(head, _end(_OPENING, head, 0), loose=loose)
    return None if found is None or _goes_on(head, found[1]) else found


def match_stamp(text: str, at: int, *, loose: bool) -> tuple[Stamp, int] | None:
    """Return the stamp that starts at that place and where it ends."""
    vague, start = _prefixes(text, at)
    start = _end(_OPENING, text, start)
    if not _CLOCK_FIRST.match(text, start) and (relative := _relative(text, start)):
        return relative
    if left_open := _OPEN_DAY.match(text, start):
        clock = match_clock(text, left_open.end(), loose=False)
        return Stamp(clock=OPEN_CLOCK), clock[1] if clock else left_open.end()
    day = None if _CLOCK_FIRST.match(text, start) else match_day(text, start)
    found = _after_day(text, *day) if day else _from_clock(text, start, loose=loose)
    if found is None:
        return None
    stamp, end = found
    return stamp._replace(vague=stamp.vague or vague), end


def _prefixes(text: str, at: int) -> tuple[bool, int]:
    vague = False
    for _ in range(4):
        found = _PREFIX.match(text, at)
        if found is None:
            break
        vague, at = vague or found["vague"] is not None, found.end()
    return vague, at


def _after_day(text: str, day: DayWords, end: int) -> tuple[Stamp, int]:
    """Read on from a day: its clock, or the day that ends it."""
    stamp = Stamp(day=day, until_day=day._replace(day=day.last) if day.last else None)
    gap = _end(_BETWEEN, text, end)
    vague, start = _prefixes(text, gap)
    start = _end(_OPENING, text, start)
    clock = match_clock(text, start, loose=gap > end)
    if clock is None and gap > end and (word := _OPEN_WORD.match(text, start)):
        clock = (OPEN_CLOCK, word.end())
    if clock is not None:
        timed, at = _after_clock(text, stamp._replace(clock=clock[0], vague=vague), clock[1])
        if not _goes_on(text, at):
            return timed, at
    span = _RANGE.match(text, end)
    last = (match_day(text, span.end()) or _day_of_month(text, span.end())) if span else None
    if last is not None:
        return stamp._replace(until_day=last[0]), last[1]
    return stamp, end


def _day_of_month(text: str, at: int) -> tuple[DayWords, int] | None:
    """Return the end of 2026-07-26 - 08-19, which could be no day by itself."""
    found = _MONTH_AND_DAY.match(text, at)
    if found is None or not (1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31):
        return None
    return DayWords(int(found[1]), int(found[2])), found.end()


def _day_in_brackets(text: str, at: int) -> tuple[DayWords, int] | None:
    """Return the day of 12:15 AM (3/6), which without its brackets could count anything."""
    found = _IN_BRACKETS.match(text, at)
    if found is None or not (1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31):
        return None
    return DayWords(int(found[1]), int(found[2]), either_way=int(found[2]) <= 12), found.end()


def _from_clock(text: str, start: int, *, loose: bool) -> tuple[Stamp, int] | None:
    ahead = _NEXT_DAY.match(text, start)
    if ahead is not None:
        start = _end(_BETWEEN, text, ahead.end())
    clock = match_clock(text, start, loose=loose)
    if clock is not None:
        stamp, end = _after_clock(text, Stamp(clock=clock[0]), clock[1])
        return stamp._replace(next_day=stamp.next_day or ahead is not None), end
    if word := _OPEN_WORD.match(text, start):
        return Stamp(clock=OPEN_CLOCK), word.end()
    return None


def _after_clock(text: str, stamp: Stamp, end: int) -> tuple[Stamp, int]:
    """Read on from a clock: doubt, zone, the end of a range, the day after it."""
    stamp, end = _suffixes(text, stamp, end)
    stamp, end = _range(text, stamp, end)
    stamp, end = _suffixes(text, stamp, end)
    if stamp.until is not None and (twice := _ZONE.match(text, end)):
        end = end if _goes_on(text, twice.end()) else twice.end()
    end = _again(text, stamp, end)
    if found := _NEXT_DAY.match(text, end):
        return stamp._replace(next_day=True), found.end()
    year = _TRAILING_YEAR.match(text, end)
    if year and stamp.day is not None and stamp.day.year is None:
        return stamp._replace(day=stamp.day._replace(year=int(year[1]))), year.end()
    if stamp.day is None:
        gap = _TRAILING_DAY.match(text, end)
        day = match_day(text, gap.end()) if gap and gap.end() > end else None
        day = day or _day_in_brackets(text, end)
        if day is not None and not _goes_on(text, day[1]):
            stamp, end = stamp._replace(day=day[0]), day[1]
    return _suffixes(text, stamp, end)


def _again(text: str, stamp: Stamp, end: int) -> int:
    """Return where the same time in another zone ends: 11:20 UTC / 13:20 CEST."""
    gap = _IN_ANOTHER_ZONE.match(text, end)
    is_beside = gap is not None and (stamp.zone is not None or "(" in gap[0])
    clock = match_clock(text, gap.end(), loose=False) if gap and is_beside else None
    if clock is None:
        return end
    other, last = _suffixes(text, Stamp(clock=clock[0]), clock[1])
    if other.zone is None:
        return end
    return last + 1 if text[last : last + 1] == ")" else last


def _suffixes(text: str, stamp: Stamp, end: int) -> tuple[Stamp, int]:
    for _ in range(2):
        if stamp.zone is None and (zone := _zone(text, stamp, end)):
            stamp, end = stamp._replace(zone=zone[0]), zone[1]
        if found := _SUFFIX.match(text, end):
            stamp, end = stamp._replace(vague=True), found.end()
    return stamp, end


def _zone(text: str, stamp: Stamp, end: int) -> tuple[ZoneWord, int] | None:
    found = _ZONE.match(text, end)
    if found and (bare := _UTC_RANGE.match(found["zone"])):
        sign = found.start("zone") + len(bare[1])
        if _is_clock_after(text, stamp, sign):
            return read_zone(bare[1]) or ZoneWord(bare[1]), sign
    if found and not (_is_range_end(text, stamp, found) or _goes_on(text, found.end())):
        word = read_zone(found["zone"])
        if word is not None:
            return word, found.end()
    likely = _LIKELY_ZONE.match(text, end)
    if likely and (near := misspelt_zone(likely["zone"])):
        return near, likely.end()
    return None


def _is_range_end(text: str, stamp: Stamp, found: re.Match[str]) -> bool:
    """Tell 13:30-13:45 from 13:30-05:00: after seconds, or back in time, it is an offset."""
    zone = found["zone"]
    if zone[0] not in "-−" or ":" not in zone or stamp.clock is None or stamp.clock.at is None:
        return False
    return found.start("zone") > found.start() or _is_clock_after(text, stamp, found.start("zone"))


def _is_clock_after(text: str, stamp: Stamp, sign: int) -> bool:
    """Tell whether what stands behind a minus is a time of day and no offset."""
    last = match_clock(text, sign + 1, loose=False)
    begun = stamp.clock.at if stamp.clock else None
    if last is None or last[0].at is None or begun is None or begun.second:
        return False
    is_real = last[0].at.minute in _OFFSET_MINUTES and last[0].at.hour <= _FURTHEST_WEST
    names_zone = _ZONE.match(text, last[1]) is not None
    return names_zone or not is_real or last[0].at >= begun


def _range(text: str, stamp: Stamp, end: int) -> tuple[Stamp, int]:
    span = _RANGE.match(text, end) if end < len(text) else None
    if span is None or stamp.clock is None:
        return stamp, end
    vague, start = _prefixes(text, span.end())
    day = match_day(text, start)
    at = _end(_BETWEEN, text, day[1]) if day else start
    clock = match_clock(text, at, loose=False)
    if clock is None and (word := _ONGOING.match(text, at)):
        clock = (OPEN_CLOCK, word.end())
    if clock is None or _goes_into_word(text, clock[1]) or Doubt.TYPO_SUSPECTED in clock[0].doubts:
        return stamp, end
    return stamp._replace(
        until_day=day[0] if day else None,
        until=clock[0],
        vague=stamp.vague or vague or span["vague"] is not None,
    ), clock[1]


def _relative(text: str, at: int) -> tuple[Stamp, int] | None:
    if found := _LATER.match(text, at):
        if absolute := _in_brackets(text, found.end()):
            return absolute
        return Stamp(later=_distance(found), from_start=True), found.end()
    if found := _WORDED.match(text, at):
        if found["way"].lower() == "ago":
            return Stamp(ago=True), found.end()
        return Stamp(later=_distance(found)), found.end()
    return None


def _in_brackets(text: str, at: int) -> tuple[Stamp, int] | None:
    """Return the time that T+5 (10:05 UTC) writes beside the distance."""
    start = at + len(text[at:]) - len(text[at:].lstrip())
    if text[start : start + 1] not in ("(", "["):
        return None
    return _from_clock(text, start + 1, loose=False)


def _distance(found: re.Match[str]) -> timedelta:
    groups = found.groupdict()
    if hours := groups.get("h"):
        return timedelta(
            hours=int(hours), minutes=int(found["m"]), seconds=int(groups.get("s") or 0)
        )
    if hours := groups.get("hours"):
        return timedelta(hours=int(hours), minutes=int(found["mins"]))
    count = found["n"].lower()
    unit = (found["unit"] or "m")[0].lower()
    return timedelta(seconds=_UNITS[unit] * (_COUNTS.get(count) or int(count)))


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a word or number goes on where the stamp should end."""
    return (
        end < len(text)
        and (text[end].isalnum() or text[end] in "%/")
        and end > 0
        and (text[end - 1].isalnum())
    )


def _goes_into_word(text: str, end: int) -> bool:
    """Tell whether something but a zone goes on where the end of a range should."""
    zone = _ZONE.match(text, end)
    return _goes_on(text, end) and (zone is None or _goes_on(text, zone.end()))


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
