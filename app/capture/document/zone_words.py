# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The words by which people name a time zone: UTC, CET, PT, +02:00, Europe/Berlin, US/Pacific.

Letters name a place's clock, not a number: who writes CET in June looked at a clock on a wall, so
the place's clock is taken and the letters are doubted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from enum import Enum
from functools import cache
from zoneinfo import available_timezones

from app.capture.reading import UTC_ZONE, Doubt


class Season(Enum):
    """Whether letters are those of the winter's clock, the summer's, or of both."""

    ANY = None
    STANDARD = False
    DAYLIGHT = True


@dataclass(frozen=True)
class ZoneWord:
    """A zone as it was written: an IANA name or a fixed offset, and what to doubt of it."""

    zone: str
    season: Season = Season.ANY
    others: tuple[str, ...] = ()
    """Zones that use the same letters."""
    doubts: tuple[Doubt, ...] = ()

    def understood(self, zone: str) -> ZoneWord:
        """Return the word as people of `zone`, an IANA name, mean it."""
        return ZoneWord(zone, self.season) if zone in self.others else self


def _place(zone: str, both: str, standard: str, daylight: str) -> dict[str, ZoneWord]:
    return {
        **{word: ZoneWord(zone) for word in both.split()},
        **{word: ZoneWord(zone, Season.STANDARD) for word in standard.split()},
        **{word: ZoneWord(zone, Season.DAYLIGHT) for word in daylight.split()},
    }


_CHINA, _CHICAGO = "Asia/Shanghai", "America/Chicago"

_WORDS: dict[str, ZoneWord] = {
    **{word: ZoneWord(UTC_ZONE) for word in ("UTC", "GMT", "Z", "ZULU", "UCT")},
    **_place("Europe/Lisbon", "", "WET", "WEST"),
    **_place("Europe/London", "", "", "BST"),
    **_place("Europe/Berlin", "", "CET MEZ", "CEST MESZ"),
    **_place("Europe/Athens", "", "EET", "EEST"),
    **_place("America/New_York", "ET EASTERN", "EST", "EDT"),
    **_place(_CHICAGO, "CT CENTRAL", "", "CDT"),
    **_place("America/Denver", "MT MOUNTAIN", "MST", "MDT"),
    **_place("America/Los_Angeles", "PT PACIFIC", "PST", "PDT"),
    **_place("America/Anchorage", "", "AKST", "AKDT"),
    **_place("Australia/Sydney", "", "AEST", "AEDT"),
    **_place("Pacific/Auckland", "", "NZST", "NZDT"),
    **_place("Pacific/Honolulu", "HST", "", ""),
    **_place("Europe/Moscow", "MSK", "", ""),
    **_place("Asia/Tokyo", "JST", "", ""),
    **_place("Asia/Seoul", "KST", "", ""),
    **_place("Asia/Singapore", "SGT", "", ""),
    **_place("Asia/Hong_Kong", "HKT", "", ""),
    **_place("Africa/Johannesburg", "SAST", "", ""),
    **_place("Africa/Nairobi", "EAT", "", ""),
    **_place("Africa/Lagos", "WAT", "", ""),
    **_place("Asia/Karachi", "PKT", "", ""),
    **_place("Asia/Jakarta", "WIB", "", ""),
    **_place("Asia/Manila", "PHT", "", ""),
    **_place("Australia/Perth", "AWST", "", ""),
    **_place("America/Sao_Paulo", "BRT", "", ""),
    "CST": ZoneWord(_CHICAGO, Season.STANDARD, (_CHICAGO, _CHINA), (Doubt.AMBIGUOUS_ZONE,)),
    "IST": ZoneWord(
        "Asia/Kolkata",
        others=("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
        doubts=(Doubt.AMBIGUOUS_ZONE,),
    ),
}
_FULL_NAMES = {
    "CENTRAL EUROPEAN": "Europe/Berlin",
    "EASTERN EUROPEAN": "Europe/Athens",
    "WESTERN EUROPEAN": "Europe/Lisbon",
    "BRITISH": "Europe/London",
    "GREENWICH MEAN": UTC_ZONE,
    "COORDINATED UNIVERSAL": UTC_ZONE,
    "INDIAN": "Asia/Kolkata",
    "INDIA": "Asia/Kolkata",
    "JAPAN": "Asia/Tokyo",
    "AUSTRALIAN EASTERN": "Australia/Sydney",
}
"""What stands before "Time", "Summer Time" or "Standard Time"."""
_ONE_SEASON = (UTC_ZONE, "Asia/Kolkata", "Asia/Tokyo")
_MISSPELLABLE = ("UTC", "GMT", "CEST", "AEST", "AEDT", "EEST", "WEST")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+−-])\s?(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)

_LETTERS = "|".join(sorted(_WORDS, key=len, reverse=True))
_NAMED = "|".join(name.title().replace(" ", r"\s") for name in _FULL_NAMES)
ZONE_PATTERN = (
    rf"(?:(?:{_NAMED})\s(?:(?:Standard|Summer|Daylight)\s)?[Tt]ime\b"
    r"|(?:UTC|GMT)\s?[+−-](?:\d{1,2}(?::?\d{2})?|\s\d{1,2}(?!\d|:))\b"
    r"|[+−-]\d{2}:?\d{2}\b"
    r"|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|UC|Etc)"
    r"/[A-Za-z_]{2,20}(?:/[A-Za-z_]{2,20})?"
    rf"|(?:{_LETTERS}|utc|gmt|Pacific|Eastern|Central|Mountain)\b"
    r"(?:\s(?:Standard\s|Daylight\s)?[Tt]ime\b)?)"
)
"""A zone as it is written; letters count as a zone in capitals only."""
LIKELY_ZONE_PATTERN = r"[A-Z]{2,4}T\b|[A-Z]{3}\b|[A-Z][a-z]+/[A-Z][A-Za-z_]+"
"""What stands where a zone stands and may be one that is misspelt."""


def read_zone(text: str) -> ZoneWord | None:
    """Return the zone that `text` names as a whole, or None."""
    wanted = " ".join(text.split())
    if offset := _OFFSET.fullmatch(wanted):
        return _offset_word(offset)
    words = wanted.upper().split(" ")
    if words[-1] == "TIME" and (full := _full_name(words)):
        return full
    if known := _WORDS.get(words[0]):
        return _with_season(known, words[1:])
    return _named(wanted) if "/" in wanted else None


def misspelt_zone(text: str) -> ZoneWord | None:
    """Return the zone that letters nearly name, doubted; None where they are no zone at all."""
    if "/" in text:
        return _named(text)
    near = [word for word in _MISSPELLABLE if _swapped(word, text.upper())]
    if near:
        return ZoneWord(_WORDS[near[0]].zone, doubts=(Doubt.UNKNOWN_ZONE,))
    return None


def _full_name(words: list[str]) -> ZoneWord | None:
    """Return the zone of Central European Summer Time and its like."""
    seasons = {"SUMMER": Season.DAYLIGHT, "DAYLIGHT": Season.DAYLIGHT, "STANDARD": Season.STANDARD}
    season = seasons.get(words[-2]) if len(words) > 2 else None
    zone = _FULL_NAMES.get(" ".join(words[: -2 if season else -1]))
    if zone is None:
        return None
    return ZoneWord(zone, season if season and zone not in _ONE_SEASON else Season.ANY)


def _with_season(word: ZoneWord, rest: list[str]) -> ZoneWord:
    if "STANDARD" in rest:
        return ZoneWord(word.zone, Season.STANDARD)
    return ZoneWord(word.zone, Season.DAYLIGHT) if "DAYLIGHT" in rest else word


def _offset_word(found: re.Match[str]) -> ZoneWord | None:
    sign = "+" if found[1] == "+" else "-"
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    if timedelta(hours=hours, minutes=minutes) == timedelta():
        return ZoneWord(UTC_ZONE)
    return ZoneWord(f"{sign}{hours:02}:{minutes:02}")


@cache
def _zone_names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


@cache
def _named(text: str) -> ZoneWord | None:
    """Return the IANA zone of that name, or the nearest one, doubted."""
    names = _zone_names()
    if known := names.get(text.lower()):
        return ZoneWord(known)
    place = _WORDS.get(text.rpartition("/")[2].upper())
    if place:
        return ZoneWord(place.zone, doubts=(Doubt.UNKNOWN_ZONE,))
    near = get_close_matches(text.lower(), names, n=1, cutoff=0.85)
    return ZoneWord(names[near[0]], doubts=(Doubt.UNKNOWN_ZONE,)) if near else None


def _swapped(word: str, written: str) -> bool:
    """Tell whether two neighbouring letters of the word changed places, or one is missing."""
    if len(written) == len(word):
        return any(
            word[:at] + word[at + 1] + word[at] + word[at + 2 :] == written
            for at in range(len(word) - 1)
        )
    return len(word) > 3 and any(word[:at] + word[at + 1 :] == written for at in range(len(word)))
