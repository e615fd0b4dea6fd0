# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Places in a text, as Python and as Qt count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.kit.linked_text import sign_at, utf16_length

TEXTS = st.text(st.sampled_from("aé’\n😀𝒳") | st.characters(), max_size=12)


@given(TEXTS)
def test_signs_beyond_the_basic_plane_count_twice(text: str) -> None:
    assert utf16_length(text) == len(text) + sum(sign > "\uffff" for sign in text)


@given(TEXTS, st.integers(0, 30))
def test_a_position_of_qt_leads_to_the_sign_that_stands_there(text: str, position: int) -> None:
    place = sign_at(text, position)
    before = utf16_length(text[: max(0, place - 1)])
    assert before <= position or place == 0
    assert utf16_length(text[:place]) >= min(position, utf16_length(text))


@given(TEXTS)
def test_there_and_back_is_the_same_place(text: str) -> None:
    assert [sign_at(text, utf16_length(text[:place])) for place in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )
