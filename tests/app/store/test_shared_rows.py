# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reviews on a server stand in the list once, and their old rows count nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from app.errors import UserFacingError
from app.insight.search.facets import Facet, Narrowing
from app.store.library import Library, open_library
from app.store.listing import quick_shared, quick_summaries
from app.store.shared_review import SharedReview, with_shared
from app.store.tables import shared_review_table
from tests.app.store.test_library import _full_review
from tests.fakes import FakeClock

ADDRESS = "postgresql://sam@db.example.org/reviews?sslmode=verify-full&sslrootcert=system"


def mark_moved(library: Library, review_id: str, clock: FakeClock) -> None:
    library.remember_shared(SharedReview(review_id, ADDRESS, "Checkout was slow", None))
    with library._database.writing() as connection, connection.begin():
        connection.execute(update(shared_review_table).values(moved_at=clock.now()))


def test_a_review_that_went_to_a_server_counts_nowhere_here(
    library: Library, clock: FakeClock
) -> None:
    review = _full_review()
    library.add(review)
    twin = library.duplicate(review.id)
    word = review.incident.title.split()[0]
    mark_moved(library, review.id, clock)
    assert [each.id for each in library.portfolio().reviews] == [twin]
    assert {each.review_id for each in library.actions()} <= {twin}
    assert [each.summary.id for each in library.search(Narrowing(word)).reviews] == [twin]
    assert library.narrowed(Narrowing()) == {twin}
    assert all(each.count == 1 for each in library.facet_counts(Narrowing()))
    assert review.id not in library.published_ids()
    assert review.id not in [each.summary.id for each in library.similar(review)]
    severity = review.incident.severity
    assert severity is not None
    chosen = Narrowing("", {Facet.SEVERITY: frozenset({severity.value})})
    assert library.narrowed(chosen) == {twin}


def test_it_is_listed_once_and_edited_there_only(tmp_path: Path, clock: FakeClock) -> None:
    library = open_library(tmp_path / "hotwash.db", clock)
    review = _full_review()
    library.add(review)
    mark_moved(library, review.id, clock)
    listed = with_shared(library.summaries(), library.shared())
    assert [each.id for each in listed] == [review.id]
    seen = SharedReview(review.id, ADDRESS, "A better title", date(2026, 3, 2))
    library.remember_shared(seen)
    [line] = with_shared(library.summaries(), library.shared())
    assert (line.title, line.date) == ("A better title", date(2026, 3, 2))
    with pytest.raises(UserFacingError, match="is shared on"):
        library.open(review.id)
    with pytest.raises(UserFacingError, match="is shared on"):
        library.archive(review.id)
    assert not library.forget_shared(review.id)
    library.close()


def test_a_review_of_somebody_else_stands_in_the_list_until_it_is_taken_out(
    library: Library, clock: FakeClock
) -> None:
    shared = SharedReview("abc", ADDRESS, "Queue grew", date(2026, 3, 1), None, clock.now())
    library.remember_shared(replace(shared, title="Queue"))
    library.remember_shared(shared)
    assert library.shared() == [shared]
    assert library.where_shared("abc") == shared
    line = with_shared(library.summaries(), library.shared())[0]
    assert (line.title, line.date) == ("Queue grew", date(2026, 3, 1))
    assert library.find("ab") == "abc"
    assert library.forget_shared("abc")
    assert library.shared() == []


def test_the_first_paint_shows_them_too(tmp_path: Path) -> None:
    clock = FakeClock()
    path = tmp_path / "hotwash.db"
    assert quick_shared(path) == []
    library = open_library(path, clock)
    review = _full_review()
    library.add(review)
    mark_moved(library, review.id, clock)
    library.remember_shared(SharedReview("abc", ADDRESS, "Queue", date(2026, 3, 1)))
    assert quick_shared(path) == library.shared()
    assert len(with_shared(quick_summaries(path), quick_shared(path))) == 2
    library.close()
