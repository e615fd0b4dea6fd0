# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library as its users see it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import UserFacingError
from app.review.action import Action, ActionStatus
from app.review.approval import Approval, Verdict
from app.review.clock_fact import ClockFact
from app.review.edits import Set
from app.review.event import Event, Moment
from app.review.impact_window import ImpactWindow
from app.review.incident import Severity
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review, new_review
from app.store.engine import Database
from app.store.library import Library
from app.store.listing import quick_summaries
from app.store.troubles import NoSuchReview, ReviewExists
from tests.builders import REVIEW_ID, applied, empty_review, review_with
from tests.fakes import START, FakeClock

NIGHT = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)


def _full_review() -> Review:
    review = review_with(
        Event(id="e1", at=NIGHT, moment=Moment.IMPACT_START),
        Event(id="e2", at=NIGHT.replace(minute=50), moment=Moment.MITIGATED),
        Action(id="a1", text="Add a check", due=date(2026, 3, 9)),
        Action(id="a2", status=ActionStatus.DONE),
        Action(id="a3", due=date(2026, 3, 5), status=ActionStatus.IN_PROGRESS),
        Action(id="a4", status=ActionStatus.DROPPED),
        Action(id="a5", text="Maybe", committed=False),
    )
    return applied(
        review,
        Set(Kind.INCIDENT, "incident", "severity", Severity.SEV1),
        Set(Kind.INCIDENT, "incident", "time_zone", "Europe/Berlin"),
    )


def test_the_summary_says_what_the_review_says(library: Library) -> None:
    library.add(_full_review())
    [summary] = library.summaries()
    assert (summary.id, summary.title) == (REVIEW_ID, "Checkout slow")
    assert summary.date == date(2026, 2, 1)
    assert (summary.severity, summary.state) == (Severity.SEV1, ReviewState.DRAFT)
    assert (summary.open_actions, summary.done_actions, summary.total_actions) == (2, 1, 3)
    assert summary.next_due == date(2026, 3, 5)
    assert summary.impact_minutes == 20
    assert not summary.archived
    assert summary.updated_at == START


def test_the_impact_is_that_of_its_windows_as_step_5_has_it(library: Library) -> None:
    stages = (
        ImpactWindow(id="w1", at=START, until=START + timedelta(minutes=30)),
        ImpactWindow(id="w2", at=START, until=START + timedelta(minutes=45)),
    )
    library.add(review_with(*stages))
    [summary] = library.summaries()
    assert summary.impact_minutes == 45


def test_the_summary_follows_the_edits(library: Library, clock: FakeClock) -> None:
    library.add(_full_review())
    clock.advance(minutes=5)
    with library.open(REVIEW_ID) as opened:
        opened.session.apply(Set(Kind.ACTION, "a1", "status", ActionStatus.DONE))
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", "Checkout down"))
    [summary] = library.summaries()
    assert (summary.title, summary.open_actions, summary.done_actions) == ("Checkout down", 1, 2)
    assert summary.updated_at == clock.now()


def test_the_actions_of_all_reviews_come_with_their_meeting(library: Library) -> None:
    held = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    review = applied(_full_review(), Set(Kind.MEETING, "meeting", "scheduled_at", held))
    library.add(review)
    library.add(new_review("another"))
    found = library.actions()
    assert [entry.action for entry in found] == list(review.actions)
    assert {(entry.review_id, entry.review_title) for entry in found} == {
        (REVIEW_ID, "Checkout slow")
    }
    assert found[0].held_on == date(2026, 3, 4)


def test_what_is_not_known_stays_unknown(library: Library) -> None:
    library.add(new_review("r1"))
    [summary] = library.summaries()
    assert (summary.date, summary.severity, summary.next_due) == (None, None, None)
    assert summary.impact_minutes is None


def test_the_review_changed_last_comes_first(library: Library, clock: FakeClock) -> None:
    for name in ("r1", "r2", "r3"):
        clock.advance(minutes=1)
        library.add(new_review(name))
    clock.advance(minutes=1)
    library.archive("r2")
    assert [summary.id for summary in library.summaries()] == ["r2", "r3", "r1"]


def test_an_open_review_saves_itself(library: Library) -> None:
    library.add(empty_review())
    opened = library.open(REVIEW_ID, "Sam")
    opened.session.apply(Set(Kind.INCIDENT, "incident", "title", "Checkout down"))
    assert opened.autosave.flush()
    assert library.load(REVIEW_ID).incident.title == "Checkout down"
    assert opened.close()
    assert opened.close()
    assert library.changes(REVIEW_ID)[-1].author == "Sam"


def test_an_id_is_taken_only_once(library: Library) -> None:
    library.add(empty_review())
    with pytest.raises(ReviewExists):
        library.add(empty_review("Another one"))
    assert library.load(REVIEW_ID) == empty_review()


def test_archiving_hides_and_keeps(library: Library, clock: FakeClock) -> None:
    library.add(empty_review())
    library.archive(REVIEW_ID)
    assert library.summaries()[0].archived
    assert library.load(REVIEW_ID).lifecycle.archived_at == clock.now()
    library.unarchive(REVIEW_ID)
    assert library.load(REVIEW_ID) == empty_review()
    labels = [record.label for record in library.changes(REVIEW_ID)]
    assert labels == ["create review", "archive review", "unarchive review"]


def test_archiving_an_open_review_is_not_undone_by_its_next_edit(library: Library) -> None:
    library.add(empty_review())
    with library.open(REVIEW_ID) as opened:
        library.archive(REVIEW_ID)
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", "Checkout down"))
    assert library.summaries()[0].archived
    assert library.load(REVIEW_ID).lifecycle.archived_at is not None


def test_a_copy_is_a_draft_that_nobody_has_signed(library: Library, clock: FakeClock) -> None:
    review = applied(
        review_with(
            Approval(id="p1", approver="Noor", verdict=Verdict.APPROVED, fingerprint="ab"),
            ClockFact(id="c1", at=START),
            Event(id="e1", text="Paged"),
        ),
        Set(Kind.LIFECYCLE, "lifecycle", "state", ReviewState.PUBLISHED),
    )
    library.add(review)
    clock.advance(days=1)
    copy = library.load(library.duplicate(REVIEW_ID))
    assert copy.id != REVIEW_ID
    assert copy.events == review.events
    assert (copy.lifecycle.state, copy.lifecycle.created_at) == (ReviewState.DRAFT, clock.now())
    assert [(one.approver, one.verdict) for one in copy.approvals] == [("Noor", Verdict.PENDING)]
    assert copy.clock_facts == ()
    assert library.load(REVIEW_ID) == review


def test_a_review_is_found_by_the_beginning_of_its_id(library: Library) -> None:
    for name in ("ab1", "ab12", "cd1"):
        library.add(new_review(name))
    assert library.find("c") == "cd1"
    assert library.find("ab1") == "ab1"
    with pytest.raises(UserFacingError, match="2 reviews begin with ab"):
        library.find("ab")
    for unknown in ("x", ""):
        with pytest.raises(NoSuchReview):
            library.find(unknown)


def test_a_review_that_is_not_there_is_said(library: Library) -> None:
    with pytest.raises(NoSuchReview, match="no review nowhere"):
        library.load("nowhere")
    with pytest.raises(NoSuchReview):
        library.open("nowhere")


def test_rows_that_make_no_sense_are_said(library: Library, database: Database) -> None:
    library.add(empty_review())
    with database.writing() as connection, connection.begin():
        connection.execute(text("UPDATE incident SET severity = 'SEV-0'"))
    with pytest.raises(UserFacingError, match="can't be read"):
        library.load(REVIEW_ID)


def test_a_backup_is_a_library_of_its_own(
    library: Library, place: Path | str, tmp_path: Path
) -> None:
    library.add(_full_review())
    target = tmp_path / "backups" / "copy.db"
    if not isinstance(place, Path):
        with pytest.raises(UserFacingError, match="pg_dump"):
            library.backup(target)
        return
    library.backup(target)
    assert quick_summaries(target) == library.summaries()
    with pytest.raises(UserFacingError, match="already a file"):
        library.backup(target)
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_no_backup_is_made_of_a_damaged_library(
    library: Library, place: Path | str, tmp_path: Path
) -> None:
    if not isinstance(place, Path):
        return
    library.add(_full_review())
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(place.read_bytes())
    content[4096 * 3 : 4096 * 3 + 64] = b"\xff" * 64
    place.write_bytes(content)
    with pytest.raises(UserFacingError, match="damaged"):
        library.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
