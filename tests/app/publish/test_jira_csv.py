# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table for Jira's importer."""

from __future__ import annotations

import csv
from datetime import date

from hypothesis import given, settings

from app.publish.actions_csv import BYTE_ORDER_MARK, FORMULA_STARTS
from app.publish.jira_csv import COLUMNS, jira_csv
from app.review.action import Action, ActionKind, ActionStatus
from app.review.cause import Cause
from app.review.edits import set_field
from app.review.incident import Severity
from app.review.review import Review
from tests.builders import applied, review_with
from tests.strategies import TEXTS


def rows(review: Review) -> list[list[str]]:
    head, *others = csv.reader(jira_csv(review).removeprefix(BYTE_ORDER_MARK).splitlines(True))
    assert tuple(head) == COLUMNS
    return others


def test_a_promised_action_is_an_issue_with_what_the_importer_asks_for() -> None:
    action = Action(
        id="a1", number=1, text="Alert on lag", owner="ana", due=date(2026, 3, 20),
        kind=ActionKind.CODE_FIX, done_when="it rings", cause_ids=("c1",),
    )  # fmt: skip
    review = review_with(Cause(id="c1", number=4, text="No alert"), action)
    review = applied(review, set_field(review.incident, "severity", Severity.SEV2))
    (row,) = rows(review)
    assert row == [
        "Alert on lag",
        "Done when: it rings\nC4 No alert\nFrom the review of: Checkout slow",
        "ana", "2026-03-20", "High", "post-incident-review", "Code-fix",
    ]  # fmt: skip


def test_ideas_finished_actions_and_those_with_a_ticket_are_not_imported() -> None:
    review = review_with(
        Action(id="a1", text="Idea", committed=False),
        Action(id="a2", text="Done", status=ActionStatus.DONE),
        Action(id="a3", text="Filed", tracker_key="OPS-1"),
        Action(id="a4", text="New"),
    )
    assert [row[0] for row in rows(review)] == ["New"]


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_no_cell_is_a_formula_and_no_word_is_lost(text: str) -> None:
    review = review_with(Action(id="a1", text=text, owner=text, done_when=text))
    (row,) = (
        list(csv.reader(jira_csv(review).removeprefix(BYTE_ORDER_MARK).split("\r\n")[1:2]))[:1]
        if "\n" not in text
        else [next(iter(rows(review)))]
    )
    for cell in row:
        assert cell.lstrip(" ")[:1] not in FORMULA_STARTS or not cell.strip(" ")
    assert row[2].removeprefix("'") == text.removeprefix("'")


def test_a_long_summary_goes_on_in_the_description() -> None:
    (row,) = rows(review_with(Action(id="a1", text="word " * 100)))
    assert len(row[0]) == 255
    assert "word " * 99 in row[1]
