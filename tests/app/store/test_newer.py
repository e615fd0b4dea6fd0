# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library of a newer Hotwash can be looked on, and not a byte of it changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.capture.review_file import import_file
from app.cli import main
from app.errors import UserFacingError
from app.paths import resource
from app.publish.export import export_review
from app.review.changes import EditRefused
from app.review.edits import set_field
from app.review.review import Review
from app.store.backups import backups_of, make_backup
from app.store.engine import open_server
from app.store.library import Library, open_library
from app.store.link_state import LinkKind
from app.store.newer import NewerLibrary, NotUnderstood
from app.store.revisions import MAKERS_FILE, REVISIONS, VERSION_TABLE, maker_of, note_maker
from app.store.server_check import check_server
from app.store.troubles import LibraryDamaged
from app.version import VERSION
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.newer_library import NEWER, alter, fingerprint, make_newer_library

KILLED = """
import os, sys
from app.bootstrap import build
services = build(sys.argv[1])
opened = services.open_review(services.library.summaries()[0].id)
services.library.portfolio()
print("open", flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture(scope="module")
def example() -> Review:
    return import_file(resource("examples", "gitlab-2017-01-31.yaml")).review


@pytest.fixture
def path(example: Review, tmp_path: Path) -> Path:
    """Return the file of a newer library that holds the example."""
    made = tmp_path / "library" / "hotwash.db"
    make_newer_library(made, example)
    return made


def opened(path: Path) -> Library:
    return open_library(path, FakeClock(), path.parent)


def read_all(library: Library, review_id: str) -> None:
    """Read the list and a review, as a window does."""
    library.summaries()
    library.open(review_id).close()


def test_everything_known_is_read(path: Path, example: Review) -> None:
    before = fingerprint(path)
    library = opened(path)
    assert library.load(example.id) == example
    assert [each.title for each in library.summaries()] == [example.incident.title]
    assert library.portfolio().actions
    assert library.changes(example.id)
    assert library.recurring() is not None
    assert library.similar(example) == []
    assert library.keeping.inspect(example.id).is_whole
    assert "Hotwash 9.1" in library.looking_on
    assert not library.access().writes
    library.close()
    assert fingerprint(path) == before


def test_a_review_is_opened_and_takes_no_edit(path: Path, example: Review) -> None:
    before = fingerprint(path)
    library = opened(path)
    with library.open(example.id) as review:
        assert review.link.state.kind is LinkKind.READ_ONLY
        assert review.link.state.sentence == library.looking_on
        with pytest.raises(EditRefused, match="newer than this one"):
            review.session.apply(set_field(example.incident, "title", "Another"), "test")
        assert review.settle()
    library.close()
    assert fingerprint(path) == before


def test_nothing_is_written_whoever_asks(path: Path, example: Review) -> None:
    before = fingerprint(path)
    library = opened(path)
    for write in (
        lambda: library.add(empty_review()),
        lambda: library.duplicate(example.id),
        lambda: library.archive(example.id),
        lambda: library.backup(path.with_name("copy.db")),
        lambda: library.keeping.rebuild(example.id),
        lambda: make_backup(path),
    ):
        with pytest.raises(NewerLibrary, match="update Hotwash"):
            write()
    assert library.keeping.look_after().backup is None
    library.close()
    assert backups_of(path) == []
    assert fingerprint(path) == before
    assert {each.name for each in path.parent.iterdir()} <= {
        *("hotwash.db", "hotwash.db-wal", "hotwash.db-shm", "hotwash.db-last", MAKERS_FILE)
    }


def test_the_log_of_a_newer_app_that_was_killed_is_left_for_it(
    path: Path, example: Review, tmp_path: Path
) -> None:
    writer = alter(path, "UPDATE review SET title = 'In the log'", close=False)
    there = shutil.copytree(path.parent, tmp_path / "killed") / path.name
    writer.close()
    log = there.with_name("hotwash.db-wal")
    before = fingerprint(there), fingerprint(log)
    library = opened(there)
    assert [each.title for each in library.summaries()] == ["In the log"]
    assert library.load(example.id)
    library.close()
    assert (fingerprint(there), fingerprint(log)) == before


def test_nothing_changes_where_the_app_is_killed_over_it(path: Path) -> None:
    before = fingerprint(path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path.parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "open\n", done.stderr
    assert done.returncode == -9
    assert fingerprint(path) == before
    library = opened(path)
    assert library.summaries()
    library.close()
    assert fingerprint(path) == before


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE cause RENAME TO reason",
        "ALTER TABLE cause RENAME COLUMN text TO words",
        "UPDATE review SET state = 'dreamt_of'",
        "UPDATE action SET status = 'dreamt_of'",
        "DROP TABLE review",
    ],
)
def test_what_it_can_t_understand_is_said_and_is_no_damage(
    statement: str, path: Path, example: Review
) -> None:
    alter(path, "PRAGMA foreign_keys=OFF", statement)
    before = fingerprint(path)
    library = opened(path)
    with pytest.raises(NotUnderstood, match="update Hotwash") as caught:
        read_all(library, example.id)
    assert not isinstance(caught.value, LibraryDamaged)
    library.close()
    assert fingerprint(path) == before


def test_a_newer_version_is_no_way_past_a_trigger(path: Path) -> None:
    alter(path, "CREATE TRIGGER bad AFTER UPDATE ON review BEGIN SELECT 1; END")
    with pytest.raises(UserFacingError, match="did not make"):
        opened(path)


def test_where_nobody_noted_who_made_the_tables_it_is_said_without_a_name(
    path: Path, tmp_path: Path
) -> None:
    makers = path.with_name(MAKERS_FILE)
    for content in (None, "{", '{"v0099": 5}', '{"v0099": "a\\nb"}'):
        makers.unlink() if content is None else makers.write_text(content)
        library = opened(path)
        assert "newer than this one" in library.looking_on
        library.close()
    fresh = tmp_path / "fresh" / "hotwash.db"
    open_library(fresh, FakeClock()).close()
    assert maker_of(fresh, REVISIONS[-1]) == VERSION
    note_maker(fresh, NEWER)
    assert maker_of(fresh, NEWER) == maker_of(fresh, REVISIONS[-1]) == VERSION


def test_the_command_line_reads_it_and_refuses_to_write(
    path: Path, example: Review, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(path)
    data = ["--data", str(path.parent)]
    report = tmp_path / "report.md"
    assert main([*data, "list"]) == 0
    assert example.incident.title in capsys.readouterr().out
    assert main([*data, "export", example.id[:8], "-o", str(report)]) == 0
    assert example.incident.title in report.read_text("utf-8")
    other = tmp_path / "other.yaml"
    export_review(empty_review(), other)
    capsys.readouterr()
    for command in (["import", str(other)], ["backups", "make"]):
        assert main([*data, *command]) == 2
        assert "newer Hotwash (Hotwash 9.1" in capsys.readouterr().err
    assert fingerprint(path) == before


def test_a_server_with_newer_tables_is_looked_on(
    postgres_url: str, example: Review, tmp_path: Path
) -> None:
    library = open_library(postgres_url, FakeClock())
    library.add(example)
    with library.database.writing() as connection, connection.begin():
        connection.execute(text("ALTER TABLE review ADD COLUMN mood TEXT NOT NULL DEFAULT ''"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '{NEWER}'"))
    library.close()
    library = open_library(postgres_url, FakeClock(), tmp_path)
    assert "newer than this one" in library.looking_on
    assert [each.id for each in library.summaries()] == [example.id]
    with library.open(example.id) as review:
        assert review.session.review == example
        assert review.link.state.kind is LinkKind.READ_ONLY
    with pytest.raises(NewerLibrary, match="update Hotwash"):
        library.add(empty_review())
    library.close()
    assert not (tmp_path / "outbox").exists()
    report = check_server(postgres_url)
    assert report.is_usable
    assert not report.may_write
    database = open_server(postgres_url)
    with database.writing() as connection, connection.begin():
        connection.execute(text("ALTER TABLE cause RENAME COLUMN text TO words"))
    database.close()
    library = open_library(postgres_url, FakeClock(), tmp_path)
    with pytest.raises(NotUnderstood):
        library.open(example.id)
    library.close()
