# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Damage within a review is noticed, placed, and settled by a choice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.review.edits import Batch, Set
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.note import Note
from app.store.attachments import AttachmentStore
from app.store.inspection import INITIATOR, Damage, mending
from app.store.library import Library, open_library
from tests.builders import REVIEW_ID, review_with
from tests.fakes import FakeClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the library is."""
    return tmp_path / "hotwash.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """Return a library with one review and a history of two changes."""
    made = open_library(path, FakeClock())
    made.add(review_with(Note(id="n1", text="The pool ran dry")), "Kim")
    with made.open(REVIEW_ID, "Ana") as opened:
        opened.session.apply(Set(Kind.NOTE, "n1", "text", "The pool ran dry at noon"), label="type")
    yield made
    made.close()


def sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_review_that_is_whole_is_said_to_be(library: Library) -> None:
    found = library.keeping.inspect(REVIEW_ID)
    assert found.is_whole
    assert (found.title, found.changes) == ("Checkout slow", 2)


@pytest.mark.parametrize("from_history", [True, False])
def test_a_field_that_differs_from_its_history_is_settled_either_way(
    library: Library, path: Path, from_history: bool
) -> None:
    sql(path, "UPDATE note SET text = 'The pool ran dri at noon'")
    found = library.keeping.inspect(REVIEW_ID)
    [finding] = found.findings
    assert (finding.damage, finding.kind, finding.field) == (Damage.FIELD, Kind.NOTE, "text")
    assert "“The pool ran dri at noon”" in finding.sentence
    assert "“The pool ran dry at noon”" in finding.sentence
    with library.open(REVIEW_ID, "Kim") as opened:
        edit = mending(opened.session.review, found.fields, from_history=from_history)
        opened.session.apply(edit, INITIATOR, label="settle damage")
    assert library.keeping.inspect(REVIEW_ID).is_whole
    text = library.load(REVIEW_ID).notes[0].text
    assert text == ("The pool ran dry at noon" if from_history else "The pool ran dri at noon")


def test_a_change_that_was_altered_is_named_with_who_and_when(library: Library, path: Path) -> None:
    sql(path, "UPDATE change SET inverse = replace(inverse, 'dry', 'dri') WHERE sequence = 2")
    [finding] = library.keeping.inspect(REVIEW_ID).findings
    assert finding.damage is Damage.CHANGE
    assert "“type” of 2026-03-02 14:00:00 UTC by Ana" in finding.sentence


def test_a_broken_chain_that_was_seen_to_is_not_told_again(library: Library, path: Path) -> None:
    sql(path, "UPDATE change SET author = 'Bob' WHERE sequence = 2")
    assert not library.keeping.inspect(REVIEW_ID).is_whole
    with library.open(REVIEW_ID, "Kim") as opened:
        opened.session.apply(Batch(()), INITIATOR, label="keep what is there")
    assert library.keeping.inspect(REVIEW_ID).is_whole


def test_a_history_that_cannot_be_carried_out_again_says_where_it_ends(
    library: Library, path: Path
) -> None:
    sql(path, "UPDATE change SET edit = '{' WHERE sequence = 2")
    told = [one.damage for one in library.keeping.inspect(REVIEW_ID).findings]
    assert told == [Damage.CHANGE, Damage.UNREADABLE]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM note",
        "UPDATE note SET id = 'n2'",
        "UPDATE note SET kind = 'nate'",
        "UPDATE lifecycle SET created_at = 'yesterday'",
    ],
)
def test_rows_are_written_anew_from_a_history_that_holds(
    library: Library, path: Path, statement: str
) -> None:
    was = library.load(REVIEW_ID)
    sql(path, statement)
    assert not library.keeping.inspect(REVIEW_ID).is_whole
    assert library.keeping.rebuild(REVIEW_ID)
    assert library.load(REVIEW_ID) == was
    assert library.keeping.inspect(REVIEW_ID).is_whole


def test_rows_are_not_written_anew_from_a_history_that_is_damaged(
    library: Library, path: Path
) -> None:
    sql(path, "UPDATE change SET author = 'Bob' WHERE sequence = 1")
    assert not library.keeping.rebuild(REVIEW_ID)


def test_an_attached_file_that_changed_is_named(tmp_path: Path) -> None:
    store = AttachmentStore(tmp_path / "attachments")
    stored = store.put_bytes(b"23:00 disk full")
    library = open_library(tmp_path / "hotwash.db", FakeClock())
    fact = Evidence(id="e1", number=1, filename="log.txt", sha256=stored.sha256, size=stored.size)
    library.add(review_with(fact))
    assert library.keeping.inspect(REVIEW_ID, store).is_whole
    store.path(stored.sha256).write_bytes(b"23:00 disk foll")
    [finding] = library.keeping.inspect(REVIEW_ID, store).findings
    assert "log.txt is not what it was" in finding.sentence
    library.close()
