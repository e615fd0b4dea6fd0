# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library that can't be used is told from a new one, kept, and a backup takes its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.review.edits import Set
from app.review.item import Kind
from app.store.backups import make_backup, newest_good
from app.store.library import Library, open_library
from app.store.recovery import put_aside, put_aside_before, restore
from app.store.troubles import LibraryDamaged
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import FakeClock

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _content: b"",
    "zeros": lambda content: bytes(len(content)),
    "half": lambda content: content[: len(content) // 2],
    "text": lambda _content: b"Dear diary, " * 900,
    "wrong header": lambda content: b"SQLite format 4" + content[15:],
    "no first page": lambda content: bytes(4096) + content[4096:],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a library is that was backed up, and written to after that."""
    place = tmp_path / "hotwash.db"
    library = open_library(place, FakeClock())
    library.add(empty_review(), "Kim")
    make_backup(place)
    write(library, "after the backup")
    library.close()
    return place


def write(library: Library, title: str) -> None:
    with library.open(REVIEW_ID, "Kim") as opened:
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", title))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_kept_and_all_that_was_written_is_there_again(
    path: Path, damage: Callable[[bytes], bytes]
) -> None:
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(LibraryDamaged):
        used(path)
    backup = newest_good(path)
    assert backup is not None
    aside = restore(path, backup, NOW)
    assert aside.name == "hotwash.damaged-2026-11-28.db"
    assert aside.read_bytes() == damaged
    library = open_library(path, FakeClock())
    library.keeping.bring_in(library.keeping.salvageable(aside))
    assert library.load(REVIEW_ID).incident.title == "after the backup"
    library.close()


def used(path: Path) -> None:
    library = open_library(path, FakeClock())
    try:
        library.keeping.check_pages()
        library.summaries()
        library.load(REVIEW_ID)
    finally:
        library.close()


def test_a_file_that_is_gone_is_not_made_anew_unless_told_so(path: Path) -> None:
    path.unlink()
    with pytest.raises(LibraryDamaged, match="no longer there"):
        open_library(path, FakeClock())
    assert not path.exists()
    put_aside(path, NOW)
    library = open_library(path, FakeClock(), anew=True)
    assert library.summaries() == []
    library.close()
    open_library(path, FakeClock()).close()


def test_what_is_put_aside_never_takes_the_name_of_what_was_put_aside_before(path: Path) -> None:
    first = put_aside(path, NOW)
    path.write_bytes(b"another")
    second = put_aside(path, NOW)
    assert first != second
    assert second.read_bytes() == b"another"
    assert put_aside_before(path)[0] == second


def test_tables_that_are_missing_are_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE note")
    with pytest.raises(LibraryDamaged, match="ables are missing"):
        open_library(path, FakeClock())


def test_a_value_that_makes_no_sense_is_damage_and_no_mistake_of_the_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE review SET state = 'drbft'")
        connection.commit()
    library = open_library(path, FakeClock())
    with pytest.raises(LibraryDamaged, match="make no sense"):
        library.summaries()
    library.close()
