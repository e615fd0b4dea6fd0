# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which of many backups stay: the newest few, one for each of many days, then one a week.

Pure. It only chooses; deleting is for whoever knows that the rest can be spared.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

NEWEST = 5
DAYS = 14
WEEKS = 8


def kept(instants: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return those of `instants` that stay: of a day or week the last one stands for it.

    What lies in the future, as after a clock was set back, stays.
    """
    newest_first = sorted(set(instants), reverse=True)
    future = {at for at in newest_first if at > now}
    daily = _last_of_each((at.date(), at) for at in newest_first if at > now - timedelta(days=DAYS))
    weekly = _last_of_each(
        (at.isocalendar()[:2], at) for at in newest_first if at > now - timedelta(weeks=WEEKS)
    )
    return frozenset({*newest_first[:NEWEST], *future, *daily, *weekly})


def _last_of_each(pairs: Iterable[tuple[Hashable, datetime]]) -> set[datetime]:
    """Return the first instant with each key; `pairs` begin with the newest."""
    chosen: dict[Hashable, datetime] = {}
    for key, at in pairs:
        chosen.setdefault(key, at)
    return set(chosen.values())
