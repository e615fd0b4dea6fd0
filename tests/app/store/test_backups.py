# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Backups are whole, told apart from what is not, and never fewer than they must be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.review.edits import Set
from app.review.evidence import Evidence
from app.review.item import Kind
from app.store.backups import (
    backup_folder,
    backups_of,
    is_due,
    make_backup,
    newest_good,
    rotate,
    verified,
)
from app.store.library import Library, open_library
from tests.builders import REVIEW_ID, empty_review, review_with
from tests.fakes import FakeClock

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the library is."""
    return tmp_path / "hotwash.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """Return a library with one review."""
    opened = open_library(path, FakeClock())
    opened.add(empty_review(), "Kim")
    yield opened
    opened.close()


def edit(library: Library, title: str) -> None:
    with library.open(REVIEW_ID, "Kim") as opened:
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", title))


def test_a_backup_is_read_through_and_its_verdict_kept(library: Library, path: Path) -> None:
    backup = make_backup(path, lambda: NOW)
    assert backup.is_good
    assert backup.verdict is not None
    assert (backup.verdict.reviews, backup.verdict.missing_files) == (1, 0)
    assert backup.last_change is not None
    assert [head for head, _ in backup.verdict.heads] == [REVIEW_ID]
    assert backups_of(path) == [backup]
    assert library.load(REVIEW_ID) == empty_review()


def test_one_is_due_only_where_something_changed_since_the_newest_good_one(
    library: Library, path: Path
) -> None:
    assert library.keeping.back_up_if_due() is not None
    assert library.keeping.back_up_if_due() is None
    edit(library, "Checkout slower")
    assert is_due(path)
    assert library.keeping.back_up_if_due() is not None
    assert len(backups_of(path)) == 2


def test_a_damaged_backup_is_told_from_a_good_one_and_stays(library: Library, path: Path) -> None:
    good = make_backup(path, lambda: NOW - timedelta(days=400))
    for minutes in range(8, 0, -1):
        make_backup(path, lambda minutes=minutes: NOW - timedelta(minutes=minutes))  # type: ignore[misc]
    newest = backups_of(path)[0]
    newest.path.write_bytes(newest.path.read_bytes()[:5000])
    assert not verified(newest.path).is_good
    rotate(path, NOW)
    there = backups_of(path)
    assert newest.path in [one.path for one in there]
    assert good.path not in [one.path for one in there]
    found = newest_good(path)
    assert found is not None
    assert found.path == there[1].path


def test_the_only_good_backup_stays_however_old_it_is(library: Library, path: Path) -> None:
    old = make_backup(path, lambda: NOW - timedelta(days=4000))
    assert rotate(path, NOW) == []
    assert backups_of(path) == [old]


def test_files_of_other_names_are_never_touched(library: Library, path: Path) -> None:
    make_backup(path, lambda: NOW)
    mine = [backup_folder(path) / name for name in ("mine.db", "hotwash-v0010-x.db", "notes.txt")]
    for one in mine:
        one.write_bytes(b"mine")
    rotate(path, NOW + timedelta(days=4000))
    assert [one.read_bytes() for one in mine] == [b"mine"] * 3
    assert len(backups_of(path)) == 1


def test_a_change_that_is_not_as_it_was_written_makes_a_backup_not_good(
    library: Library, path: Path
) -> None:
    backup = make_backup(path, lambda: NOW)
    with closing(sqlite3.connect(backup.path)) as connection:
        connection.execute("UPDATE change SET author = 'Kin'")
        connection.commit()
    assert backups_of(path)[0].verdict is None, "a verdict on a file that was altered since"
    verdict = verified(backup.path)
    assert not verdict.is_good
    assert REVIEW_ID in verdict.sentence


def test_a_library_that_is_damaged_makes_no_backup_and_all_others_stay(
    library: Library, path: Path
) -> None:
    edit(library, "long " * 5000)
    kept = make_backup(path, lambda: NOW)
    library.close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    path.write_bytes(content)
    with pytest.raises(UserFacingError):
        make_backup(path, lambda: NOW + timedelta(days=1))
    assert backups_of(path) == [kept]


def test_files_that_a_backup_names_and_are_not_kept_any_more_are_counted(path: Path) -> None:
    library = open_library(path, FakeClock())
    library.add(review_with(Evidence(id="e1", number=1, filename="log.txt", sha256="ab" * 32)))
    backup = make_backup(path, lambda: NOW)
    assert backup.verdict is not None
    assert backup.verdict.missing_files == 1
    library.close()
