# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a document says once for all its times: zone, day, and the order of month and day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from app.capture.days import MONTH_PATTERN
from app.capture.document.clock_words import match_clock
from app.capture.document.closing_stamp import OF_THE_DOCUMENT
from app.capture.document.day_words import DayWords, days_in, month_number
from app.capture.document.pieces import Piece, PieceKind, joined
from app.capture.document.zone_words import (
    LIKELY_ZONE_PATTERN,
    ZONE_PATTERN,
    ZoneWord,
    misspelt_zone,
    read_zone,
)

_ABOUT_TIMES = re.compile(
    r"\b(?:times?|timestamps?|(?:time[ _-]?)?zone|tz|timeline|events|zeiten|zeitzone)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(rf"(?<![A-Za-z0-9:]){ZONE_PATTERN}")
_LIKELY = re.compile(
    rf"\b(?:times?|timestamps?|time[ _-]?zone)\b[^.\n\d]{{0,20}}?"
    rf"(?:\bin|\bare|:)\s+({LIKELY_ZONE_PATTERN})"
)
_BARE_NAME = re.compile(
    r"(?:Pacific|Eastern|Central|Mountain)(?=\s+(?![A-Za-z]+\s[Tt]ime|[Tt]ime)[A-Za-z])"
)
"""A region, not a zone: several times in Eastern Europe."""
_OF_A_PICTURE = re.compile(
    r"\b(?:screen\s?shots?|images?|pictures?|graphs?|charts?|plots?|dashboards?|logs?|log lines)\b"
    r"[^.]{0,30}\b(?:times?|timestamps?)\b"
    r"|\b(?:times?|timestamps?)\s(?:in|of|on|from)\s(?:the|these|our|this)?\s?"
    r"(?:screen\s?shots?|images?|pictures?|graphs?|charts?|plots?|dashboards?|logs?)\b",
    re.IGNORECASE,
)
"""Said of what is shown between the events, not of them."""
_ZONE_KEY = re.compile(r"^\W*(?:time[ _-]?zone|zone|tz)s?\W*[:=]", re.IGNORECASE)
_TITLE_KEY = re.compile(r"^\W*title\W*[:=]", re.IGNORECASE)
_PUBLISHED_KEY = re.compile(r"^\W*date\W*[:=]", re.IGNORECASE)
"""In metadata it may be the day on which the text was published."""
_LINK = re.compile(r"<?https?://\S+|\]\([^()\s]*\)")
_MONTH_AND_YEAR = re.compile(rf"\b({MONTH_PATTERN}),?\s+(20\d{{2}}|19[89]\d)\b", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?<![\w./:#-])(20[012]\d)(?![\w/:-]|\.\d)")
_ITALIC = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_REACH = 60
_TOLD = (PieceKind.PARAGRAPH, PieceKind.HEADING)
_CLOCK_BEFORE = re.compile(
    r"\d\d?(?::\d\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)\s?\(?$", re.IGNORECASE
)
_DAY_KEY = re.compile(
    r"^\W*(?:(?:incident|event|outage|start(?:ed)?)[ _-]?)?"
    r"(?:date|day|datum|(?<=start[ _-])time)s?(?:[ _-]of[ _-][\w ]{3,30})?\W*[:=|]",
    re.IGNORECASE,
)
_DAY_FOR_ALL = re.compile(
    r"\b(?:all|times?|events)\b[^.]{0,80}\b(?:on|are|happened|occurred|for)\b[^.]{0,20}$",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(r"\s*,?\s*(?:at\s+)?(?:approximately\s|around\s|about\s|roughly\s|~)?")


@dataclass(frozen=True)
class MainDay:
    """The day that a document is about, and how surely."""

    day: DayWords
    sure: bool


@dataclass(frozen=True)
class Facts:
    """What holds for a whole document, or from some line on."""

    zones: tuple[tuple[int, ZoneWord], ...]
    """Lines from which a zone holds, in order."""
    day_for_all: DayWords | None
    """The day of every time that has none, as the text itself says."""
    main_day: MainDay | None
    anchors: dict[time, tuple[DayWords, ...]]
    """Days that stand with a time of day in prose."""
    day_first: bool | None
    """How 3/4 is meant, told from days like 3/14; None where nothing tells."""
    near: MainDay | None = None
    """Where no day has its year: the middle of the month, or year, that the text names."""
    prose_zone: ZoneWord | None = None
    """The one zone that times of day in prose name, which may be that of the others too."""

    def zone_at(self, line: int) -> ZoneWord | None:
        """Return the zone that the text states for times on that line."""
        if not self.zones:
            return None
        place = bisect_right([start for start, _ in self.zones], line) - 1
        return self.zones[max(place, 0)][1]


def facts_of(pieces: list[Piece]) -> Facts:
    """Gather what a document says about its times."""
    texts = [(piece, _told(piece)) for piece in pieces if piece.kind is not PieceKind.CODE]
    zones = [(piece.line, word) for piece, text in texts for word in _stated_zone(piece, text)]
    every_day = [
        (piece, text, day, start, end) for piece, text in texts for day, start, end in days_in(text)
    ]
    anchors: dict[time, tuple[DayWords, ...]] = {}
    for piece, text, day, _, end in every_day:
        if piece.kind is PieceKind.PARAGRAPH and day.year:
            clock = _clock_after(text, end)
            if clock is not None and day not in anchors.get(clock, ()):
                anchors[clock] = (*anchors.get(clock, ()), day)
    for_all = [
        day
        for piece, text, day, start, _ in every_day
        if day.year
        and piece.kind is PieceKind.PARAGRAPH
        and _DAY_FOR_ALL.search(text[:start][-120:])
    ]
    return Facts(
        zones=tuple(zones),
        day_for_all=for_all[0] if for_all else None,
        main_day=_main_day([(piece, text, day) for piece, text, day, _, _ in every_day]),
        anchors=anchors,
        day_first=_day_first(text for _, text in texts),
        near=_near(text for piece, text in texts if piece.kind in (*_TOLD, PieceKind.METADATA)),
        prose_zone=_prose_zone(text for piece, text in texts if piece.kind in _TOLD),
    )


def _told(piece: Piece) -> str:
    """Return the words of a piece; the address of a link tells nothing."""
    return _LINK.sub(" ", joined(piece))


def _near(texts: Iterable[str]) -> MainDay | None:
    """Return a day in the first month that is named with its year, else in a title's year."""
    year = None
    for text in texts:
        if found := _MONTH_AND_YEAR.search(text):
            return MainDay(DayWords(month_number(found[1]), 15, int(found[2])), sure=True)
        year = year or _YEAR_ALONE.search(text)
    return MainDay(DayWords(7, 1, int(year[1])), sure=False) if year else None


def _prose_zone(texts: Iterable[str]) -> ZoneWord | None:
    """Return the zone that stands behind times of day, where it is always the same."""
    found = {
        word
        for text in texts
        for zone in _ZONE.finditer(text)
        if _CLOCK_BEFORE.search(text, max(0, zone.start() - 12), zone.start())
        and (word := read_zone(zone[0]))
    }
    return next(iter(found)) if len(found) == 1 else None


def _stated_zone(piece: Piece, text: str) -> Iterator[ZoneWord]:
    """Yield the zone of a sentence like "All times in PDT (UTC-7)"."""
    if piece.kind is PieceKind.ROW:
        return
    if piece.kind is PieceKind.METADATA and not _ZONE_KEY.match(text):
        return
    about = _ABOUT_TIMES.search(text[:400])
    if about is None or _OF_A_PICTURE.search(text[:400]):
        return
    part = _ITALIC.sub(" ", text[about.start() : about.start() + _REACH + 40])
    words = [
        word
        for found in _ZONE.finditer(part)
        if not _CLOCK_BEFORE.search(part[: found.start()])
        and not _BARE_NAME.match(part, found.start())
        and (word := read_zone(found[0]))
    ]
    if words:
        yield words[0]
    elif (likely := _LIKELY.search(text[:400])) and (near := misspelt_zone(likely[1])):
        yield near


def _clock_after(text: str, end: int) -> time | None:
    gap = _AFTER_DAY.match(text, end)
    found = match_clock(text, gap.end() if gap else end, loose=False)
    return found[0].at if found else None


def _main_day(days: list[tuple[Piece, str, DayWords]]) -> MainDay | None:
    """Return the day of the metadata, else of the title, else the first in prose."""
    full = [
        (piece, text, day)
        for piece, text, day in days
        if day.year and not OF_THE_DOCUMENT.match(text)
    ]
    titles = [day for piece, text, day in full if _is_title(piece, text)]
    prose = [day for piece, _, day in full if piece.kind in _TOLD]
    said = [as_date(day) for day in (*titles, *prose)]
    keyed = [
        day
        for piece, text, day in full
        if _DAY_KEY.match(text)
        and (not said or as_date(day) in said or not _is_published(piece, text))
    ]
    for found in (keyed, titles):
        if found:
            others = {(day.year, day.month, day.day) for day in (*keyed, *titles)}
            return MainDay(found[0], sure=len(others) == 1)
    listed = [day for piece, _, day in full if piece.kind is PieceKind.ITEM]
    if prose or listed:
        return MainDay((prose or listed)[0], sure=False)
    without_year = [day for piece, text, day in days if piece.kind in _TOLD]
    return MainDay(without_year[0], sure=False) if without_year else None


def _is_published(piece: Piece, text: str) -> bool:
    return piece.kind is PieceKind.METADATA and _PUBLISHED_KEY.match(text) is not None


def _is_title(piece: Piece, text: str) -> bool:
    if piece.kind is PieceKind.METADATA:
        return _TITLE_KEY.match(text) is not None
    return piece.kind is PieceKind.HEADING and piece.level == 1


def _day_first(texts: Iterable[str]) -> bool | None:
    """Tell from days beyond 12 in which order a document writes month and day."""
    votes: Counter[bool] = Counter()
    for text in texts:
        for found in _SLASHED.finditer(text):
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                votes[True] += 1
            elif second > 12 >= first:
                votes[False] += 1
    if not votes:
        return None
    (winner, _), *others = votes.most_common()
    return winner if not others else None


_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?![\d]|[/-]\d{5})")


def as_date(day: DayWords) -> date | None:
    """Return a day that has its year as a date, or None where there is no such day."""
    return day.on(day.year) if day.year else None
