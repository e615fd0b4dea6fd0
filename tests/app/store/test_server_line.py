# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The courier's own connection: it misses no news, also while it asks something itself."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psycopg
import pytest

from app.store.engine import Database, open_server
from app.store.news import News, NewsKind, channel_of
from app.store.schema import bring_up_to_date
from app.store.server_line import ServerLine
from app.store.troubles import StoreTrouble
from tests.frozen_network import FrozenNetwork
from tests.postgres_server import PostgresServer

REVIEW = "r1"


@pytest.fixture
def server(postgres_url: str) -> Iterator[Database]:
    """Return a database on a server, with the newest tables."""
    database = open_server(postgres_url)
    bring_up_to_date(database)
    yield database
    database.close()


@pytest.fixture
def line(server: Database) -> Iterator[ServerLine]:
    """Return a line that listens for a review."""
    line = ServerLine.opened(server, REVIEW, 5.0)
    yield line
    line.close()


def test_news_that_come_along_with_an_answer_are_heard(server: Database, line: ServerLine) -> None:
    for sequence in (7, 8):
        _tell(server, f"change {sequence} noor")
        line.time()
    assert line.news() == [News(NewsKind.CHANGE, "noor", 7), News(NewsKind.CHANGE, "noor", 8)]
    assert line.news() == []


def test_what_makes_no_sense_is_passed_over(server: Database, line: ServerLine) -> None:
    for payload in ("", "change", "change x noor", "presence -1 noor", "party 1 noor"):
        _tell(server, payload)
    _tell(server, "presence 0 noor")
    line.time()
    assert line.news() == [News(NewsKind.PRESENCE, "noor")]


def test_a_line_that_the_server_ends_says_so(server: Database, line: ServerLine) -> None:
    with server.writing() as connection:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^LISTEN'"
        connection.exec_driver_sql(ended)
    with pytest.raises(StoreTrouble, match="can't be reached"):
        _until_lost(line)


def test_an_answer_that_does_not_come_is_not_awaited_for_long(
    mortal_server: PostgresServer,
) -> None:
    url = mortal_server.url("postgres")
    with FrozenNetwork(mortal_server.port) as network:
        far = open_server(url.replace(f":{mortal_server.port}/", f":{network.port}/"))
        line = ServerLine.opened(far, REVIEW, 0.5)
        network.freeze()
        began = time.monotonic()
        with pytest.raises(StoreTrouble, match="can't be reached"):
            line.time()
        assert time.monotonic() - began < 5.0
        line.close()


def _until_lost(line: ServerLine) -> None:
    while True:
        line.news()


def _tell(server: Database, payload: str) -> None:
    address = server.engine.url.set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(), autocommit=True) as connection:
        connection.execute("SELECT pg_notify(%s, %s)", (channel_of(REVIEW), payload))
