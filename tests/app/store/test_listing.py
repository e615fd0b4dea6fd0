# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The lines for the first paint."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.review.event import Event
from app.review.review import assemble
from app.store.library import open_library
from app.store.listing import FIRST_ROWS, quick_summaries
from tests.app.store.test_library import _full_review
from tests.builders import empty_review
from tests.fakes import FakeClock


def test_the_quick_lines_are_the_lines(tmp_path: Path) -> None:
    library = open_library(tmp_path / "hotwash.db", FakeClock())
    library.add(_full_review())
    library.duplicate(_full_review().id)
    assert len(library.summaries()) == 2
    assert quick_summaries(tmp_path / "hotwash.db") == library.summaries()
    library.close()


def test_of_a_large_library_the_newest_incidents_come_first(
    tmp_path: Path,
) -> None:
    library = open_library(tmp_path / "hotwash.db", FakeClock())
    for place in range(FIRST_ROWS + 3):
        when = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=place)
        library.add(assemble(f"r{place}", (Event(id="e", at=when, text="x"),)))
    found = quick_summaries(tmp_path / "hotwash.db")
    assert len(found) == FIRST_ROWS
    assert found[0].id == f"r{FIRST_ROWS + 2}"
    library.close()


def test_no_library_is_no_line_and_no_error(tmp_path: Path) -> None:
    assert quick_summaries(tmp_path / "hotwash.db") == []
    assert not (tmp_path / "hotwash.db").exists()


def test_something_else_is_no_line_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "hotwash.db"
    path.write_bytes(b"nothing of the sort" * 500)
    assert quick_summaries(path) == []


def test_an_unknown_word_is_no_line_and_no_error(tmp_path: Path) -> None:
    library = open_library(tmp_path / "hotwash.db", FakeClock())
    library.add(empty_review())
    with library._database.writing() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE review SET state = 'new'")
    library.close()
    assert quick_summaries(tmp_path / "hotwash.db") == []


def test_the_quick_way_needs_no_heavy_library() -> None:
    code = (
        "import app.bootstrap, app.store.listing, app.store.attachments, app.store.autosave, sys;"
        "heavy = {'sqlalchemy', 'alembic', 'psycopg', 'yaml', 'pydantic', 'reportlab', 'PIL'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
