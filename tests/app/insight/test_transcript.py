# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The transcript holds every line in order, and says what stands of it now."""

from __future__ import annotations

from datetime import timedelta

from app.insight.transcript import entry_of, item_step, narrowed, transcript
from app.review.action import Action
from app.review.item import Kind
from app.review.note import Note, NoteKind
from app.review.review import Review
from app.review.transcript_line import ITEM_KINDS, CaptureKind, TranscriptLine
from tests.builders import review_with
from tests.fakes import START


def told() -> Review:
    later = START + timedelta(minutes=5)
    return review_with(
        Note(id="late", text="the last", step=8, at=later, kind=NoteKind.PARKED),
        Note(id="old", text="from before", step=2, at=START - timedelta(days=1)),
        Action(id="a", number=1, text="Add an alert"),
        TranscriptLine(
            id="l1", at=START, step=4, text="an alert", became=CaptureKind.ACTION, item_id="a"
        ),
        TranscriptLine(
            id="l2", at=later, step=8, text="/p the last", kind=CaptureKind.PARKED,
            became=CaptureKind.PARKED, item_id="late",
        ),
        TranscriptLine(id="l3", at=START, step=4, text="gone", item_id="no longer there"),
    )  # fmt: skip


def test_lines_come_in_the_order_in_which_they_were_written_with_old_notes_among_them() -> None:
    entries = transcript(told())
    assert [entry.id for entry in entries] == ["old", "l1", "l3", "l2"]
    assert [entry.is_kept for entry in entries] == [False, True, True, True]
    assert [entry.is_turned for entry in entries] == [False, True, False, False]


def test_each_line_knows_its_item_and_where_that_is_shown() -> None:
    review = told()
    items = {entry.id: entry.item and entry.item.id for entry in transcript(review)}
    assert items == {"old": "old", "l1": "a", "l3": None, "l2": "late"}
    assert [item_step(entry) for entry in transcript(review)] == [0, 8, 0, 10]
    entry = entry_of(review, review.table(Kind.ACTION)["a"])
    assert entry is not None
    assert entry.id == "l1"


def test_it_is_narrowed_by_words_kind_and_step() -> None:
    entries = transcript(told())
    assert [entry.id for entry in narrowed(entries, words="ALERT add")] == ["l1"]
    assert [entry.id for entry in narrowed(entries, kind=CaptureKind.PARKED)] == ["l2"]
    assert [entry.id for entry in narrowed(entries, step=4)] == ["l1", "l3"]
    assert narrowed(entries) == entries


def test_every_kind_of_line_names_the_kind_of_its_item() -> None:
    assert set(ITEM_KINDS) == set(CaptureKind)
