# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A pasted list becomes actions: lines, bullets, boxes, tables; what can't be read is named."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.action_list import MOST_ACTIONS, ActionList, read_action_list
from app.capture.action_list_edit import list_edit, list_words
from app.capture.capture_line import CaptureContext
from app.errors import UserFacingError
from app.publish.actions_csv import actions_csv
from app.review.action import Action, ActionKind, ActionSize, ActionStatus, Aim, Strength
from app.review.cause import Cause
from app.review.changes import apply_edit
from tests.builders import empty_review, review_with, with_fields

TODAY = date(2026, 11, 20)
CONTEXT = CaptureContext(
    near=TODAY, today=TODAY, people=("Ann Berg", "Cleo Diaz"), causes={4: "c4", 5: "c5"}
)


def read(text: str) -> ActionList:
    return read_action_list(text, CONTEXT)


def told(text: str) -> list[tuple[str, str, date | None]]:
    return [(action.text, action.owner, action.due) for action in read(text).actions]


FEB = date(2027, 2, 24)


@pytest.mark.parametrize(
    "line",
    [
        "Add an alert @Ann due 24 Feb",
        "- Add an alert @Ann 24 Feb",
        "* [ ] Add an alert @Ann by 24 Feb",
        "1. Add an alert (due 24 Feb) @Ann",
        "2) TODO: Add an alert, owner: Ann Berg due 24 Feb",
        "• **Add an alert** Owner: @Ann, due: 24 Feb",
        "- Add an alert @Ann bis 24. Feb.",
    ],
)
def test_a_line_tells_what_who_and_when(line: str) -> None:
    assert told(line) == [("Add an alert", "Ann Berg", FEB)]


def test_a_ticked_box_is_done_and_lines_set_in_belong_together() -> None:
    first, second = read("- [x] Revert the change\n  and tag it\n- [ ] Cap uploads").actions
    assert (first.text, first.status, first.done_on) == (
        "Revert the change and tag it", ActionStatus.DONE, TODAY,
    )  # fmt: skip
    assert (second.text, second.status) == ("Cap uploads", ActionStatus.OPEN)


def test_headings_and_prose_around_bullets_are_no_actions() -> None:
    text = "## Action items\n\nWe agreed:\n\n- Add an alert\n- Cap uploads\n\nThanks all."
    assert [words for words, _, _ in told(text)] == ["Add an alert", "Cap uploads"]


def test_causes_are_linked_by_their_numbers_and_an_unknown_one_is_named() -> None:
    found = read("Add an alert C4 C5\nCap uploads C9")
    assert found.actions[0].cause_ids == ("c4", "c5")
    assert [(doubt.line, doubt.because) for doubt in found.doubts] == [(2, "There is no cause C9.")]


def test_the_link_of_a_ticket_is_its_key() -> None:
    (action,) = read("- Improve alerts ([#12](https://github.com/a/b/issues/12))").actions
    assert (action.text, action.tracker_key) == (
        "Improve alerts", "https://github.com/a/b/issues/12",
    )  # fmt: skip


def test_a_markdown_table_is_read_by_its_headings() -> None:
    found = read(
        "| Action | Owner | Due date | Type | Size | Notes |\n|---|:--|---|---|---|---|\n"
        "| Add **an alert** | Ann | 24 Feb | Alert | S | - |\n"
        "| Cap a\\|b | Zed | 11/2 | magic | L | - |\n"
    )
    first, second = found.actions
    assert (first.text, first.owner, first.due) == ("Add an alert", "Ann Berg", FEB)
    assert (first.kind, first.size) == (ActionKind.ALERT, ActionSize.SMALL)
    assert (second.text, second.owner, second.due, second.kind) == ("Cap a|b", "Zed", None, None)
    assert [doubt.line for doubt in found.doubts] == [4, 4]


def test_cells_from_a_spreadsheet_are_read_in_german_too() -> None:
    text = "Maßnahme\tVerantwortlich\tFällig\tStatus\nAlarm einrichten\tAnn\t24. Feb\terledigt\n"
    (action,) = read(text).actions
    assert (action.text, action.owner, action.due, action.status, action.done_on) == (
        "Alarm einrichten", "Ann Berg", FEB, ActionStatus.DONE, TODAY,
    )  # fmt: skip


def test_what_the_app_writes_as_csv_it_reads_again() -> None:
    whole = Action(
        id="a",
        number=1,
        text="=Add, then “cap”",
        owner="Ann Berg",
        due=FEB,
        status=ActionStatus.IN_PROGRESS,
        kind=ActionKind.CODE_FIX,
        aim=Aim.PREVENT,
        size=ActionSize.LARGE,
        strength=Strength.STRONG,
        cause_ids=("c4",),
        tracker_key="OPS-1",
        done_when="The bell rings",
        committed=False,
    )
    review = review_with(Cause(id="c4", number=4, text="No alert"), whole)
    (again,) = read(actions_csv(review)).actions
    for field in ("text", "owner", "due", "status", "kind", "aim", "cause_ids", "tracker_key"):
        assert getattr(again, field) == getattr(whole, field)
    for field in ("done_when", "committed", "size", "strength"):
        assert getattr(again, field) == getattr(whole, field)


def test_what_is_no_list_is_said_with_the_way_out() -> None:
    with pytest.raises(UserFacingError, match="There is no action"):
        read("## Only a heading\n\n---\n")
    with pytest.raises(UserFacingError, match="document rather than a list"):
        read("x" * 60_000)


def test_more_than_a_meeting_can_hold_is_named() -> None:
    found = read("\n".join(f"Add alert {n}" for n in range(MOST_ACTIONS + 5)))
    assert len(found.actions) == MOST_ACTIONS
    assert "5 more were there" in list_words(found)


def test_one_edit_adds_all_in_order_and_takes_them_back() -> None:
    review = review_with(Action(id="x", number=7, text="Old"))
    edit = list_edit(review, read("Add a\nAdd b @Ann\nAdd c 24 Feb"), TODAY)
    after, changes = apply_edit(review, edit)
    assert [(each.number, each.text) for each in after.actions] == [
        (7, "Old"), (8, "Add a"), (9, "Add b"), (10, "Add c"),
    ]  # fmt: skip
    assert apply_edit(after, changes.inverse)[0].actions == review.actions


def test_what_is_promised_after_the_meeting_keeps_its_day() -> None:
    review = empty_review()
    met = datetime(2026, 11, 18, 9, tzinfo=UTC)
    later = with_fields(review, review.meeting, scheduled_at=met)
    for each, day in ((review, None), (later, TODAY)):
        after, _ = apply_edit(each, list_edit(each, read("Add a"), TODAY))
        assert after.actions[0].committed_on == day


def test_what_was_read_is_said() -> None:
    assert list_words(read("Add a @Ann 24 Feb\nAdd b @Ann\nAdd c 24 Foo C9")) == (
        "3 actions added, 2 with an owner, 1 with a date. Line 3: There is no cause C9."
    )
    assert list_words(read("Add a")) == "1 action added."


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(UserFacingError):
        assert all(action.text.strip() for action in read(text).actions)


WORDING = st.from_regex(r"[A-Z][a-z]{3,9} [a-z]{3,9} [a-z]{3,9}", fullmatch=True)


@given(st.lists(WORDING, min_size=1, max_size=20))
def test_as_many_bullets_as_many_actions(texts: list[str]) -> None:
    assert len(read("\n".join(f"- {text}" for text in texts)).actions) == len(texts)
