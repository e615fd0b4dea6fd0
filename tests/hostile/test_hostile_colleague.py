# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Another program in a shared review may write any row: ours goes on, and shows plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from app.review.edits import Set
from app.review.item import Kind
from app.session.presence import LONGEST, presence_told
from app.store.engine import open_sqlite
from app.store.library import Library, open_library
from app.store.presence_rows import read_presences
from app.store.tables import change_table, presence_table
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import START, FakeClock

NAME = "<b>Ann</b>\u202e\u200b\x1b[2J\n" + "x" * 1_000_000
EDITS = (
    "", "nothing", "[]", "null", "1e999", '{"op":"format"}', '{"op":[]}', "[" * 100_000,
    '{"op":"batch","edits":[' * 5000 + "]}" * 5000, '{"op":"batch","edits":7}',
    '{"op":"add","kind":"virus","item":{}}', '{"op":"add","kind":"note","item":{"id":[]}}',
    '{"op":"set","kind":"incident","id":"incident","field":"__class__","value":1}',
    '{"op":"set","kind":"incident","id":"incident","field":"title","value":{"a":1}}',
    '{"op":"set","kind":"incident","id":{},"field":"title","value":"x"}',
    '{"op":"remove","kind":"incident","id":"incident"}',
    '{"op":"splice","kind":"incident","id":"incident","field":"title","start":-1,"removed":""}',
    '{"op":"splice","kind":"incident","id":"incident","field":"title","start":"x"}',
    '{"op":"set","kind":"event","id":"e","field":"at","value":"0001-01-01T00:00:00+14:00"}',
)  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library.db", FakeClock())
    opened.add(empty_review())
    yield opened
    opened.close()


def change(edit: str) -> dict[str, Any]:
    return {
        "review_id": REVIEW_ID, "at": START, "author": NAME, "initiator": NAME, "label": NAME,
        "client_id": "hostile", "client_number": 2**31 - 1, "edit": edit, "inverse": edit,
        "hash": "x",
    }  # fmt: skip


def write(path: Path, table: Any, row: dict[str, Any]) -> None:
    """Write a row behind everybody's back."""
    database = open_sqlite(path)
    with database.writing() as connection, connection.begin():
        connection.execute(insert(table), row)
    database.close()


@pytest.mark.parametrize("edit", EDITS, ids=range(len(EDITS)))
def test_a_change_that_is_none_is_passed_over(edit: str, library: Library, tmp_path: Path) -> None:
    with library.open(REVIEW_ID, "Ben") as opened:
        write(tmp_path / "library.db", change_table, change(edit))
        opened.exchange.pull()
        opened.take_arrivals()
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", "Still here"))
        assert opened.autosave.flush(10)
        opened.take_arrivals()
        assert opened.session.review.incident.title == "Still here"
    assert library.load(REVIEW_ID).incident.title == "Still here"


def presence(**changed: Any) -> dict[str, Any]:
    return {
        "review_id": REVIEW_ID, "client_id": "hostile", "name": NAME, "role": "scribe", "step": 3,
        "place_kind": "", "place_id": "", "field": "", "is_typing": False,
        "seen_at": datetime.now(UTC),
    } | changed  # fmt: skip


@pytest.mark.parametrize("step", [-(2**31), 0, 11, 2**31 - 1])
def test_who_is_elsewhere_is_shown_within_the_steps(step: int) -> None:
    told = presence_told(presence(step=step))
    assert told is not None
    assert 1 <= told.step <= 10


def test_a_name_is_short_and_shows_all_it_holds() -> None:
    told = presence_told(presence(place_id="x" * 1_000_000))
    assert told is not None
    assert told.name.isprintable()
    assert told.name.startswith("<b>Ann</b> [2J x")
    assert len(told.name) <= LONGEST
    assert len(told.place_id) <= LONGEST


def test_a_role_that_nobody_knows_hides_no_others(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = open_sqlite(path)
    with database.writing() as connection, connection.begin():
        connection.exec_driver_sql(
            "INSERT INTO presence (review_id, client_id, name, role, step, place_kind, place_id,"
            " field, is_typing, seen_at) VALUES (?, 'x', 'X', 'king', 1, '', '', '', 0, ?)",
            (REVIEW_ID, datetime.now(UTC).replace(tzinfo=None).isoformat(" ")),
        )
    write(path, presence_table, presence())
    with database.reading() as connection:
        assert [one.client_id for one in read_presences(connection, REVIEW_ID, "own")] == [
            "hostile"
        ]
    database.close()
