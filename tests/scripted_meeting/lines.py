# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the scribe of the scripted meeting types: 150 lines, by step, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from app.review.item import Kind

_SUBJECTS = (
    "replica lag",
    "deploy queue",
    "login page",
    "backup job",
    "alert route",
    "status page",
    "cache layer",
)

_BY_STEP: Mapping[int, tuple[tuple[str, Kind, int], ...]] = {
    1: (("the review was asked for by the rule on {0}", Kind.NOTE, 4),),
    2: (("somebody from the {0} team joins at half past", Kind.NOTE, 6),),
    3: (
        ("a graph of the {0} is attached", Kind.NOTE, 10),
        ("/p ask for older data on the {0}", Kind.NOTE, 5),
    ),
    4: (
        ("/t 14:{n:02d} the {0} showed a change", Kind.EVENT, 25),
        ("the {0} looked normal on every screen", Kind.NOTE, 12),
        ("/q on-call engineer: the {0} was quiet", Kind.NOTE, 8),
    ),
    5: (("support counted tickets about the {0}", Kind.NOTE, 10),),
    6: (
        ("the {0} had no limit", Kind.CAUSE, 15),
        ("/c the {0} was not tested with real load", Kind.CAUSE, 10),
    ),
    7: (
        ("/w the runbook for the {0} was right", Kind.OBSERVATION, 6),
        ("/d the {0} has no owner on weekends", Kind.OBSERVATION, 5),
        ("/l the {0} was small that night", Kind.OBSERVATION, 4),
    ),
    8: (
        ("/a Add a limit to the {0} @Robin due 2026-04-{n:02d}", Kind.ACTION, 14),
        ("the {0} needs a budget first", Kind.NOTE, 6),
    ),
    9: (("the text on the {0} is clear", Kind.NOTE, 5),),
    10: (("/p look at the {0} in a month", Kind.NOTE, 5),),
}


def lines(step: int) -> Iterator[tuple[str, Kind, str]]:
    """Return the lines of a step: what is typed, its kind, and words only this one has."""
    number = count(sum(amount for one in range(1, step) for *_, amount in _BY_STEP[one]) + 1)
    for form, kind, amount in _BY_STEP[step]:
        for place in range(amount):
            mark = f"mark{next(number)}"
            subject = f"{_SUBJECTS[place % len(_SUBJECTS)]} {mark}"
            yield form.format(subject, n=place + 1), kind, f" {mark}"


def all_lines() -> list[tuple[int, str, Kind, str]]:
    """Return all lines with their step, in order."""
    return [(step, *line) for step in _BY_STEP for line in lines(step)]
