# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A cursor is carried from one text to another and stays among its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.fields.text_patch import Patch, carried, patches

TEXTS = st.text(alphabet="ab \n\U0001f40c", max_size=40)


def patched(text: str, changes: tuple[Patch, ...]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.end :]
    return text


@given(TEXTS, TEXTS)
def test_the_patches_make_one_text_of_the_other(before: str, after: str) -> None:
    assert patched(before, patches(before, after)) == after


@given(TEXTS, TEXTS, st.data())
def test_a_place_stays_within_the_text_and_in_order(
    before: str, after: str, data: st.DataObject
) -> None:
    changes = patches(before, after)
    places = sorted(data.draw(st.lists(st.integers(0, len(before)), min_size=2, max_size=2)))
    first, last = (carried(place, changes) for place in places)
    assert 0 <= first <= last <= len(after)


def test_words_put_in_before_the_cursor_move_it_on() -> None:
    assert carried(5, patches("slow again", "very slow again")) == 10


def test_words_put_in_behind_the_cursor_leave_it() -> None:
    assert carried(4, patches("slow again", "slow again, twice")) == 4


def test_words_of_others_at_the_cursor_come_in_behind_it() -> None:
    changes = patches("slow", "slow again")
    assert carried(4, changes) == 4
    assert carried(4, changes, behind=True) == 10


def test_a_cursor_in_words_that_went_stands_where_they_were() -> None:
    assert carried(7, patches("it was slow today", "it today")) == 3
