# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The instant at which a zone's clocks showed a time, and the doubts where they showed it oddly."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.capture.document.zone_words import Season, ZoneWord
from app.capture.reading import Doubt
from app.errors import UserFacingError
from app.translation import tr

_FIXED = re.compile(r"([+-])(\d{2}):(\d{2})")


class UnknownZone(UserFacingError):
    """No zone has the name that was given."""


@cache
def zone_info(name: str) -> tzinfo:
    """Return the zone of an IANA name or a fixed offset. Raises UnknownZone."""
    if fixed := _FIXED.fullmatch(name):
        size = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
        return timezone(-size if fixed[1] == "-" else size)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZone(
            tr("There is no time zone “{0}”. Write it like Europe/Berlin or UTC.").format(name[:40])
        ) from None


def instant(local: datetime, word: ZoneWord) -> tuple[datetime | None, tuple[Doubt, ...]]:
    """Return the instant in UTC of a time on the zone's clocks, and what to doubt of it.

    A skipped time is taken as if the clocks had not gone forward, a repeated one as the first, or
    as the one that the letters name.
    """
    zone = zone_info(word.zone)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    try:
        at, again = first.astimezone(UTC), second.astimezone(UTC)
    except OverflowError:
        return None, (*word.doubts, Doubt.TYPO_SUSPECTED)
    doubts = list(word.doubts)
    chosen, chosen_local = at, first
    if at != again:
        exists = at.astimezone(zone).replace(tzinfo=None) == local
        if not exists:
            doubts.append(Doubt.NONEXISTENT_TIME)
        elif word.season is Season.ANY:
            doubts.append(Doubt.REPEATED_TIME)
        elif word.season is not _season(first):
            chosen, chosen_local = again, second
    if word.season is not Season.ANY and word.season is not _season(chosen_local):
        doubts.append(Doubt.ZONE_UNLIKE_SEASON)
    return chosen, tuple(dict.fromkeys(doubts))


def _season(local: datetime) -> Season:
    """Return the season of the zone's clock then; Irish winter time counts as standard."""
    return Season.DAYLIGHT if (local.dst() or timedelta()) > timedelta() else Season.STANDARD
