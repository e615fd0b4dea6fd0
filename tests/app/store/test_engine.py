# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a library file or a server is said in words, and nothing is destroyed."""

from __future__ import annotations

import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import UserFacingError
from app.store import sqlite_file
from app.store.engine import Database, open_server, open_sqlite
from app.store.library import Library, open_library
from app.store.schema import bring_up_to_date
from app.store.troubles import NoSuchReview
from tests.builders import REVIEW_ID, empty_review
from tests.fakes import FakeClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a library that holds one review and isn't open."""
    path = tmp_path / "hotwash.db"
    library = open_library(path, FakeClock())
    library.add(empty_review())
    library.close()
    return path


def test_a_missing_file_becomes_a_new_library_in_a_new_folder(tmp_path: Path) -> None:
    library = open_library(tmp_path / "new" / "folder" / "hotwash.db", FakeClock())
    assert library.summaries() == []
    library.close()


def test_sqlite_is_set_up_to_lose_nothing(path: Path) -> None:
    database = open_sqlite(path)
    with database.writing() as connection:
        set_up = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    database.close()
    assert set_up == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Dear diary, this is not a database at all.\n" * 200, "not a Hotwash library"),
        (b"\x01" * 5000, "not a Hotwash library"),
    ],
)
def test_a_file_that_is_no_library_is_left_as_it_is(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "hotwash.db"
    path.write_bytes(content)
    with pytest.raises(UserFacingError, match=sentence):
        open_library(path, FakeClock())
    assert path.read_bytes() == content


def test_half_a_file_is_called_damaged_and_left_as_it_is(path: Path) -> None:
    half = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(half)
    with pytest.raises(UserFacingError, match="damaged"):
        _read_everything(path)
    assert path.read_bytes() == half


def test_an_overwritten_page_is_called_damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = os.urandom(64)
    path.write_bytes(content)
    with pytest.raises(UserFacingError, match="damaged"):
        _read_everything(path)
    assert path.read_bytes() == bytes(content)


def test_a_folder_at_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="can't be opened"):
        open_library(tmp_path, FakeClock())


def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserFacingError, match="choose another folder"):
        open_library(tmp_path / "file" / "hotwash.db", FakeClock())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_read_only_folder_is_said(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(UserFacingError, match="choose another folder"):
            open_library(path, FakeClock()).archive(REVIEW_ID)
    finally:
        path.parent.chmod(0o755)


def test_a_library_that_another_program_holds_is_said_and_works_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.05)
    library = open_library(path, FakeClock())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserFacingError, match="program is holding"):
            library.archive(REVIEW_ID)
        assert library.load(REVIEW_ID) == empty_review()
    library.archive(REVIEW_ID)
    library.close()


def test_a_file_that_vanishes_is_noticed_and_not_made_anew(path: Path) -> None:
    library = open_library(path, FakeClock())
    aside = path.with_name("aside.db")
    path.rename(aside)
    with pytest.raises(UserFacingError, match="no longer there"):
        library.archive(REVIEW_ID)
    assert not path.exists()
    aside.rename(path)
    library.archive(REVIEW_ID)
    assert library.summaries()[0].archived
    library.close()


def test_a_file_put_in_its_place_is_the_one_that_is_used(path: Path) -> None:
    library = open_library(path, FakeClock())
    library.backup(path.with_name("backup.db"))
    library.archive(REVIEW_ID)
    for name in ("hotwash.db-wal", "hotwash.db-shm"):
        path.with_name(name).unlink(missing_ok=True)
    path.with_name("backup.db").replace(path)
    assert not library.summaries()[0].archived
    library.close()


def test_a_review_that_is_gone_with_the_file_is_said(path: Path, tmp_path: Path) -> None:
    library = open_library(path, FakeClock())
    open_library(tmp_path / "other.db", FakeClock()).close()
    with library.open(REVIEW_ID) as opened:
        (tmp_path / "other.db").replace(path)
        with pytest.raises(NoSuchReview):
            library.load(opened.session.review.id)
    library.close()


@pytest.mark.parametrize("url", ["hello", "mysql://root@server/db", "sqlite:///x.db", "://", ""])
def test_an_address_that_is_not_postgresql_is_refused(url: str) -> None:
    with pytest.raises(UserFacingError, match="postgresql://"):
        open_server(url)


def test_a_server_that_is_not_there_is_said() -> None:
    with closing(socket.socket()) as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        with pytest.raises(UserFacingError, match="can't be reached"):
            open_library(f"postgresql://hotwash@127.0.0.1:{port}/hotwash", FakeClock())


def test_a_password_is_never_part_of_what_is_shown() -> None:
    database = open_server("postgresql://sam:secret@server/hotwash")
    assert "secret" not in database.where
    assert "server/hotwash" in database.where


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://sam@db.example.org/reviews",
        "postgresql://sam:secret@db.example.org/reviews?sslmode=verify-full",
        "postgresql+psycopg://sam:other@db.example.org/reviews?sslmode=require",
    ],
)
def test_a_server_has_one_name_however_it_is_reached(url: str) -> None:
    database = open_server(url)
    assert database.where == "postgresql://sam@db.example.org/reviews"
    database.close()


def test_a_connection_lost_in_between_does_no_harm(postgres_url: str) -> None:
    library = open_library(postgres_url, FakeClock())
    library.add(empty_review())
    other = open_server(postgres_url)
    with other.writing() as connection, connection.begin():
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    library.archive(REVIEW_ID)
    assert library.summaries()[0].archived
    library.close()
    other.close()


def test_writers_wait_for_each_other(database: Database, place: Path | str) -> None:
    library = Library(database, FakeClock())
    other = open_sqlite(place) if isinstance(place, Path) else open_server(place)
    bring_up_to_date(other)
    library.add(empty_review())
    Library(other, FakeClock()).archive(REVIEW_ID)
    library.unarchive(REVIEW_ID)
    other.close()
    assert not library.summaries()[0].archived


def _read_everything(path: Path) -> None:
    library = open_library(path, FakeClock())
    try:
        library.summaries()
        library.load(REVIEW_ID)
        library.changes(REVIEW_ID)
    finally:
        library.close()
