# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A shared review: an edit to the other screen, against a bare NOTIFY there and back.

A bare NOTIFY writes nothing to a disk, an edit does so twice: into the outbox, and with its history
on the server. So it stands beside a durable row with a NOTIFY as well. Both ends are programs of
their own on one computer; the server is a real one, made for the run. Where PostgreSQL is not
installed there is nothing to measure.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from app.clock import SystemClock
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import new_review
from app.store.library import open_library
from bench_row import Row
from programs import postgres_folder
from tests.postgres_server import PostgresServer

if TYPE_CHECKING:
    from psycopg import Connection

RUNS = 200
REVIEW = "bench"
TARGET = 3.0

_ROW = "INSERT INTO bench_row VALUES (repeat('edit ', 200)); NOTIFY ping"


def rows() -> Iterator[Row]:
    """Yield the median and the 95th percentile."""
    programs = postgres_folder()
    if programs is None:
        return
    server = PostgresServer(programs)
    server.start()
    try:
        url = server.url(server.new_database())
        ours, bare = _edits(url), _notifications(url, "NOTIFY ping")
        durable = _notifications(url, _ROW)
    finally:
        server.stop()
    yield Row("edit to other screen / NOTIFY round trip", median(ours), median(bare), "floor",
              TARGET)  # fmt: skip
    yield Row("the same, 95th percentile", _p95(ours), _p95(bare), "floor", TARGET)
    yield Row("edit to other screen / durable row and back", median(ours), median(durable), "floor",
              TARGET)  # fmt: skip


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _edits(url: str) -> list[float]:
    """Return the milliseconds from `session.apply` here to the review of the other program."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(url, SystemClock(), Path(folder) / "here")
        library.add(new_review(REVIEW))
        with library.open(REVIEW, "Noor") as opened, _peer("edits", url, folder) as peer:
            times = []
            for number in range(RUNS):
                edit = Set(Kind.INCIDENT, "incident", "title", f"Checkout slow {number}")
                begun = time.monotonic()
                opened.session.apply(edit)
                times.append((float(_answer(peer)) - begun) * 1000)
            peer.kill()
        library.close()
    return times[RUNS // 10 :]


def _notifications(url: str, statement: str) -> list[float]:
    """Return the milliseconds of a NOTIFY to the other program and its answer.

    `statement` sends it, alone or together with a row.
    """
    import psycopg

    plain = url.replace("+psycopg", "")
    with (
        psycopg.connect(plain, autocommit=True) as connection,
        _peer("notifications", plain, "") as peer,
    ):
        connection.execute("LISTEN pong")
        connection.execute("CREATE TABLE IF NOT EXISTS bench_row (text text)")
        times = []
        for _ in range(RUNS):
            begun = time.monotonic()
            connection.execute(statement.encode())
            _await_notification(connection)
            times.append((time.monotonic() - begun) * 1000)
        peer.kill()
    return times[RUNS // 10 :]


def _await_notification(connection: Connection[Any]) -> None:
    """Wait for one; the iterator has to end before the connection is used again."""
    for _ in connection.notifies(stop_after=1):
        pass


def _peer(what: str, url: str, folder: str) -> subprocess.Popen[str]:
    """Start the other program and wait until it listens."""
    command = [sys.executable, __file__, what, url, folder]
    peer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert _answer(peer) == "ready"
    return peer


def _answer(peer: subprocess.Popen[str]) -> str:
    assert peer.stdout is not None
    return peer.stdout.readline().strip()


def _say(words: str) -> None:
    print(words, flush=True)


def _tell_edits(url: str, folder: str) -> None:
    """Tell the instant at which each edit of the other program is in."""
    import threading

    library = open_library(url, SystemClock(), Path(folder) / "there")
    opened = library.open(REVIEW, "Sam")
    came = threading.Event()
    opened.arrivals.on_arrival(came.set)
    _say("ready")
    while came.wait():
        came.clear()
        for _ in opened.take_arrivals():
            _say(str(time.monotonic()))


def _send_back(url: str) -> None:
    """Answer each NOTIFY with another."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("LISTEN ping")
        _say("ready")
        while True:
            _await_notification(connection)
            connection.execute("NOTIFY pong")


if __name__ == "__main__":
    if sys.argv[1] == "edits":
        _tell_edits(sys.argv[2], sys.argv[3])
    else:
        _send_back(sys.argv[2])
