# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Libraries to try things on: each test that takes one runs on both engines."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.review.ids import new_id
from app.store.autosave import Autosave, SaveKind, SaveState
from app.store.engine import Database, open_server, open_sqlite
from app.store.exchange import Exchange, read_standing
from app.store.library import Library, open_library
from app.store.schema import bring_up_to_date
from app.store.unit_of_work import UnitOfWork
from tests.fakes import FakeClock

Place = Path | str
PATIENCE = 20.0
"""Seconds after which a test no longer believes that something will happen."""


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return where a new library can be: a file, or an empty database on a server."""
    if request.param == "sqlite":
        return tmp_path / "data" / "hotwash.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def empty_database(place: Place) -> Iterator[Database]:
    """Return a database without tables."""
    database = opened(place)
    yield database
    database.close()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """Return a database with the newest tables."""
    bring_up_to_date(empty_database)
    return empty_database


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still."""
    return FakeClock()


@pytest.fixture
def library(database: Database, clock: FakeClock) -> Library:
    """Return an empty library."""
    return Library(database, clock)


def opened(place: Place) -> Database:
    """Open the database at `place`."""
    return open_sqlite(place) if isinstance(place, Path) else open_server(place)


def exchange_of(database: Database, review_id: str, client_id: str = "") -> Exchange:
    """Return a way in and out for a session that has just read the review."""
    with UnitOfWork(database, writes=False) as work:
        standing = read_standing(work.connection, review_id)
    return Exchange(database, standing, client_id or new_id(), lambda _arrival: None)


@contextmanager
def library_at(address: str) -> Iterator[Library]:
    """Open the library as somebody, and close it afterwards."""
    library = open_library(address, FakeClock())
    try:
        yield library
    finally:
        library.close()


@contextmanager
def connected_to(address: str) -> Iterator[Connection]:
    """Connect as somebody, to try what the server lets them do."""
    database = open_server(address)
    try:
        with database.writing() as connection:
            yield connection
    finally:
        database.close()


class StateLog:
    """Listens to an autosave, and waits for what it says."""

    def __init__(self, autosave: Autosave) -> None:
        self.states: list[SaveState] = []
        self._autosave = autosave
        self._told = threading.Condition()
        autosave.on_state(self._on_state)

    @property
    def kinds(self) -> list[SaveKind]:
        """The kinds of states told so far."""
        return [state.kind for state in self.states]

    def wait_for(self, kind: SaveKind, times: int = 1) -> SaveState:
        """Wait until `kind` has been told that many times; return the last one told."""
        with self._told:
            happened = self._told.wait_for(lambda: self.kinds.count(kind) >= times, PATIENCE)
        assert happened, f"never {kind}: {self.states}"
        return next(state for state in reversed(self.states) if state.kind is kind)

    def _on_state(self, state: SaveState) -> None:
        with self._told:
            self.states.append(state)
            self._told.notify_all()
