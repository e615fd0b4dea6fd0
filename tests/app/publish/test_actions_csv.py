# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The actions as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given

from app.publish.actions_csv import COLUMNS, FORMULA_STARTS, actions_csv
from app.review.action import Action, ActionKind, ActionSize, ActionStatus, Aim
from app.review.cause import Cause
from app.translation import use_language
from tests.builders import review_with
from tests.strategies import TEXTS


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_an_action_is_one_line_with_every_field() -> None:
    action = Action(
        id="a1", number=2, text="Show the role", owner="Ana", due=date(2026, 3, 9),
        status=ActionStatus.DONE, kind=ActionKind.CODE_FIX, aim=Aim.PREVENT, cause_ids=("c1",),
        tracker_key="OPS-1", done_when="It shows", done_on=date(2026, 3, 8), committed=False,
        size=ActionSize.SMALL,
    )  # fmt: skip
    headings, row = rows_of(actions_csv(review_with(Cause(id="c1", number=4), action)))
    assert headings == list(COLUMNS)
    assert row == [
        "A2", "Show the role", "Ana", "2026-03-09", "Done", "Code fix", "Prevent", "C4", "OPS-1",
        "It shows", "2026-03-08", "no", "Small", "",
    ]  # fmt: skip


def test_a_file_for_programs_is_the_same_in_every_language() -> None:
    review = review_with(Action(id="a1", number=1, status=ActionStatus.DONE, aim=Aim.PREVENT))
    before = actions_csv(review)
    use_language("de")
    try:
        assert actions_csv(review) == before
    finally:
        use_language("en")


@pytest.mark.parametrize("start", sorted(FORMULA_STARTS))
def test_no_cell_can_become_a_formula(start: str) -> None:
    text = actions_csv(review_with(Action(id="a1", number=1, text=f"{start}cmd|' /C calc'!A0")))
    assert rows_of(text)[1][1].startswith("'")


@given(text=TEXTS)
def test_any_text_comes_back_out_of_its_cell(text: str) -> None:
    cell = rows_of(actions_csv(review_with(Action(id="a1", number=1, text=text))))[1][1]
    assert cell in (text, f"'{text}")
