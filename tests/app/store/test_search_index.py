# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever becomes of reviews, the index is what a new one of them would be."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import Any

from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from app.insight.search.facets import Narrowing
from app.review.cause import Cause
from app.review.edits import Set
from app.review.ids import new_id
from app.review.incident import Incident
from app.review.item import Kind
from app.review.lifecycle import Lifecycle
from app.review.review import Review, assemble
from app.session.session import Commit, Session
from app.store.engine import Database
from app.store.journal import head_of
from app.store.library import Library
from app.store.schema import bring_up_to_date
from app.store.unit_of_work import UnitOfWork
from app.store.writing import write_commits
from tests.app.store.conftest import exchange_of, opened
from tests.fakes import FakeClock
from tests.scribbling import STEPS, Scribbler
from tests.strategies import reviews

_TABLES = ("review_facet", "indexed_item", "word_index", "indexed_review")
_IDS = {"sqlite": "rowid", "postgresql": "id"}


def kept_index(database: Database) -> set[tuple[Any, ...]]:
    """Return all that reviews are found by, without the numbers it is kept under."""
    with UnitOfWork(database) as work:
        key = _IDS[work.connection.dialect.name]
        words = work.connection.execute(
            text(
                "SELECT review_id, kind, item_id, CAST(words AS text) FROM indexed_review"
                " JOIN indexed_item USING (number)"
                f" JOIN word_index ON word_index.{key} = indexed_item.id"
            )
        )
        facets = work.connection.execute(
            text(
                "SELECT review_id, facet, key, value FROM indexed_review"
                " JOIN review_facet USING (number)"
            )
        )
        return {tuple(row) for row in (*words, *facets)}


def new_index(database: Database) -> set[tuple[Any, ...]]:
    """Return the same of an index that is made anew."""
    empty_index(database)
    Library(database, FakeClock()).complete_index()
    return kept_index(database)


def empty_index(database: Database) -> None:
    """Forget all that reviews are found by, as a database of before the index does not have it."""
    with UnitOfWork(database) as work:
        for table in _TABLES:
            work.connection.execute(text(f"DELETE FROM {table}"))
        work.commit()


@given(reviews(), reviews(), STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_index_is_what_a_new_one_would_be(
    library: Library,
    database: Database,
    review: Review,
    donor: Review,
    steps: list[tuple[str, int]],
) -> None:
    review = replace(review, id=new_id())
    library.add(review)
    commits: list[Commit] = []
    session = Session(review, FakeClock())
    session.subscribe(commits.append)
    scribbler = Scribbler(session, donor)
    exchange = exchange_of(database, review.id)
    for place, step in enumerate(steps):
        scribbler.do(*step)
        if place == len(steps) // 2:
            exchange.write(commits)
            commits.clear()
            copy = library.duplicate(review.id)
            library.archive(copy)
    exchange.write(commits)
    assert kept_index(database) == new_index(database)


def test_names_no_database_could_index_are_kept_all_the_same(library: Library) -> None:
    long = "".join(f"{place:x}" for place in range(30_000))
    kept = assemble(
        "long",
        (
            Incident(title="Long", service=long),
            Lifecycle(tags=(long, "ß", "SS", "İ")),
            Cause(id="c", text="x", category=long),
        ),
    )
    library.add(kept)
    assert library.load("long") == kept


def test_what_is_saved_while_the_index_is_filled_is_found(postgres_url: str) -> None:
    database = opened(postgres_url)
    bring_up_to_date(database)
    library = Library(database, FakeClock())
    library.add(assemble("r", (Incident(title="Before"),)))
    empty_index(database)
    session = Session(library.load("r"), FakeClock())
    commits: list[Commit] = []
    session.subscribe(commits.append)
    session.apply(Set(Kind.INCIDENT, "incident", "title", "Afterwards"))
    filler = Thread(target=Library(database, FakeClock()).complete_index)
    with UnitOfWork(database) as saving:
        write_commits(saving.connection, new_id(), head_of(saving.connection, "r"), commits)
        filler.start()
        while not is_waiting(database) and filler.is_alive():
            filler.join(0.01)
        saving.commit()
    filler.join()
    found = library.search(Narrowing("afterwards")).reviews
    database.close()
    assert [each.summary.id for each in found] == ["r"]


def is_waiting(database: Database) -> bool:
    """Tell whether a transaction waits for another one to end."""
    with UnitOfWork(database) as work:
        asked = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(work.connection.execute(asked).scalar())
