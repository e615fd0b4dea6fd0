# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two sessions on one review: each edit reaches the other, in the order of the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.review.edits import Edit, Set, addition
from app.review.item import Kind
from app.review.note import Note
from app.store.library import Library
from app.store.open_review import OpenReview
from tests.builders import empty_review


@pytest.fixture
def pair(library: Library) -> Iterator[tuple[OpenReview, OpenReview]]:
    """Return one review, open twice."""
    review = empty_review()
    library.add(review)
    with library.open(review.id, "Noor") as one, library.open(review.id, "Sam") as two:
        yield one, two


def test_an_edit_reaches_the_other_session(pair: tuple[OpenReview, OpenReview]) -> None:
    one, two = pair
    _keep(one, _set("title", "Checkout down"))
    assert two.exchange.pull()
    (arrival,) = two.take_arrivals()
    assert two.session.review == one.session.review
    assert [edit.author for edit in arrival.edits] == ["Noor"]


def test_an_edit_that_waits_goes_on_top_of_what_arrives(
    pair: tuple[OpenReview, OpenReview], library: Library
) -> None:
    one, two = pair
    _keep(one, _set("title", "Checkout down"))
    _keep(two, _set("summary", "Nobody could pay."))
    two.take_arrivals()
    one.exchange.pull()
    one.take_arrivals()
    incident = library.load(one.session.review.id).incident
    assert (incident.title, incident.summary) == ("Checkout down", "Nobody could pay.")
    assert one.session.review == two.session.review


def test_nothing_arrives_where_nobody_else_writes(pair: tuple[OpenReview, OpenReview]) -> None:
    one, _ = pair
    _keep(one, _set("title", "Checkout down"))
    assert not one.exchange.pull()
    assert one.take_arrivals() == []


def test_the_last_step_of_another_is_not_taken_back_with_the_own_one(
    pair: tuple[OpenReview, OpenReview],
) -> None:
    one, two = pair
    _keep(two, _set("summary", "Nobody could pay."))
    _keep(one, addition(one.session.review, Note(id="n1", text="parked")))
    one.take_arrivals()
    one.session.undo()
    assert one.session.review.notes == ()
    assert one.session.review.incident.summary == "Nobody could pay."


def test_who_wrote_what_is_told_to_who_looks_on(pair: tuple[OpenReview, OpenReview]) -> None:
    one, two = pair
    seen: list[tuple[str, bool]] = []
    two.session.subscribe(lambda commit: seen.append((commit.author, commit.is_foreign)))
    _keep(one, _set("title", "Checkout down"))
    two.exchange.pull()
    two.take_arrivals()
    assert seen == [("Noor", True)]


def _keep(opened: OpenReview, edit: Edit) -> None:
    opened.session.apply(edit)
    assert opened.autosave.flush()


def _set(field: str, value: str) -> Set:
    return Set(Kind.INCIDENT, Kind.INCIDENT.value, field, value)
