# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A killed program loses at most half a second of typing on a server, whether it is there or not.

Kills over a file are in `tests/faults`.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Timer

from sqlalchemy import select

from app.review.ids import new_id
from app.review.note import Note
from app.store.journal import replayed
from app.store.library import Library, open_library
from app.store.outbox import waiting_outboxes
from app.store.tables import review_table
from app.store.unit_of_work import UnitOfWork
from tests.app.store.conftest import PATIENCE
from tests.builders import review_with
from tests.fakes import FakeClock
from tests.postgres_server import PostgresServer

ROUNDS_ON_SERVER = 6
MAY_BE_LOST = 0.5
"""Seconds of typing before the kill that may be missing afterwards."""


@dataclass(frozen=True)
class Round:
    """What a killed typist had said: the last number typed in time, the last one saved."""

    typed: int
    typed_in_time: int
    saved: int


def test_a_killed_program_loses_as_little_on_a_server(postgres_url: str, tmp_path: Path) -> None:
    library = open_library(postgres_url, FakeClock(), tmp_path)
    for _ in range(ROUNDS_ON_SERVER):
        _round(library, tmp_path, postgres_url)
    library.close()


def test_a_program_killed_while_the_server_is_away_loses_as_little(
    mortal_server: PostgresServer, tmp_path: Path
) -> None:
    url = mortal_server.url(mortal_server.new_database())
    library = open_library(url, FakeClock(), tmp_path)
    review = replace(review_with(Note(id="n1")), id=new_id())
    library.add(review)
    library.open(review.id).close()  # this computer has a copy now
    mortal_server.halt()
    said = _killed_typist(tmp_path, url, review.id)
    (waiting,) = waiting_outboxes(tmp_path)
    assert waiting.waiting >= said.saved
    mortal_server.resume()
    _check_kept(library, review.id, said, url)
    library.close()


def _round(library: Library, folder: Path, url: str) -> Round:
    review = replace(review_with(Note(id="n1")), id=new_id())
    library.add(review)
    said = _killed_typist(folder, url, review.id)
    _check_kept(library, review.id, said, url)
    return said


def _check_kept(library: Library, review_id: str, said: Round, url: str) -> None:
    if url:
        with library.open(review_id) as opened:  # takes over what was left for the server
            assert opened.settle(PATIENCE)
    _wait_for_the_last_commit(library, review_id)
    kept = library.load(review_id)
    records = library.changes(review_id)
    assert replayed(review_id, records) == kept
    numbers = kept.notes[0].text.split()
    assert numbers == [str(one) for one in range(1, len(numbers) + 1)]
    assert said.typed_in_time <= len(numbers), said
    assert said.saved <= len(numbers), said
    assert {event.text for event in kept.events} >= {
        str(ten) for ten in range(10, max(said.saved, said.typed_in_time) + 1, 10)
    }


def _wait_for_the_last_commit(library: Library, review_id: str) -> None:
    """Wait for a commit that the server still carries out: it holds the row of the review."""
    with UnitOfWork(library._database) as work:
        row = select(review_table.c.id).where(review_table.c.id == review_id)
        work.connection.execute(row.with_for_update())


def _killed_typist(folder: Path, url: str, review_id: str) -> Round:
    """Let a typist type for a random while, kill it, and return what it had said."""
    command = [sys.executable, "-m", "tests.app.store.typist", str(folder), url, review_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        first = typist.stdout.readline()
        assert first.startswith("typed 1 "), first
        killed_at: list[float] = []

        def kill() -> None:
            killed_at.append(time.monotonic())
            typist.kill()

        timer = Timer(random.uniform(0.02, 0.7), kill)
        timer.start()
        lines = [first, *typist.stdout]
        timer.join()
    return _heard(lines, killed_at[0] - MAY_BE_LOST)


def _heard(lines: list[str], deadline: float) -> Round:
    typed = [line.split() for line in lines if line.startswith("typed")]
    saved = [int(line.split()[1]) for line in lines if line.startswith("saved")]
    in_time = [int(number) for _, number, at in typed if float(at) < deadline]
    return Round(int(typed[-1][1]), max(in_time, default=0), max(saved, default=0))


def _check_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
