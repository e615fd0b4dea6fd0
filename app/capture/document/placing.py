# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Place candidates in time: the day a bare time belongs to, its zone, its end, and the doubts.

A bare time belongs to the day of the heading above it or of the row before it. Where it goes back
by hours, midnight has passed between the two; that stays a guess until the next day is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from app.capture.document.candidate import Candidate
from app.capture.document.clock_words import ClockWords
from app.capture.document.day_choice import DayFound, choose_day
from app.capture.document.day_words import DayWords
from app.capture.document.facts import Facts, as_date
from app.capture.document.local_time import instant
from app.capture.document.stamp import Stamp
from app.capture.document.zone_words import ZoneWord
from app.capture.reading import UTC_ZONE, Doubt, ReadContext, ReadEvent
from app.review.event import Precision

NIGHT = timedelta(hours=6)
"""A bare time that goes back by at least this much is on the next day; by less, out of order."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Before:
    """The event before, as its zone's clocks showed it."""

    local: datetime
    at: datetime
    day_line: int
    own_day: bool
    doubts: tuple[Doubt, ...]
    """What of its day was guessed, as that holds for the times that follow too."""


@dataclass
class Placing:
    """Places one candidate after the other, in the order of the text."""

    facts: Facts
    context: ReadContext
    rows_zone: ZoneWord | None = None
    """The one zone that some rows name, where no other word is said about the zone."""
    newest_first: bool = False
    halves: bool = False
    """Most times say am or pm."""
    _before: _Before | None = field(default=None, init=False)
    _start: datetime | None = field(default=None, init=False)

    def place(self, candidate: Candidate) -> ReadEvent:
        """Return the event that a candidate tells of."""
        stamp = candidate.stamp
        bare = ReadEvent(
            line=candidate.line,
            source=candidate.source,
            text=candidate.text,
            actor=candidate.actor,
            precision=Precision.UNKNOWN,
        )
        if stamp.ago or stamp.later is not None:
            return self._relative(bare, candidate)
        day, doubts = self._day(candidate)
        if stamp.clock is not None and stamp.clock.at is None:
            self._note_day(candidate, day, doubts)
            return self._with_open_time(bare, candidate, day, doubts)
        if day is None:
            doubts = (*doubts, *(stamp.clock.doubts if stamp.clock else ()))
            missing = () if Doubt.TYPO_SUSPECTED in doubts else (Doubt.MISSING_DATE,)
            return replace(bare, doubts=_once((*missing, *doubts)))
        return self._timed(bare, candidate, day, doubts)

    def _with_open_time(
        self, bare: ReadEvent, candidate: Candidate, day: date | None, doubts: tuple[Doubt, ...]
    ) -> ReadEvent:
        """Return an event of which no more than its own day is known, or not even that."""
        open_time = candidate.stamp.clock.doubts if candidate.stamp.clock else ()
        if day is None or candidate.stamp.day is None:
            return replace(bare, doubts=open_time)
        word, zone_doubts = self._zone(candidate)
        at, time_doubts = instant(datetime.combine(day, time()), word)
        return replace(
            bare,
            at=at,
            precision=Precision.DAY if at else Precision.UNKNOWN,
            doubts=_once((*open_time, *doubts, *zone_doubts, *time_doubts)),
        )

    def _timed(
        self, bare: ReadEvent, candidate: Candidate, day: date, doubts: tuple[Doubt, ...]
    ) -> ReadEvent:
        stamp = candidate.stamp
        word, zone_doubts = self._zone(candidate)
        clock = _first_half(stamp.clock, stamp.until)
        local = datetime.combine(day, clock.at if clock and clock.at else time())
        at, time_doubts = instant(local, word)
        if at is None:
            open_time = stamp.clock.doubts if stamp.clock else ()
            return replace(bare, doubts=_once((*doubts, *open_time, *time_doubts)))
        until, until_doubts = self._until(candidate, local, word)
        carried = tuple(each for each in doubts if each in _OF_A_DAY)
        own = stamp.day is not None
        self._before = _Before(local, at, candidate.day_line, own, carried)
        self._start = self._start or at
        return replace(
            bare,
            at=at,
            until=until,
            precision=_precision(candidate),
            doubts=_once(
                (
                    *doubts,
                    *(stamp.clock.doubts if stamp.clock else ()),
                    *zone_doubts,
                    *time_doubts,
                    *until_doubts,
                    *self._half_doubt(clock),
                    *((Doubt.APPROXIMATE,) if stamp.vague else ()),
                )
            ),
        )

    def _relative(self, bare: ReadEvent, candidate: Candidate) -> ReadEvent:
        stamp, doubts = candidate.stamp, (Doubt.RELATIVE_TIME,)
        before = self._before.at if self._before else None
        origin = self._start if stamp.from_start else before
        if stamp.later is None or origin is None:
            return replace(bare, doubts=doubts)
        try:
            at = origin + stamp.later
        except OverflowError:
            return replace(bare, doubts=doubts)
        if self._before is not None:
            moved = self._before.local + (at - self._before.at)
            self._before = replace(self._before, local=moved, at=at)
        return replace(bare, at=at, precision=Precision.APPROXIMATE, doubts=doubts)

    # -- the day -------------------------------------------------------------------------

    def _day(self, candidate: Candidate) -> DayFound:
        stamp = candidate.stamp
        near, told = self._near(candidate)
        if stamp.day is not None:
            day, doubts = choose_day(
                stamp.day, near, near_is_told=told, day_first=self.facts.day_first
            )
        elif stamp.next_day and self._before is not None:
            day, doubts = self._before.local.date(), self._before.doubts
        else:
            day, doubts = self._bare_day(candidate)
        if stamp.next_day:
            doubts = _once((*doubts, Doubt.DATE_ASSUMED))
        ahead = stamp.next_day or (stamp.clock is not None and stamp.clock.next_day)
        try:
            return (day + _ONE_DAY if day and ahead else day), doubts
        except OverflowError:
            return None, (*doubts, Doubt.TYPO_SUSPECTED)

    def _near(self, candidate: Candidate) -> tuple[date | None, bool]:
        """Return a day that is surely not far, and whether the text tells it."""
        heading = as_date(candidate.day) if candidate.day else None
        if heading and (self._before is None or Doubt.YEAR_GUESSED in self._before.doubts):
            return heading, True
        if self._before is not None:
            return self._before.local.date(), Doubt.YEAR_GUESSED not in self._before.doubts
        main = as_date(self.facts.main_day.day) if self.facts.main_day else None
        return (main, True) if main else self._season()

    def _season(self) -> tuple[date | None, bool]:
        """Return a day in the year that is meant where the text writes none with its year."""
        near = self.facts.near
        if near is None or (self.context.day is not None and not near.sure):
            return self.context.day, False
        return as_date(near.day), near.sure

    def _bare_day(self, candidate: Candidate) -> DayFound:
        clock = candidate.stamp.clock
        anchored = self._anchor(clock)
        day, doubts = self._carried_day(candidate)
        if anchored and anchored != day:
            return anchored, (Doubt.DATE_ASSUMED,)
        return day, doubts

    def _anchor(self, clock: ClockWords | None) -> date | None:
        """Return the day that stands with this very time in the document's prose."""
        if clock is None or clock.at is None or clock.precision is Precision.HOUR:
            return None
        days = self.facts.anchors.get(clock.at, ())
        return as_date(days[0]) if len(days) == 1 else None

    def _carried_day(self, candidate: Candidate) -> DayFound:
        before = self._before
        for_all = self.facts.day_for_all
        if for_all and (before is None or before.own_day):
            return self._stated(for_all)
        if before is not None and before.day_line == candidate.day_line:
            return self._after(before, candidate.stamp.clock)
        if candidate.day is not None:
            near, told = self._near(candidate)
            return choose_day(
                candidate.day, near, near_is_told=told, day_first=self.facts.day_first
            )
        return self._known_day(before)

    def _after(self, before: _Before, clock: ClockWords | None) -> DayFound:
        """Return the day of a bare time by the one before it."""
        day = before.local.date()
        if clock is None or clock.at is None:
            return day, before.doubts
        gone = datetime.combine(day, clock.at) - before.local
        step = -_ONE_DAY if self.newest_first else _ONE_DAY
        back = gone >= NIGHT if self.newest_first else -gone >= NIGHT
        if not back:
            return day, before.doubts
        try:
            return day + step, _once((*before.doubts, Doubt.MIDNIGHT_GUESSED))
        except OverflowError:
            return day, (Doubt.TYPO_SUSPECTED,)

    def _stated(self, words: DayWords) -> DayFound:
        """Return a day that the text states once for all, with the doubts of its own."""
        near, told = self._season()
        return choose_day(words, near, near_is_told=told, day_first=self.facts.day_first)

    def _known_day(self, before: _Before | None) -> DayFound:
        """Return the day that the review, the metadata or the title names."""
        main = self.facts.main_day
        main_day, doubts = self._stated(main.day) if main else (None, ())
        if self.context.day is not None:
            disagree = main is not None and main.sure and main_day != self.context.day
            return self.context.day, ((Doubt.DATE_ASSUMED,) if disagree else ())
        if main is not None and main_day is not None:
            return main_day, (doubts if main.sure else (*doubts, Doubt.DATE_ASSUMED))
        if before is not None:
            return before.local.date(), (Doubt.DATE_ASSUMED,)
        return None, (Doubt.MISSING_DATE,)

    def _note_day(self, candidate: Candidate, day: date | None, doubts: tuple[Doubt, ...]) -> None:
        """Keep the day of a row whose time is open, for the bare times below it."""
        if day is None or candidate.stamp.day is None:
            return
        word, _ = self._zone(candidate)
        local = datetime.combine(day, time())
        at, _ = instant(local, word)
        if at is not None:
            kept = tuple(each for each in doubts if each in _OF_A_DAY)
            self._before = _Before(local, at, candidate.day_line, own_day=True, doubts=kept)

    # -- the zone, the end ---------------------------------------------------------------

    def _zone(self, candidate: Candidate) -> tuple[ZoneWord, tuple[Doubt, ...]]:
        told = candidate.stamp.zone or candidate.zone or self.facts.zone_at(candidate.line)
        if told is not None:
            return told.understood(self.context.zone), ()
        if self.context.zone:
            return ZoneWord(self.context.zone), ()
        if self.rows_zone is not None:
            return self.rows_zone, ()
        if self.facts.prose_zone is not None and candidate.stamp.timed:
            return self.facts.prose_zone, (Doubt.MISSING_ZONE,)
        return ZoneWord(UTC_ZONE), (Doubt.MISSING_ZONE,)

    def _until(
        self, candidate: Candidate, local: datetime, word: ZoneWord
    ) -> tuple[datetime | None, tuple[Doubt, ...]]:
        stamp = candidate.stamp
        if stamp.until_day is None and stamp.until is None:
            return None, ()
        day = local.date()
        doubts: tuple[Doubt, ...] = (Doubt.RANGE,)
        if stamp.until is not None and Doubt.UNKNOWN_TIME in stamp.until.doubts:
            return None, (*doubts, Doubt.UNKNOWN_TIME)
        if stamp.until_day is not None:
            found, more = self._last_day(stamp.until_day, day)
            day, doubts = found or day, (*doubts, *more)
        if stamp.until is None or stamp.until.at is None:
            end = datetime.combine(day, time())
        else:
            end = datetime.combine(day, stamp.until.at)
        try:
            end, guessed = self._past_midnight(stamp, local, end)
        except OverflowError:
            return None, (*doubts, Doubt.TYPO_SUSPECTED)
        if guessed:
            doubts = (*doubts, Doubt.MIDNIGHT_GUESSED)
        elif end < local:
            doubts = (*doubts, Doubt.TYPO_SUSPECTED)
        until, more = instant(end, word)
        return until, (*doubts, *more)

    def _past_midnight(self, stamp: Stamp, local: datetime, end: datetime) -> tuple[datetime, bool]:
        """Return the end on the day after where it is there, and whether that is a guess."""
        if stamp.until is not None and stamp.until.next_day:
            return end + _ONE_DAY, False
        if end < local and stamp.until_day is None and local - end >= NIGHT:
            return end + _ONE_DAY, True
        return end, False

    def _last_day(self, words: DayWords, near: date) -> DayFound:
        return choose_day(words, near, near_is_told=True, day_first=self.facts.day_first)

    def _half_doubt(self, clock: ClockWords | None) -> tuple[Doubt, ...]:
        if not self.halves or clock is None or clock.half or clock.at is None:
            return ()
        return (Doubt.HALF_OF_DAY_UNKNOWN,) if 1 <= clock.at.hour <= 12 else ()


_OF_A_DAY = frozenset(
    {
        Doubt.DATE_ASSUMED,
        Doubt.MIDNIGHT_GUESSED,
        Doubt.YEAR_GUESSED,
        Doubt.AMBIGUOUS_DATE,
        Doubt.TYPO_SUSPECTED,
    }
)


def _first_half(clock: ClockWords | None, until: ClockWords | None) -> ClockWords | None:
    """Return the start of 2:54-3:10 PM, which says its half at its end only."""
    if clock is None or clock.at is None or until is None or until.at is None:
        return clock
    if clock.half or not until.half or not 1 <= clock.at.hour < 12:
        return clock
    if until.at.hour < 12:
        return replace(clock, half=clock.at <= until.at)
    later = clock.at.replace(hour=clock.at.hour + 12)
    return replace(clock, at=later, half=True) if later <= until.at else clock


def _precision(candidate: Candidate) -> Precision:
    stamp = candidate.stamp
    if stamp.vague:
        return Precision.APPROXIMATE
    return stamp.clock.precision if stamp.clock else Precision.DAY


def _once(doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    return tuple(dict.fromkeys(doubts))
