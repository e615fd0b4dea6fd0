# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash backups` and `hotwash inspect`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import build
from app.cli import exit_codes
from app.cli.program import main
from app.review.edits import Set
from app.review.item import Kind
from app.store.backups import make_backup
from tests.builders import REVIEW_ID, empty_review


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Make a library that was backed up, and written to after that."""
    built = build(str(tmp_path))
    built.library.add(empty_review(), "Kim")
    make_backup(built.database_file)
    with built.library.open(REVIEW_ID, "Kim") as opened:
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", "After the backup"))
    built.close()
    return tmp_path


def run(data: Path, *words: str) -> int:
    return main([*words, "--data", str(data)])


def test_backups_are_listed_with_what_they_hold_and_where_they_are(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "backups") == exit_codes.OK
    heads, row, place = capsys.readouterr().out.splitlines()
    assert heads.split() == ["Made", "Reviews", "Last", "change", "Found", "Name"]
    assert " 1 " in row
    assert "good" in row
    assert str(data / "backups") in place
    assert "Attached files are not in them" in place
    assert run(data, "backups", "make") == exit_codes.OK
    capsys.readouterr()
    assert run(data, "backups", "--json") == exit_codes.OK
    assert [one["good"] for one in json.loads(capsys.readouterr().out)] == [True, True]


def test_a_backup_that_is_not_good_is_found_by_reading_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [backup] = (data / "backups").glob("*.db")
    backup.write_bytes(b"x" * 10_000)
    assert run(data, "backups", "verify") == exit_codes.FINDINGS
    assert "It can't be read." in capsys.readouterr().out
    assert run(data, "backups", "restore") == exit_codes.BAD_INPUT
    assert "There is no good backup" in capsys.readouterr().err


def test_a_damaged_library_has_an_exit_code_and_a_way_out(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "hotwash.db").write_bytes(b"x" * 10_000)
    assert run(data, "list") == exit_codes.DAMAGED
    assert "See: hotwash backups" in capsys.readouterr().err
    assert run(data, "backups", "restore") == exit_codes.OK
    told = capsys.readouterr().out
    assert "What stood there is kept as" in told
    assert "Brought in: After the backup (changes: 1," in told
    assert run(data, "inspect") == exit_codes.OK
    assert "After the backup: whole (changes: 2)." in capsys.readouterr().out


def test_a_backup_that_is_not_there_is_said_to_be_missing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "backups", "restore", "hotwash-x.db") == exit_codes.BAD_INPUT
    assert "There is no backup hotwash-x.db" in capsys.readouterr().err


def test_damage_is_placed_and_mended_from_the_history(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(data / "hotwash.db")) as connection:
        connection.execute("UPDATE incident SET title = 'After the bockup'")
        connection.commit()
    assert run(data, "inspect", REVIEW_ID[:8]) == exit_codes.FINDINGS
    assert "holds “After the bockup”" in capsys.readouterr().out
    assert run(data, "inspect", REVIEW_ID, "--json") == exit_codes.FINDINGS
    [review] = json.loads(capsys.readouterr().out)["reviews"]
    assert review["findings"][0]["field"] == "title"
    assert run(data, "inspect", REVIEW_ID, "--rebuild") == exit_codes.OK
    assert run(data, "inspect", "--all") == exit_codes.OK


def test_a_history_that_is_damaged_writes_nothing_anew(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(data / "hotwash.db")) as connection:
        connection.execute("UPDATE change SET author = 'Bob'")
        connection.commit()
    assert run(data, "inspect", REVIEW_ID, "--rebuild") == exit_codes.BAD_INPUT
    assert "is damaged itself" in capsys.readouterr().err
    assert run(data, "inspect", "--rebuild") == exit_codes.BAD_INPUT


def test_a_library_that_lost_changes_says_so(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [backup] = (data / "backups").glob("*.db")
    (data / "hotwash.db").write_bytes(backup.read_bytes())
    assert run(data, "inspect") == exit_codes.FINDINGS
    assert "Changes missing from “After the backup”: 1." in capsys.readouterr().out
