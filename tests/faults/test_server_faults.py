# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The server ends, crashes, drops connections or is away while people type: nothing is lost.

What is typed meanwhile is kept by this computer, which may be killed then, too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.extent import of_plan
from tests.faults.figures import Figures
from tests.faults.jobs import Moving, Typing
from tests.faults.killing import Place, Victim, acknowledged
from tests.postgres_server import PostgresServer

ROUNDS = of_plan(1, 8)
AWAY_ROUNDS = of_plan(1, 2)
"""Half a minute of typing as fast as a machine is a day's work, and takes as long to check."""

AWAY_SECONDS = of_plan(2, 30)
MORE = 20
"""Words that must be kept while the server is away, before the typist is killed."""

MOVING = 0.15
"""Seconds after which a move may be over."""

AMID = 0.6
"""Seconds of typing, at most, before and after a fault."""


def _restart(server: PostgresServer, _typist: Victim) -> None:
    server.halt("fast")
    server.resume()


def _crash(server: PostgresServer, _typist: Victim) -> None:
    server.halt("immediate")
    server.resume()


def _kill_backend(server: PostgresServer, _typist: Victim) -> None:
    server.end_sessions()


def _be_away(server: PostgresServer, typist: Victim) -> None:
    server.halt("fast")
    typist.live_for(AWAY_SECONDS)
    server.resume()


FAULTS: dict[str, Callable[[PostgresServer, Victim], None]] = {
    "ends": _restart,
    "crashes": _crash,
    "drops-connections": _kill_backend,
    "is-away": _be_away,
}


@pytest.fixture
def place(mortal_server: PostgresServer, tmp_path: Path) -> Iterator[Place]:
    """Return a place on a server that may end."""
    name = mortal_server.new_database()
    yield Place(tmp_path, mortal_server.url(name))
    mortal_server.drop_database(name)


@pytest.mark.parametrize("fault", FAULTS)
def test_while_typing_the_server(
    place: Place, mortal_server: PostgresServer, figures: Figures, fault: str
) -> None:
    for _ in range(_rounds(fault)):
        prepared = Typing().prepare(place)
        typist = Victim(Typing(), prepared)
        typist.wait_for_word("kept")
        typist.live_for(random.uniform(0.0, AMID))
        FAULTS[fault](mortal_server, typist)
        typist.live_for(random.uniform(0.0, AMID))
        death = typist.kill()
        lost = Typing().check(prepared, death.words)
        figures.round(faults=2, acknowledged=acknowledged(death.said), lost=lost)


@pytest.mark.parametrize("fault", FAULTS)
def test_while_a_review_moves_the_server(
    place: Place, mortal_server: PostgresServer, figures: Figures, fault: str
) -> None:
    job = Moving()
    for _ in range(_rounds(fault)):
        prepared = job.prepare(place)
        mover = Victim(job, prepared)
        mover.wait_for_first_word()
        mover.live_for(random.uniform(0.0, MOVING))
        FAULTS[fault](mortal_server, mover)
        mover.wait_until_said("moved")
        death = mover.kill()
        lost = job.check(prepared, death.words)
        figures.round(faults=2, acknowledged=acknowledged(death.said), lost=lost)


def test_killed_while_the_server_is_away(
    place: Place, mortal_server: PostgresServer, figures: Figures
) -> None:
    for _ in range(ROUNDS):
        prepared = Typing().prepare(place)
        typist = Victim(Typing(), prepared)
        typist.wait_for_word("kept")
        mortal_server.halt("immediate")
        for _word in range(MORE):
            typist.wait_for_word("kept")
        death = typist.kill()
        mortal_server.resume()
        lost = Typing().check(prepared, death.words)
        figures.round(faults=2, acknowledged=acknowledged(death.said), lost=lost)


def _rounds(fault: str) -> int:
    return AWAY_ROUNDS if fault == "is-away" else ROUNDS
