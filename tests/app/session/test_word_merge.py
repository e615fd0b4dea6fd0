# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.word_merge import gap, merge_in_words

LETTERS = st.text("abc 日", max_size=6)


@pytest.mark.parametrize(
    ("base", "there", "mine", "merged"),
    [
        ("colour", "colours", "Colour", "Colours"),
        ("pool", "pool, full", "pools", "pools, full"),
        ("pool", "the pool", "carpool", "the carpool"),
        ("満杯", "が満杯", "は満杯", "がは満杯"),
        ("port", "airport", "seaport", None),
        ("page", "paged", "pager", None),
        ("alerts", "alert pages", "alert notes", None),
        ("alerts", "alert", "alert notes", None),
        ("pool", "disk", "pools", None),
    ],
)
def test_changes_within_a_word_are_both_made_unless_they_spoil_one(
    base: str, there: str, mine: str, merged: str | None
) -> None:
    assert merge_in_words(base, there, mine) == merged


@given(LETTERS, LETTERS, LETTERS)
def test_whoever_came_first_both_can_have_their_way_or_neither(
    base: str, there: str, mine: str
) -> None:
    merged, mirrored = merge_in_words(base, there, mine), merge_in_words(base, mine, there)
    assert (merged is None) == (mirrored is None)


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("paged", "called", " "),
        ("paged.", "Called", " "),
        ("paged", "(twice)", " "),
        ("paged ", "called", ""),
        ("paged", "\ncalled", ""),
        ("paged", ".", ""),
        ("prod-", "db", ""),
        ("", "called", ""),
        ("paged", "", ""),
        ("障害", "復旧", ""),
    ],
)
def test_a_space_belongs_where_words_would_run_together(
    left: str, right: str, between: str
) -> None:
    assert gap(left, right) == between
