# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library of 10,000 reviews: until its list can be used, and the search while somebody types.

Each review has some 900 words, drawn so that few words are frequent and most are rare, as in any
language. The limit of the search is what a person does not wait for.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench_row import Row, medians, timed
from bench_start import BARE, USABLE, process_time

if TYPE_CHECKING:
    from app.review.review import Review

REVIEWS = 10_000
_ITEMS, _WORDS_OF_ITEM = 40, 22
_VOCABULARY = 30_000
_START_RUNS, _SEARCH_RUNS = 7, 9
_LIMIT_MS = 50.0
_BATCH = 200
_SEED = 4

_SYLLABLES = tuple(f"{first}{second}" for first in "bcdfglmnprstvw" for second in "aeiou")


def rows() -> Iterator[Row]:
    """Yield the list (≤ 4× a bare window), the search (≤ 50 ms), similar reviews (≤ 500 ms)."""
    from app.bootstrap import build
    from app.insight.search.facets import Facet, Narrowing
    from app.store.listing import FIRST_ROWS

    with tempfile.TemporaryDirectory() as folder:
        words = fill(Path(folder))
        usable = USABLE.format(data=folder, root=_root(), rows=FIRST_ROWS)
        ours, floor = medians(
            partial(process_time, usable), partial(process_time, BARE), _START_RUNS
        )
        yield Row("library of 10,000 usable / bare window", ours, floor, "floor", 4.0)
        services = build(Path(folder))
        library = services.library
        for name, text in _typed(words):
            found = _typical(partial(library.search, Narrowing(text)))
            yield Row(f"search as you type, {name} / limit", found, _LIMIT_MS, "limit", 1.0)
        chosen = Narrowing(words[300], {Facet.SERVICE: frozenset({"service 3"})})
        found = _typical(lambda: library.search(chosen))
        yield Row("search within a facet / limit", found, _LIMIT_MS, "limit", 1.0)
        some = library.load("bench00500")
        found = _typical(lambda: library.similar(some))
        yield Row("similar reviews / limit", found, 500.0, "limit", 1.0)
        services.close()


def _typed(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what people type, from the frequent to the rare."""
    frequent, usual, rare = words[3], words[300], words[20_000]
    yield "two letters", frequent[:2]
    yield "three letters", usual[:3]
    yield "a frequent word", frequent
    yield "a usual word", usual
    yield "a frequent and a rare word", f"{frequent} {rare}"
    yield "a rare word", rare


def _typical(call: Callable[[], object]) -> float:
    call()
    return median(timed(call) for _ in range(_SEARCH_RUNS))


def fill(folder: Path) -> list[str]:
    """Fill a library quickly, through the statements the app writes by; return its vocabulary."""
    from app.clock import SystemClock
    from app.store.engine import open_sqlite
    from app.store.library import Library
    from app.store.schema import bring_up_to_date
    from app.store.unit_of_work import UnitOfWork
    from app.store.writing import write_new

    chance = random.Random(_SEED)  # noqa: S311 - no secret
    words = _vocabulary(chance)
    weights = list(accumulate(1 / (place + 2.7) for place in range(len(words))))
    database = open_sqlite(folder / "hotwash.db")
    bring_up_to_date(database)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for first in range(0, REVIEWS, _BATCH):
        with UnitOfWork(database) as work:
            for number in range(first, first + _BATCH):
                drawn = chance.choices(words, cum_weights=weights, k=_ITEMS * _WORDS_OF_ITEM)
                made = _review(number, drawn, chance)
                write_new(
                    work.connection, made, at=at, author="", client_id=f"c{number}", label="bench"
                )
            work.commit()
    Library(database, SystemClock()).close()
    return words


def _vocabulary(chance: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4)))] = None
    return list(found)


def _review(number: int, words: Sequence[str], chance: random.Random) -> Review:
    from app.review.action import Action
    from app.review.cause import Cause
    from app.review.event import Event
    from app.review.incident import Incident, Severity
    from app.review.review import assemble

    texts = [
        " ".join(words[place * _WORDS_OF_ITEM : (place + 1) * _WORDS_OF_ITEM])
        for place in range(_ITEMS)
    ]
    day = datetime.combine(date(2023, 1, 1), datetime.min.time(), UTC)
    at = day + timedelta(days=chance.randrange(1200))
    incident = Incident(
        title=f"{texts[0][:60]} {number}",
        summary=texts[0],
        service=f"service {number % 40}",
        severity=chance.choice(list(Severity)),
    )
    causes = [
        Cause(id=f"c{place}", number=place, text=texts[place], category=f"category {place % 7}")
        for place in range(1, 8)
    ]
    actions = [Action(id=f"a{place}", number=place, text=texts[place]) for place in range(8, 13)]
    events = [
        Event(id=f"e{place}", at=at + timedelta(minutes=place), text=texts[place])
        for place in range(13, _ITEMS)
    ]
    return assemble(f"bench{number:05}", (incident, *causes, *actions, *events))


def _root() -> str:
    return str(Path(__file__).resolve().parents[1])
