# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one door: commits, listeners, undo and redo."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.review.changes import EditRefused
from app.review.edits import Remove, Set, addition, move, removal
from app.review.item import Kind
from app.review.note import Note
from app.session.session import Commit, Session
from tests.builders import empty_review, review_with
from tests.fakes import FakeClock


def open_session(*notes: str) -> Session:
    return Session(
        review_with(*(Note(id=text, text=text) for text in notes)), FakeClock(), "scribe"
    )


def type_text(session: Session, text: str) -> None:
    session.apply(Set(Kind.NOTE, "a", "text", text), "notes", label="typing", merge_key="a.text")


def test_listeners_are_told_who_did_what() -> None:
    session = open_session()
    heard: list[Commit] = []
    end = session.subscribe(heard.append)
    session.apply(addition(session.review, Note(id="n")), "capture", label="add note")
    end()
    session.apply(Remove(Kind.NOTE, "n"))
    assert [(commit.number, commit.initiator, commit.label) for commit in heard] == [
        (1, "capture", "add note")
    ]
    assert heard[0].author == "scribe"
    assert heard[0].review.notes[0].id == "n"


def test_a_refused_edit_reaches_nobody() -> None:
    session = open_session()
    heard: list[Commit] = []
    session.subscribe(heard.append)
    with pytest.raises(EditRefused):
        session.apply(Remove(Kind.NOTE, "absent"))
    assert heard == []
    assert session.undo_label == ""


def test_undo_and_redo_are_named() -> None:
    session = open_session("a")
    session.apply(Remove(Kind.NOTE, "a"))
    assert session.undo_label == "remove note"
    session.undo()
    assert (session.undo_label, session.redo_label) == ("", "remove note")
    session.redo()
    assert session.review.notes == ()
    assert session.undo_label == "remove note"


def test_nothing_to_undo_is_no_error() -> None:
    session = open_session()
    assert session.undo() is None
    assert session.redo() is None


def test_typing_in_one_field_is_one_step() -> None:
    session = open_session("a")
    for text in ("ab", "abc", "abcd"):
        type_text(session, text)
    session.undo()
    assert session.review.notes[0].text == "a"
    session.redo()
    assert session.review.notes[0].text == "abcd"


def test_a_pause_or_leaving_the_field_ends_the_step() -> None:
    clock = FakeClock()
    session = Session(review_with(Note(id="a", text="a")), clock)
    type_text(session, "ab")
    clock.advance(seconds=4)
    type_text(session, "abc")
    session.end_typing()
    type_text(session, "abcd")
    session.undo()
    assert session.review.notes[0].text == "abc"
    session.undo()
    assert session.review.notes[0].text == "ab"


def test_merged_batches_are_undone_whole() -> None:
    session = open_session("a", "b")
    for item_id in ("a", "b"):
        session.apply(removal(session.review, Kind.NOTE, item_id), merge_key="bulk")
    session.undo()
    assert {note.id for note in session.review.notes} == {"a", "b"}


def test_the_clock_leaves_the_history_alone() -> None:
    session = open_session("a")
    session.apply(Remove(Kind.NOTE, "a"), undoable=False)
    assert session.undo_label == ""


def test_a_step_that_no_longer_fits_is_dropped_with_a_sentence() -> None:
    session = open_session("a")
    session.apply(Set(Kind.NOTE, "a", "text", "b"))
    session.apply(Remove(Kind.NOTE, "a"), "second machine", undoable=False)
    with pytest.raises(EditRefused, match="no longer in the review"):
        session.undo()
    assert session.undo_label == ""


class EditingNotes(RuleBasedStateMachine):
    """After any edits, undoing all of them gives the start, and redoing all gives the end."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.session = Session(empty_review(), self.clock)
        self.start = self.session.review

    def _some_note(self, pick: int) -> Note | None:
        notes = self.session.review.notes
        return notes[pick % len(notes)] if notes else None

    @rule(text=st.text(max_size=5))
    def add(self, text: str) -> None:
        self.session.apply(addition(self.session.review, Note(id="", text=text)))

    @rule(pick=st.integers(0, 50), text=st.text(max_size=5), wait=st.integers(0, 5))
    def type(self, pick: int, text: str, wait: int) -> None:
        self.clock.advance(seconds=wait)
        if note := self._some_note(pick):
            edit = Set(Kind.NOTE, note.id, "text", text)
            self.session.apply(edit, merge_key=note.id)

    @rule(pick=st.integers(0, 50), before=st.integers(0, 50))
    def move(self, pick: int, before: int) -> None:
        note, other = self._some_note(pick), self._some_note(before)
        if note and other and note != other:
            self.session.apply(move(self.session.review, Kind.NOTE, note.id, before=other.id))

    @rule(pick=st.integers(0, 50))
    def remove(self, pick: int) -> None:
        if note := self._some_note(pick):
            self.session.apply(removal(self.session.review, Kind.NOTE, note.id))

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @invariant()
    def undoing_everything_gives_the_start(self) -> None:
        end = self.session.review
        steps = 0
        while self.session.undo() is not None:
            steps += 1
        assert self.session.review == self.start
        for _ in range(steps):
            self.session.redo()
        assert self.session.review == end


TestEditingNotes = EditingNotes.TestCase
TestEditingNotes.settings = settings(max_examples=30, stateful_step_count=15, deadline=None)
