# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The tables and their history."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from app.capture.review_file import import_file
from app.errors import UserFacingError
from app.insight.search.facets import Narrowing
from app.paths import resource
from app.review.edits import set_field
from app.store.carrying_over import CarriedOver, Stage
from app.store.engine import Database, open_server, open_sqlite
from app.store.library import Library
from app.store.revisions import REVISIONS, VERSION_TABLE
from app.store.schema import SCRIPTS, bring_up_to_date, current_version
from app.store.tables import metadata
from app.store.troubles import StoreTrouble
from tests.app.store.conftest import Place, opened
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.newer_library import alter
from tests.older_library import fill_older

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "v9001"
down_revision = "{newest}"


def upgrade():
    op.add_column("review", sa.Column("flavour", sa.Text, server_default="plain"))
    {more}
"""


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "compare_server_default": True,
                "include_object": lambda _object, name, *_rest: "word_index" not in name,
            },
        )
        assert compare_metadata(context, metadata) == []


def test_a_new_database_is_at_the_newest_version(database: Database) -> None:
    with database.reading() as connection:
        assert current_version(connection) == REVISIONS[-1]


def test_an_up_to_date_database_is_left_alone(database: Database) -> None:
    bring_up_to_date(database, scripts=Path("nowhere"))


def test_two_programs_may_make_the_tables_at_once(empty_database: Database) -> None:
    bring_up_to_date(empty_database)
    bring_up_to_date(empty_database)
    with empty_database.reading() as connection:
        assert connection.execute(text(f"SELECT count(*) FROM {VERSION_TABLE}")).scalar() == 1


def test_two_programs_at_once_make_the_tables_one_after_the_other(
    empty_database: Database, place: Place
) -> None:
    others = [opened(place) for _ in range(2)]
    with ThreadPoolExecutor(3) as threads:
        done = [threads.submit(bring_up_to_date, each) for each in (empty_database, *others)]
        assert [each.result() for each in done] == [None, None, None]
    for other in others:
        other.close()
    with empty_database.reading() as connection:
        assert current_version(connection) == REVISIONS[-1]


def test_a_migration_cut_off_by_the_server_leaves_the_tables_as_they_were(
    postgres_url: str, tmp_path: Path
) -> None:
    database = open_server(postgres_url)
    bring_up_to_date(database)
    cut = _scripts(tmp_path / "cut", 'op.execute("SELECT pg_terminate_backend(pg_backend_pid())")')
    with pytest.raises(StoreTrouble, match="can't be reached"):
        bring_up_to_date(database, (*REVISIONS, "v9001"), cut)
    with database.reading() as connection:
        assert current_version(connection) == REVISIONS[-1]
    bring_up_to_date(database, (*REVISIONS, "v9001"), _scripts(tmp_path / "whole"))
    with database.reading() as connection:
        assert current_version(connection) == "v9001"
    database.close()


def test_a_newer_database_is_refused_and_left_as_it_is(database: Database) -> None:
    _set_version(database, "v9999")
    with pytest.raises(UserFacingError, match="newer Hotwash"):
        bring_up_to_date(database)
    with database.reading() as connection:
        assert current_version(connection) == "v9999"


def test_what_was_found_in_the_copy_is_told_and_the_library_is_carried_over(
    tmp_path: Path, clock: FakeClock
) -> None:
    path = tmp_path / "hotwash.db"
    database = open_sqlite(path)
    bring_up_to_date(database)
    Library(database, clock).add(empty_review())
    alter(path, "UPDATE change SET label = 'another'")
    told: list[Stage | CarriedOver | None] = []
    scripts = _scripts(tmp_path)
    bring_up_to_date(database, (*REVISIONS, "v9001"), scripts, told.append)
    database.close()
    carried = told[-1]
    assert isinstance(carried, CarriedOver)
    assert "history" in carried.trouble
    assert carried.backup.is_file()


def test_the_tables_of_another_program_are_not_touched(empty_database: Database) -> None:
    with empty_database.writing() as connection, connection.begin():
        connection.execute(text("CREATE TABLE event (id integer)"))
    with pytest.raises(UserFacingError, match="another program"):
        bring_up_to_date(empty_database)
    with empty_database.reading() as connection:
        assert inspect(connection).get_table_names() == ["event"]


def test_a_migration_carries_the_data_over(
    database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    review = empty_review()
    library = Library(database, clock)
    library.add(review)
    bring_up_to_date(database, (*REVISIONS, "v9001"), _scripts(tmp_path))
    with database.reading() as connection:
        assert connection.execute(text("SELECT flavour FROM review")).scalar() == "plain"
    assert library.load(review.id) == review


@pytest.mark.parametrize("versions", range(1, len(REVISIONS)))
def test_a_library_of_any_version_is_brought_up_with_all_it_holds(
    empty_database: Database, clock: FakeClock, tmp_path: Path, versions: int
) -> None:
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    bring_up_to_date(empty_database, REVISIONS[:versions])
    fill_older(empty_database, open_sqlite(tmp_path / "new.db"), clock, review)
    bring_up_to_date(empty_database)
    library = Library(empty_database, clock)
    assert library.load(review.id) == review
    assert len(library.portfolio().actions) == len(review.actions)
    assert [found.summary.id for found in library.search(Narrowing("replica")).reviews] == [
        review.id
    ]
    opened = library.open(review.id, "scribe")
    opened.session.apply(set_field(review.meeting, "present", 7), "test")
    opened.close()
    assert library.load(review.id).meeting.present == 7


def test_a_migration_that_fails_changes_nothing(database: Database, tmp_path: Path) -> None:
    scripts = _scripts(tmp_path, "raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(database, (*REVISIONS, "v9001"), scripts)
    with database.reading() as connection:
        assert current_version(connection) == REVISIONS[-1]
        columns = {column["name"] for column in inspect(connection).get_columns("review")}
    assert "flavour" not in columns


def test_a_library_file_is_copied_before_it_is_migrated(
    database: Database, clock: FakeClock, tmp_path: Path
) -> None:
    Library(database, clock).add(empty_review())
    bring_up_to_date(database, (*REVISIONS, "v9001"), _scripts(tmp_path))
    if database.file is None:
        return
    [backup] = (database.file.path.parent / "backups").glob("*.db")
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT title FROM review").fetchone() == ("Checkout slow",)
        assert copy.execute(f"SELECT * FROM {VERSION_TABLE}").fetchone() == (REVISIONS[-1],)


def _scripts(folder: Path, more: str = "") -> Path:
    copy = folder / "migrations"
    shutil.copytree(SCRIPTS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "versions" / "v9001_flavour.py").write_text(
        NEXT_REVISION.format(more=more, newest=REVISIONS[-1])
    )
    return copy


def _set_version(database: Database, version: str) -> None:
    with database.writing() as connection, connection.begin():
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '{version}'"))
