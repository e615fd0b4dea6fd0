# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.session.differences import differences
from tests.growth import grows_in_proportion

TOKENS = st.lists(st.sampled_from("abcd "), max_size=12)


@given(TOKENS, TOKENS)
def test_the_steps_lead_from_the_one_to_the_other(old: list[str], new: list[str]) -> None:
    made: list[str] = []
    first = last = 0
    for kind, length in differences(old, new):
        assert length > 0
        if kind >= 0:
            made += new[last : last + length]
        if kind == 0:
            assert old[first : first + length] == new[last : last + length]
        first += length if kind <= 0 else 0
        last += length if kind >= 0 else 0
    assert made == new
    assert first == len(old)


@given(TOKENS, TOKENS)
def test_as_much_as_can_be_is_kept(old: list[str], new: list[str]) -> None:
    kept = sum(length for kind, length in differences(old, new) if kind == 0)
    assert kept == _most_in_common(old, new)


def test_two_that_share_their_words_in_another_order_are_compared_in_a_moment() -> None:
    def compare(size: int) -> None:
        old = [f"w{number * 7 % 40}" for number in range(size)]
        differences(old, old[::-1])

    assert grows_in_proportion(compare, 4000)


def _most_in_common(old: list[str], new: list[str]) -> int:
    above = [0] * (len(new) + 1)
    for token in old:
        row = [0]
        for place, other in enumerate(new):
            same = above[place] + 1 if token == other else 0
            row.append(max(same, above[place + 1], row[place]))
        above = row
    return above[-1]
