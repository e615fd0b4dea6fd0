# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A unit of work is all or nothing."""

from __future__ import annotations

import pytest

from app.store.engine import Database
from app.store.reading import read_ids
from app.store.unit_of_work import UnitOfWork
from app.store.writing import write_new
from tests.builders import empty_review
from tests.fakes import START


def test_leaving_without_commit_takes_everything_back(database: Database) -> None:
    with UnitOfWork(database) as work:
        _write(work)
    assert _ids(database) == []


def test_an_error_takes_everything_back(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(database)
    assert _ids(database) == []


def test_what_was_committed_is_there(database: Database) -> None:
    with UnitOfWork(database) as work:
        _write(work)
        work.commit()
    assert _ids(database) == [empty_review().id]


def _write_and_fail(database: Database) -> None:
    with UnitOfWork(database) as work:
        _write(work)
        raise ZeroDivisionError


def _write(work: UnitOfWork) -> None:
    write_new(
        work.connection, empty_review(), at=START, author="", client_id="c", label="create review"
    )


def _ids(database: Database) -> list[str]:
    with UnitOfWork(database, writes=False) as work:
        return read_ids(work.connection)
