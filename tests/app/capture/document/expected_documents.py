# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a careful reader makes of the published reviews: how many events, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.capture.reading import Doubt


@dataclass(frozen=True)
class Expected:
    """The timeline of one document; `doubts` are by place, from 0, and the rest has none."""

    count: int
    first: str
    last: str
    doubts: Mapping[int, frozenset[Doubt]] = field(default_factory=dict)
    everywhere: frozenset[Doubt] = frozenset()


def _doubts(*each: Doubt) -> frozenset[Doubt]:
    return frozenset(each)


# By the number that a file's name begins with. Instants are in UTC.
EXPECTED = {
    # Two days, each under a heading of its own; half the rows are bold.
    "02": Expected(17, "2020-02-20 21:17", "2020-02-21 14:10"),
    # The first row is a day earlier than the rest, which only a sentence says.
    "03": Expected(13, "2019-10-20 00:55", "2019-10-21 19:27"),
    # A log and an alert stand between the rows and are no rows.
    "07": Expected(16, "2022-12-13 18:53", "2022-12-13 19:16"),
    # Three rows know only the hour, and one of those is 24.
    "08": Expected(
        22,
        "2022-12-16 12:43",
        "2022-12-18 22:18",
        {place: _doubts(Doubt.UNKNOWN_TIME) for place in (4, 5, 6)},
    ),
    # Pacific winter time on a 12-hour clock.
    "12": Expected(11, "2019-01-22 22:54", "2019-01-23 16:36"),
    # The start of the outage has the day of its end; nobody but a reader of the prose can mend it.
    "15": Expected(
        10,
        "2018-12-06 00:21",
        "2019-03-26 15:10",
        {
            0: _doubts(Doubt.YEAR_GUESSED, Doubt.ZONE_UNLIKE_SEASON),
            2: _doubts(Doubt.OUT_OF_ORDER),
            3: _doubts(Doubt.OUT_OF_ORDER),
            4: _doubts(Doubt.OUT_OF_ORDER),
        },
    ),
    # An event to a heading, over three days; "2X:XX" is not known, "maybe earlier" is about.
    "18": Expected(
        41,
        "2018-02-20 13:17",
        "2018-02-22 06:18",
        {
            15: _doubts(Doubt.RANGE),
            29: _doubts(Doubt.UNKNOWN_TIME),
            35: _doubts(Doubt.APPROXIMATE),
        },
    ),
    # A range that is only about, and two headings the wrong way round.
    "19": Expected(
        15,
        "2018-04-18 10:35",
        "2018-04-19 09:58",
        {
            1: _doubts(Doubt.RANGE, Doubt.APPROXIMATE),
            3: _doubts(Doubt.OUT_OF_ORDER),
            4: _doubts(Doubt.OUT_OF_ORDER),
        },
    ),
    # No zone anywhere; one row has a dot in its time.
    "26": Expected(
        14, "2023-09-18 13:42", "2023-09-20 19:18", everywhere=_doubts(Doubt.MISSING_ZONE)
    ),
    "27": Expected(
        8, "2023-07-21 08:15", "2023-07-21 12:42", everywhere=_doubts(Doubt.MISSING_ZONE)
    ),
    "35": Expected(8, "2021-03-31 12:06", "2021-03-31 13:30"),
    "38": Expected(
        16,
        "2023-02-13 07:30",
        "2023-02-14 11:59",
        {13: _doubts(Doubt.OUT_OF_ORDER), 14: _doubts(Doubt.OUT_OF_ORDER)},
    ),
    # A log between the rows is earlier than the first of them.
    "41": Expected(8, "2025-09-29 16:58", "2025-09-29 18:46"),
    "43": Expected(8, "2025-10-03 10:45", "2025-10-03 22:28"),
}
