# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A migration that is killed, or has no room, leaves the old library or the new one, never half.

`HOTWASH_MIGRATIONS=10` kills ten times as often.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import MetaData, insert, select

from app.capture.review_file import import_file
from app.paths import resource
from app.review.review import Review
from app.store.backups import backups_of, verified
from app.store.engine import open_sqlite
from app.store.library import Library, open_library
from app.store.revisions import REVISIONS, VERSION_TABLE
from app.store.schema import bring_up_to_date
from app.store.tables import metadata
from tests.fakes import FakeClock

ROUNDS = int(os.environ.get("HOTWASH_MIGRATIONS", "1"))
OLD = REVISIONS[:-1]


@pytest.fixture(scope="module")
def example() -> Review:
    """Return what the libraries hold."""
    return import_file(resource("examples", "gitlab-2017-01-31.yaml")).review


def old_library(folder: Path, version: str, review: Review) -> Path:
    """Make a library as the release with tables of `version` left it."""
    folder.mkdir(parents=True)
    new, old = open_sqlite(folder / "new.db"), open_sqlite(folder / "hotwash.db")
    bring_up_to_date(new)
    Library(new, FakeClock()).add(review)
    bring_up_to_date(old, REVISIONS[: REVISIONS.index(version) + 1])
    kept = MetaData()
    with old.writing() as target, target.begin(), new.reading() as source:
        kept.reflect(target)
        for table in kept.sorted_tables:
            here = metadata.tables.get(table.name)
            if here is None or "index" in table.name or "facet" in table.name:
                continue
            names = [column.name for column in table.columns]
            for row in source.execute(select(here)).mappings().all():
                target.execute(insert(here).values({name: row[name] for name in names}))
    new.close()
    old.close()
    return folder / "hotwash.db"


def migrating(path: Path, *limit: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.migrating", str(path), *limit]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def version_of(path: Path) -> str:
    """Return the version of the tables, once it is sure that they are whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()[0]
    return str(found)


def holds(path: Path, review: Review) -> None:
    """Say where a library does not hold the review, whole."""
    library = open_library(path, FakeClock())
    assert library.load(review.id) == review
    assert library.keeping.inspect(review.id).is_whole
    library.close()


@pytest.mark.parametrize("version", OLD)
def test_a_killed_migration_leaves_the_old_library_or_the_new_one(
    version: str, example: Review, tmp_path: Path
) -> None:
    made = old_library(tmp_path / "made", version, example)
    for number in range(ROUNDS):
        path = tmp_path / str(number) / "hotwash.db"
        path.parent.mkdir()
        shutil.copyfile(made, path)
        with migrating(path) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "begins\n"
            killer = Timer(random.uniform(0.0, 1.2), program.kill)
            killer.start()
        killer.join()
        assert version_of(path) in (version, REVISIONS[-1])
        for backup in backups_of(path):
            assert verified(backup.path).is_good
        holds(path, example)
        assert any(backup.version == version for backup in backups_of(path))


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX")
@pytest.mark.parametrize("version", OLD)
def test_a_migration_without_room_leaves_the_old_library_and_says_so(
    version: str, example: Review, tmp_path: Path
) -> None:
    path = old_library(tmp_path / "made", version, example)
    size = path.stat().st_size
    for room in (size // 2, size + 1000, size + 40_000):
        with migrating(path, str(room)) as program:
            told = program.communicate()[0]
        if program.returncode == 0:
            break
        assert "disk" in told or "larger than is allowed" in told
        assert version_of(path) == version
        assert not list(path.parent.glob("backups/*.unfinished"))
    holds(path, example)
