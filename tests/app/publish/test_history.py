# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The history of a review: who changed what, in words, and how it moved on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from app.insight.stations import moved
from app.publish.history import (
    HistoryEntry,
    about_words,
    history,
    history_csv,
    history_markdown,
    history_of_items,
    history_plain,
    narrowed,
)
from app.publish.sign_off import decision
from app.review.action import Action
from app.review.approval import Approval, Verdict
from app.review.comment import Comment
from app.review.edits import Edit, addition, batch, removal, set_field
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review
from app.store.library import Library, open_library
from tests.builders import empty_review
from tests.fakes import START, FakeClock


class Desk:
    """A review in a library, edited by whoever says so."""

    def __init__(self, place: Path) -> None:
        self.clock = FakeClock(START)
        self.library: Library = open_library(place, self.clock)
        self.review = empty_review()
        self.library.add(self.review, "Kim")

    def do(self, label: str, edit: Edit, by: str = "Kim") -> Review:
        self.clock.advance(minutes=1)
        opened = self.library.open(self.review.id, by)
        opened.session.apply(edit, label=label)
        self.review = opened.session.review
        opened.close()
        return self.review

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        return history(self.review.id, self.library.changes(self.review.id))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "library.db")
    yield made
    made.library.close()


def told(desk: Desk) -> list[str]:
    return [f"{entry.step} {entry.what}: {entry.about}" for entry in desk.entries[1:]]


def test_each_change_says_what_it_was_about_as_it_was_called_then(desk: Desk) -> None:
    action = Action(id="a", number=1, text="Cap retries")
    desk.do("add action", addition(desk.review, action))
    desk.do("change owner", set_field(desk.review.actions[0], "owner", "Kim"))
    desk.do("change text", set_field(desk.review.actions[0], "text", "Cap all retries"))
    desk.do("write", set_field(desk.review.incident, "summary", "Slow."))
    desk.do("remove action", removal(desk.review, Kind.ACTION, "a"))
    assert told(desk) == [
        "8 add action: A1 “Cap retries” added",
        "8 change owner: A1 “Cap retries”: owner",
        "8 change text: A1 “Cap all retries”: wording",
        "9 write: incident: summary",
        "8 remove action: A1 “Cap all retries” removed",
    ]
    assert (desk.entries[0].what, desk.entries[0].about) == ("create review", "")


def test_moves_and_approvals_stand_out_with_their_reason(desk: Desk) -> None:
    desk.do("add approver", addition(desk.review, Approval(id="lead", approver="Lee")))
    approval = desk.review.approvals[0]
    desk.do("approve", decision(desk.review, approval, Verdict.APPROVED, START), "Lee")
    desk.do("reopen", moved(desk.review, ReviewState.REOPENED, START, "Kim", "A2 slipped"))
    _, added, approved, reopened = desk.entries
    assert [entry.stands_out for entry in (added, approved, reopened)] == [False, True, True]
    assert about_words(approved) == "Draft → In review; In review → Approved"
    assert about_words(reopened) == "Approved → Reopened: A2 slipped"
    assert [entry.step for entry in (added, approved, reopened)] == [9, 9, 9]


def test_many_things_at_once_are_counted(desk: Desk) -> None:
    actions = [Action(id=f"a{n}", number=n, text="Do") for n in range(1, 6)]
    ranked = [replace(each, rank=f"{each.number}1") for each in actions]
    desk.do("paste", batch(addition(desk.review, each) for each in ranked))
    assert told(desk)[0].endswith("A3 “Do” added; 2 more")


def test_it_is_narrowed_by_person_step_day_and_words(desk: Desk) -> None:
    desk.do("add comment", addition(desk.review, Comment(id="c", author="Lee", text="Why?")), "Lee")
    desk.clock.advance(minutes=24 * 60)
    desk.do("write", set_field(desk.review.incident, "summary", "Slow."))
    entries = desk.entries
    tomorrow = START.date() + timedelta(days=1)
    assert [each.what for each in narrowed(entries, UTC, by="Lee")] == ["add comment"]
    assert [each.what for each in narrowed(entries, UTC, day=tomorrow)] == ["write"]
    assert [each.what for each in narrowed(entries, UTC, step=9)] == ["add comment", "write"]
    assert [each.what for each in narrowed(entries, UTC, search="WHY lee")] == ["add comment"]
    assert narrowed(entries, UTC) == entries


def test_no_cell_of_the_table_becomes_a_formula(desk: Desk) -> None:
    desk.do("=cmd|' /C calc'!A0", set_field(desk.review.incident, "summary", "x"), "@Kim")
    rows = list(csv.DictReader(io.StringIO(history_csv(desk.entries, UTC).lstrip("\ufeff"))))
    assert rows[1]["What"] == "'=cmd|' /C calc'!A0"
    assert rows[1]["Who"] == "'@Kim"
    assert rows[1]["Time"] == "2026-03-02T14:01:00+00:00"


def test_it_is_told_as_markdown_and_for_programs(desk: Desk) -> None:
    desk.do("ask", moved(desk.review, ReviewState.IN_REVIEW, START, "Kim"))
    text = history_markdown(desk.review, desk.entries)
    assert text.startswith("# History of Checkout slow\n\nTimes in UTC.\n")
    assert "Draft → In review" in text
    last = history_plain(desk.entries)[-1]
    assert last["moves"] == [{"from": "draft", "to": "in_review", "by": "Kim", "reason": ""}]
    assert last["at"] == "2026-03-02T14:01:00Z"


@pytest.mark.parametrize("edit", [{}, {"op": "set", "kind": "planet", "id": "x"}])
def test_a_change_that_cannot_be_read_says_so_and_hides_no_other(
    desk: Desk, edit: dict[str, str]
) -> None:
    desk.do("write", set_field(desk.review.incident, "summary", "Slow."))
    desk.do("write more", set_field(desk.review.incident, "statement", "Because."))
    records = desk.library.changes(desk.review.id)
    records[1] = replace(records[1], edit=edit)
    assert [f"{entry.what}: {entry.about}" for entry in history(desk.review.id, records)] == [
        "create review: ",
        "write: What this changed can't be read.",
        "write more: incident: root-cause statement",
    ]


def test_names_of_another_program_are_short_and_on_one_line(desk: Desk) -> None:
    (record,) = desk.library.changes(desk.review.id)
    odd = replace(record, author="A\u202en\nn" + "x" * 1_000_000, label="l\x1b[2J" * 100_000)
    (entry,) = history(desk.review.id, [odd])
    assert entry.by.startswith("A n nxx")
    assert entry.what.startswith("l [2Jl [2J")
    assert max(len(entry.by), len(entry.what)) <= 200


def test_a_file_tells_the_moves_alone(desk: Desk) -> None:
    desk.do("ask", moved(desk.review, ReviewState.IN_REVIEW, START, "Kim"))
    (entry,) = history_of_items(desk.review)
    assert (entry.by, about_words(entry)) == ("Kim", "Draft → In review")
