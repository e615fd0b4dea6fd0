# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to a review, the library holds it: the rows, and how they came about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.review.changes import apply_edit
from app.review.edits import Set, addition, removal
from app.review.event import Event
from app.review.ids import new_id
from app.review.item import Kind
from app.review.note import Note
from app.review.review import Review
from app.session.session import Commit, Session
from app.store.commit_writer import CommitWriter
from app.store.engine import Database
from app.store.journal import replayed
from app.store.library import Library
from app.store.splice import edit_on
from app.store.troubles import NoSuchReview
from tests.builders import empty_review, review_with
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
    writer = CommitWriter(database, new_id())
    for start in range(0, len(commits), at_once):
        writer.write(commits[start : start + at_once])
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
    session.apply(_title("one"))
    CommitWriter(database, "laptop").write(commits)
    session.apply(_title("two"))
    writer = CommitWriter(database, "laptop")
    writer._in_doubt = True
    writer.write(commits)
    numbers = [record.client_number for record in library.changes(review.id)[1:]]
    assert numbers == [1, 2]
    assert library.load(review.id) == session.review


def test_an_attempt_that_failed_is_made_good(library: Library, database: Database) -> None:
    review = empty_review()
    session, commits = _session(review)
    session.apply(_title("one"))
    writer = CommitWriter(database, "laptop")
    with pytest.raises(NoSuchReview, match="no longer in the library"):
        writer.write(commits)
    library.add(review)
    writer.write(commits)
    assert library.load(review.id) == session.review


def test_two_programs_that_edit_different_fields_both_keep_their_words(
    library: Library, database: Database
) -> None:
    review = empty_review()
    library.add(review)
    (one, ones), (two, twos) = _session(review), _session(review)
    one.apply(_title("From the facilitator"))
    two.apply(Set(Kind.INCIDENT, "incident", "summary", "From the scribe"))
    CommitWriter(database, "one").write(ones)
    CommitWriter(database, "two").write(twos)
    incident = library.load(review.id).incident
    assert (incident.title, incident.summary) == ("From the facilitator", "From the scribe")


def test_an_edit_of_something_that_was_removed_elsewhere_keeps_it(
    library: Library, database: Database
) -> None:
    review = review_with(Note(id="n1", text="draft"), Note(id="n2"))
    library.add(review)
    (one, ones), (two, twos) = _session(review), _session(review)
    one.apply(removal(review, Kind.NOTE, "n1"))
    two.apply(Set(Kind.NOTE, "n1", "text", "much better"))
    CommitWriter(database, "one").write(ones)
    CommitWriter(database, "two").write(twos)
    assert {note.text for note in library.load(review.id).notes} == {"much better", ""}


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
    CommitWriter(database, "laptop").write(commits)
    assert library.load(review.id) == review
    assert len(library.changes(review.id)) == 5


def test_a_change_says_who_did_what_and_when(library: Library, database: Database) -> None:
    review = empty_review()
    library.add(review, "Noor")
    session, commits = _session(review, "Sam")
    session.apply(_title("Checkout down"), "trigger", label="change the title")
    CommitWriter(database, "laptop").write(commits)
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
