# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections import Counter
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.text_merge import TextMerge, merge_texts, take_back

WORDS = st.lists(
    st.sampled_from(["pool", "was", "full", " ", " ", "\n", ".", "the ", "ü", "日本", "🚒", "7"]),
    max_size=14,
).map("".join)


@pytest.mark.parametrize(
    ("base", "there", "mine", "merged"),
    [
        ("", "paged at 9", "called at 10", "paged at 9called at 10"),
        ("pool", "pool full", "pool empty", "pool full empty"),
        ("the pool was full", "the disk was full", "the pool was full again",
         "the disk was full again"),
        ("one\ntwo\n", "one\ntwo\nthree\n", "zero\none\ntwo\n", "zero\none\ntwo\nthree\n"),
        ("it was slow", "it was slo", "it was very slow", "it was very slo"),
        ("the poo", "the pool", "the poo was full", "the pool was full"),
        ("a long old note", "a note", "a long note", "a note"),
        ("colour", "colours", "Colour", "Colours"),
    ],
)  # fmt: skip
def test_two_changes_at_different_places_are_both_made(
    base: str, there: str, mine: str, merged: str
) -> None:
    assert merge_texts(base, there, mine) == TextMerge(merged)


@pytest.mark.parametrize(
    ("base", "there", "mine", "other"),
    [
        ("the pool was full", "the disk was full", "the queue was full", "the queue was full"),
        ("it failed", "it broke", "it stopped at nine", "it stopped at nine"),
        ("one two three.", "one 2 three.", "one three. Four", "one three. Four"),
        ("one two three four", "one four", "one two 3 four", "one two 3 four"),
    ],
)
def test_over_the_same_words_what_is_there_stands_and_the_other_wording_is_kept(
    base: str, there: str, mine: str, other: str
) -> None:
    merge = merge_texts(base, there, mine)
    assert merge.mine == other
    assert merge.text.startswith(there[:7])


def test_what_is_outside_a_conflict_is_in_both_wordings() -> None:
    merge = merge_texts("the cat sat", "the dog sat", "the bat sat down")
    assert merge == TextMerge("the dog sat down", "the bat sat down")


@given(WORDS, WORDS)
def test_where_only_one_wrote_it_is_his_text(base: str, text: str) -> None:
    assert merge_texts(base, base, text) == TextMerge(text)
    assert merge_texts(base, text, base) == TextMerge(text)
    assert merge_texts(base, text, text) == TextMerge(text)
    assert take_back(base, base, text) == text
    assert take_back(base, text, base) == text


@given(WORDS, WORDS, WORDS, st.booleans())
def test_nothing_new_is_lost(base: str, there: str, mine: str, strictly: bool) -> None:
    merge = merge_texts(base, there, mine, strictly=strictly)
    read = Counter(merge.text) + Counter(merge.mine or "")
    for wording in (there, mine):
        assert not (Counter(wording) - Counter(base)) - read


@given(WORDS, WORDS, WORDS)
def test_there_is_a_conflict_for_both_or_for_neither(base: str, there: str, mine: str) -> None:
    merge, mirrored = merge_texts(base, there, mine), merge_texts(base, mine, there)
    assert (merge.mine is None) == (mirrored.mine is None)
    if merge.mine is not None:
        assert Counter(merge.text) == Counter(mirrored.mine)


@pytest.mark.parametrize(
    ("typed", "now", "before", "left"),
    [
        ("foobar", "foobarqux", "foo", "fooqux"),
        ("a big old cat", "a big red cat", "a cat", "a red cat"),
        ("the cat", "the dog", "the bat", "the dog"),
        ("seen at nine", "seen by Sam at nine", "", "by Sam "),
    ],
)
def test_taking_back_leaves_the_words_of_others(
    typed: str, now: str, before: str, left: str
) -> None:
    assert take_back(typed, now, before) == left


def test_texts_that_are_wholly_different_are_merged_in_a_moment() -> None:
    def wholly_new(word: str) -> str:
        return "\n".join(f"{word}{number} and some" for number in range(20_000))

    began = perf_counter()
    merge = merge_texts(wholly_new("a"), wholly_new("b"), wholly_new("c"))
    assert merge.mine == wholly_new("c")
    assert perf_counter() - began < 5
