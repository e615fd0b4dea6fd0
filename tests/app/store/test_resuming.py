# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edits that a former session left are carried out as their author saw them."""

from __future__ import annotations

from app.review.edits import Edit, Remove, Set, addition
from app.review.item import Kind
from app.review.note import Note
from app.review.review import Review
from app.session.session import Commit, Session
from app.session.step import Grave
from app.store.outbox_codec import Pending, commit_to_text, pending_from_text
from app.store.resuming import resumed
from tests.builders import applied, empty_review, review_with
from tests.fakes import FakeClock


def test_on_the_review_they_were_made_on_they_give_what_was_seen() -> None:
    before = empty_review()
    commits = _commits(
        before,
        addition(before, Note(id="n1", text="first")),
        Set(Kind.NOTE, "n1", "text", "second"),
    )
    review, again = resumed(before, _left(commits), "client", {})
    assert review == commits[-1].review
    assert [one.review for one in again] == [one.review for one in commits]
    assert [one.number for one in again] == [1, 2]


def test_what_others_did_meanwhile_stays() -> None:
    before = review_with(Note(id="n1", text="first"))
    commits = _commits(before, Set(Kind.NOTE, "n1", "text", "first, and more"))
    since = applied(before, addition(before, Note(id="n2", text="theirs")))
    review, _ = resumed(since, _left(commits), "client", {})
    assert [note.text for note in review.notes] == ["first, and more", "theirs"]


def test_what_others_removed_meanwhile_is_kept_with_the_edit() -> None:
    before = review_with(Note(id="n1", text="first"))
    commits = _commits(before, Set(Kind.NOTE, "n1", "text", "first, and more"))
    graves = {(Kind.NOTE, "n1"): Grave(before.notes[0])}
    gone = applied(before, Remove(Kind.NOTE, "n1"))
    review, _ = resumed(gone, _left(commits), "client", graves)
    assert [note.text for note in review.notes] == ["first, and more"]


def _commits(review: Review, *edits: Edit) -> list[Commit]:
    session = Session(review, FakeClock())
    commits: list[Commit] = []
    session.subscribe(commits.append)
    for edit in edits:
        session.apply(edit)
    return commits


def _left(commits: list[Commit]) -> list[Pending]:
    return [pending_from_text(commit_to_text(commit)) for commit in commits]
