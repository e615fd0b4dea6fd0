# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Messages copied out of Slack's window: a name and a clock, then the words, without the day.

Three layouts are about: `Name  [8:27 AM]`, `Name  8:27 AM`, and a name with the clock on a line of
its own. Further messages of the same person begin with the clock alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from app.capture.event_text import one_line
from app.capture.reading import Doubt, Found, ReadContext, ReadEvent
from app.capture.stamp_layouts import MONTHS
from app.capture.stamps import Stamp, StampReader
from app.review.event import Precision

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?:\s?(?P<half>[AP]M))?"
_NAME = r"(?P<name>[^\W\d_][^\[\]:|#>]{0,48}?(?:\s?:[\w+-]{1,40}:)?)"
_BRACKETED = re.compile(rf"{_NAME}\s{{0,3}}\[{_CLOCK}\]\s*")
_BARE = re.compile(rf"{_NAME}\s{{1,3}}{_CLOCK}\s*")
_ALONE = re.compile(rf"(?:(?:APP|BOT|WORKFLOW|:[\w+-]{{1,40}}:)\s{{1,3}})?\[?{_CLOCK}\]?\s*")
_FURTHER = re.compile(rf"\[{_CLOCK}\]\s+(?P<words>\S.*)")
_HALF = re.compile(r"\d\s?[AP]M\b")
_BADGE = re.compile(r"\s+(?:APP|BOT|\([^)]{1,40}\))$|\s*:[\w+-]{1,40}:$")
_EDITED = re.compile(r"\s*\(edited\)\s*$")
_DAY = re.compile(
    r"[-\s]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
    r"(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s(?P<year>\d{4}))?[-\s]*"
)
_QUOTE = re.compile(r"[>\s]{0,8}")
_HEADING = re.compile(r"#{1,6}\s+\S")
_LONGEST_HEAD = 100
_CONFIDENCE = 0.85
_ENOUGH = 0.12
"""Share of the lines that begin a message: a document that quotes a chat has fewer."""
_LONGEST_PREFACE = 8
"""Lines above the first message; with headings and more of them it is a document that quotes it."""
_STEP = 500


@dataclass
class _Message:
    line: int
    source: str
    name: str
    clock: time
    day: date | None
    doubts: tuple[Doubt, ...]
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SlackPasteFormat:
    """A conversation as it comes out of the clipboard."""

    name: str = "slack-paste"

    def recognises(self, sample: str) -> float:
        """Return some confidence where enough of the lines begin a message."""
        lines = [line for line in sample.split("\n") if _QUOTE.sub("", line, count=1).strip()]
        conversation = _Conversation(ReadContext())
        heads = [place for place in range(len(lines)) if conversation.begins(lines, place)]
        if not any(conversation.is_named(lines, place) for place in heads):
            return 0.0  # clocks in brackets before words are any timeline's
        if len(heads) < 2 or len(heads) < _ENOUGH * len(lines) or heads[0] > len(lines) // 4:
            return 0.0
        above = lines[: heads[0]]
        if len(above) > _LONGEST_PREFACE and any(_HEADING.match(line) for line in above):
            return 0.0
        return _CONFIDENCE

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield each message, on the day written above it or else the review's."""
        conversation = _Conversation(context)
        lines = text.removeprefix("\ufeff").split("\n")
        for place in range(len(lines)):
            if not place % _STEP:
                context.step(place, len(lines))
            yield from conversation.take(lines, place)
        yield from conversation.end()
        context.step(len(lines), len(lines))


class _Conversation:
    """Follows who speaks, on which day, and what the message is so far."""

    def __init__(self, context: ReadContext) -> None:
        self._stamps = StampReader(context)
        self._day = context.day
        self._doubts: tuple[Doubt, ...] = ()
        self._message: _Message | None = None
        self._last: time | None = None
        self._speaker = ""
        self._has_halves = False
        """Times with AM and PM were read: one without is a short form of them."""

    def begins(self, lines: list[str], place: int) -> bool:
        """Tell whether a message begins at this line."""
        return self._head(lines, place) is not None

    def is_named(self, lines: list[str], place: int) -> bool:
        """Tell whether the message that begins here says who wrote it."""
        head = self._head(lines, place)
        return head is not None and bool(head[0])

    def take(self, lines: list[str], place: int) -> Iterator[Found]:
        """Yield the message that ends where this line begins another."""
        line = _bare(lines[place])
        if (day := self._day_line(line)) is not None:
            yield from self.end()
            self._day, self._doubts = day
            self._last = None
        elif head := self._head(lines, place):
            name, clock, words = head
            self._has_halves |= bool(_HALF.search(_bare(lines[place])[:_LONGEST_HEAD]))
            yield from self.end()
            self._begin(place + 1, lines[place], name, clock)
            if words and self._message:
                self._message.words.append(words)
        elif self._message and line and not self._is_next_name(lines, place):
            self._message.words.append(_EDITED.sub("", line))

    def end(self) -> Iterator[Found]:
        """Yield the message that was being read."""
        message, self._message = self._message, None
        if message and message.words:
            yield _event(message, self._stamps)
        if message:
            self._speaker = message.name

    def _head(self, lines: list[str], place: int) -> tuple[str, time, str] | None:
        line = _bare(lines[place])
        if not line or not any(each.isdigit() for each in line[:_LONGEST_HEAD]):
            return None
        if further := _FURTHER.fullmatch(line):
            clock = self._clock(further)
            return (self._who(), clock, further["words"]) if clock else None
        if len(line) > _LONGEST_HEAD:
            return None
        if alone := _ALONE.fullmatch(line):
            clock = self._clock(alone)
            goes_on = self._speaks_on(alone, line)
            name = self._who() if goes_on else self._name_above(lines, place)
            return (name, clock, "") if clock else None
        found = _BRACKETED.fullmatch(line) or _BARE.fullmatch(line)
        clock = self._clock(found) if found else None
        return (_plain_name(found["name"]), clock, "") if found and clock else None

    def _speaks_on(self, found: re.Match[str], line: str) -> bool:
        """Tell whether a clock alone begins a further message of who spoke: it is written short."""
        if not self._who():
            return False
        return line.startswith("[") or (self._has_halves and not found["half"])

    def _clock(self, found: re.Match[str]) -> time | None:
        """Return the time; a short one in a 12-hour conversation is the next after the last."""
        clock = _clock(found)
        if clock is None or found["half"] or not self._has_halves or clock.hour > 12:
            return clock
        halves = [clock.replace(hour=clock.hour % 12 + more) for more in (0, 12)]
        last = self._last or time()
        return next((each for each in halves if each >= last), halves[0])

    def _who(self) -> str:
        return self._message.name if self._message else self._speaker

    def _name_above(self, lines: list[str], place: int) -> str:
        """Return the name on the line above a clock that stands alone, else who spoke last."""
        above = _bare(lines[place - 1]) if place else ""
        is_name = 0 < len(above) <= 50 and not above.endswith((".", "?", "!", ":"))
        return _plain_name(above) if is_name and above[0].isalpha() else self._who()

    def _is_next_name(self, lines: list[str], place: int) -> bool:
        """Tell whether this line is the name to which the clock below belongs."""
        below = _bare(lines[place + 1]) if place + 1 < len(lines) else ""
        alone = _ALONE.fullmatch(below)
        if alone is None or self._speaks_on(alone, below):
            return False
        return self._name_above(lines, place + 1) == _plain_name(_bare(lines[place]))

    def _begin(self, number: int, source: str, name: str, clock: time) -> None:
        doubts = self._doubts
        if self._day and self._last and self._crossed(clock):
            self._day += timedelta(days=1)
            self._doubts = doubts = (Doubt.MIDNIGHT_GUESSED,)
        if self._day is None:
            doubts = (Doubt.MISSING_DATE,)
        self._last = clock
        self._message = _Message(number, source.rstrip("\r"), name, clock, self._day, doubts)

    def _crossed(self, clock: time) -> bool:
        """Tell whether the clock went from evening to morning since the message before."""
        return self._last is not None and self._last.hour >= 18 and clock.hour < 8

    def _day_line(self, line: str) -> tuple[date | None, tuple[Doubt, ...]] | None:
        found = _DAY.fullmatch(line) if line[:1].isalpha() or line[:1] == "-" else None
        month = MONTHS.get(found["month"][:3].lower()) if found else None
        if found is None or month is None:
            return None
        parts = {"year": found["year"], "month": str(month), "day": found["day"]}
        stamp = self._stamps.of_parts(parts)
        if stamp is None:
            return None
        if stamp.at is None:
            return None, (Doubt.MISSING_DATE,)
        doubts = tuple(each for each in stamp.doubts if each is Doubt.YEAR_GUESSED)
        return self._stamps.local_day(stamp.at), doubts


def _bare(line: str) -> str:
    return _QUOTE.sub("", line, count=1).strip()


def _plain_name(name: str) -> str:
    return _BADGE.sub("", name.strip()).strip()


def _clock(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "PM" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _event(message: _Message, stamps: StampReader) -> ReadEvent:
    if message.day is None:
        stamp = Stamp(None, Precision.UNKNOWN, message.doubts)
    else:
        local = datetime.combine(message.day, message.clock)
        stamp = stamps.local(local, Precision.MINUTE, *message.doubts)
    return ReadEvent(
        line=message.line,
        source=message.source,
        text=one_line(*message.words),
        at=stamp.at,
        precision=stamp.precision,
        actor=one_line(message.name),
        doubts=stamp.doubts,
    )


FORMAT = SlackPasteFormat()
