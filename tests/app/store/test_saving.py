# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to a review, the library holds it: the rows, and how they came about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text
from sqlalchemy.exc import DBAPIError

from app.review.changes import apply_edit
from app.review.edits import Set, addition, removal
from app.review.event import Event
from app.review.ids import new_id
from app.review.item import Kind
from app.review.review import Review
from app.session.session import Commit, Session
from app.store.engine import Database
from app.store.journal import replayed
from app.store.library import Library
from app.store.splice import edit_on
from app.store.tables import (
    ITEM_TABLES,
    change_table,
    indexed_item_table,
    indexed_review_table,
    review_facet_table,
    review_table,
)
from app.store.troubles import LibraryDamaged, NoSuchReview
from tests.app.store.conftest import exchange_of
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.scribbling import STEPS, Scribbler
from tests.strategies import reviews

quickly = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(reviews())
@quickly
def test_loading_gives_what_was_saved(library: Library, review: Review) -> None:
    review = _renamed(review)
    library.add(review)
    assert library.load(review.id) == review


@given(reviews(), reviews(), STEPS, st.integers(1, 5))
@quickly
def test_edits_saved_one_by_one_give_the_review_in_memory(
    library: Library,
    database: Database,
    review: Review,
    donor: Review,
    steps: list[tuple[str, int]],
    at_once: int,
) -> None:
    review = _renamed(review)
    library.add(review)
    session, commits = _session(review)
    scribbler = Scribbler(session, donor)
    for step in steps:
        scribbler.do(*step)
    exchange = exchange_of(database, review.id)
    for start in range(0, len(commits), at_once):
        exchange.write(commits[start : start + at_once])
    assert library.load(review.id) == session.review
    _check_journal(library, review, session.review)


def _check_journal(library: Library, first: Review, last: Review) -> None:
    """Walk the change table forth and back."""
    records = library.changes(first.id)
    assert replayed(first.id, records[:1]) == first
    assert replayed(first.id, records) == last
    for record in reversed(records[1:]):
        last, _ = apply_edit(last, edit_on(last, record.inverse))
    assert last == first


def test_a_commit_that_arrived_is_not_written_again(library: Library, database: Database) -> None:
    review = empty_review()
    library.add(review)
    session, commits = _session(review)
    in_doubt = exchange_of(database, review.id, "laptop")
    session.apply(_title("one"))
    exchange_of(database, review.id, "laptop").write(commits)
    session.apply(_title("two"))
    in_doubt.write(commits)
    numbers = [record.client_number for record in library.changes(review.id)[1:]]
    assert numbers == [1, 2]
    assert library.load(review.id) == session.review


def test_an_attempt_that_failed_is_made_good(library: Library, database: Database) -> None:
    review = empty_review()
    library.add(review)
    session, commits = _session(review)
    session.apply(_title("one"))
    exchange = exchange_of(database, review.id)
    with database.writing() as connection, connection.begin():
        connection.execute(text("ALTER TABLE incident RENAME TO elsewhere"))
    with pytest.raises((DBAPIError, LibraryDamaged)):
        exchange.write(commits)
    with database.writing() as connection, connection.begin():
        connection.execute(text("ALTER TABLE elsewhere RENAME TO incident"))
    exchange.write(commits)
    assert library.load(review.id) == session.review


def test_a_review_that_is_gone_is_said_to_be(library: Library, database: Database) -> None:
    review = empty_review()
    library.add(review)
    session, commits = _session(review)
    session.apply(_title("one"))
    exchange = exchange_of(database, review.id)
    with database.writing() as connection, connection.begin():
        for table in (*ITEM_TABLES.values(), change_table):
            connection.execute(delete(table))
        connection.execute(delete(review_facet_table))
        connection.execute(delete(indexed_item_table))
        connection.execute(delete(indexed_review_table))
        connection.execute(delete(review_table))
    with pytest.raises(NoSuchReview, match="no longer in the library"):
        exchange.write(commits)


def test_what_came_and_went_between_two_saves_leaves_no_row(
    library: Library, database: Database
) -> None:
    review = empty_review()
    library.add(review)
    session, commits = _session(review)
    session.apply(addition(review, Event(id="e1", text="Paged")))
    session.undo()
    session.redo()
    session.apply(removal(session.review, Kind.EVENT, "e1"))
    exchange_of(database, review.id).write(commits)
    assert library.load(review.id) == review
    assert len(library.changes(review.id)) == 5


def test_a_change_says_who_did_what_and_when(library: Library, database: Database) -> None:
    review = empty_review()
    library.add(review, "Noor")
    session, commits = _session(review, "Sam")
    session.apply(_title("Checkout down"), "trigger", label="change the title")
    exchange_of(database, review.id).write(commits)
    first, second = library.changes(review.id)
    assert (first.author, first.label) == ("Noor", "create review")
    assert (second.author, second.initiator, second.label) == ("Sam", "trigger", "change the title")
    assert second.at == commits[0].at
    assert second.sequence > first.sequence


def _session(review: Review, author: str = "") -> tuple[Session, list[Commit]]:
    session = Session(review, FakeClock(), author)
    commits: list[Commit] = []
    session.subscribe(commits.append)
    return session, commits


def _renamed(review: Review) -> Review:
    return replace(review, id=new_id())


def _title(title: str) -> Set:
    return Set(Kind.INCIDENT, "incident", "title", title)
