# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.review.text_change import text_change


@given(st.text("ab\u00e9\U0001f692", max_size=30), st.text("ab\u00e9\U0001f692", max_size=30))
def test_a_change_turns_the_one_text_into_the_other(old: str, new: str) -> None:
    change = text_change(old, new)
    removed = old[change.start : change.end]
    assert old[: change.start] + change.words + old[change.end :] == new
    assert not (removed and change.words and removed[0] == change.words[0])
