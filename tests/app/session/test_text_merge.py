# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.session.text_merge import TextMerge, merge_texts, take_back
from tests.growth import grows_in_proportion

WORDS = st.lists(
    st.sampled_from(["pool", "was", "full", " ", " ", "\n", ".", "the ", "ü", "日本", "🚒", "7"]),
    max_size=14,
).map("".join)


@pytest.mark.parametrize(
    ("base", "there", "mine", "merged"),
    [
        ("", "paged at 9", "called at 10", "paged at 9 called at 10"),
        ("pool", "pool full", "pool empty", "pool full empty"),
        ("the pool was full", "the disk was full", "the pool was full again",
         "the disk was full again"),
        ("one\ntwo\n", "one\ntwo\nthree\n", "zero\none\ntwo\n", "zero\none\ntwo\nthree\n"),
        ("it was slow", "it was slo", "it was very slow", "it was very slo"),
        ("the poo", "the pool", "the poo was full", "the pool was full"),
        ("a long old note", "a note", "a long note", "a note"),
        ("colour", "colours", "Colour", "Colours"),
        ("poo", "poo was full", "pool", "pool was full"),
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
        ("the alerts", "the alert pages", "the alert notes", "the alert notes"),
        ("the alerts", "the alert", "the alert notes", "the alert notes"),
        ("the port", "the airport", "the seaport", "the seaport"),
        ("the page", "the paged", "the pager", "the pager"),
        (" tok1q ", " tok3q  tok1q  tok4q ", " to tok2q k1q ", " to tok2q k1q "),
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


@pytest.mark.parametrize(
    ("there", "mine", "merged"),
    [
        ("a1", "b1", "a1 b1"),
        ("a1 ", "b1", "a1 b1"),
        ("a1", "\nb1", "a1\nb1"),
        ("Paged.", "Called (twice)", "Paged. Called (twice)"),
        ("paged", ", then called", "paged, then called"),
        ("prod-", "db", "prod-db"),
        ("障害", "復旧", "障害復旧"),
        ("9", "復旧", "9復旧"),
    ],
)
def test_words_of_two_at_one_place_do_not_run_together(there: str, mine: str, merged: str) -> None:
    assert merge_texts("", there, mine) == TextMerge(merged)
    assert merge_texts("was: .", f"was: {there}.", f"was: {mine}.") == TextMerge(f"was: {merged}.")


def test_who_goes_on_typing_beside_another_gets_one_space_and_no_more() -> None:
    there, base = "paged", ""
    for end in range(1, 10):
        mine = "called it"[:end]
        there, base = merge_texts(base, there, mine).text, mine
    assert there == "paged called it"


@given(st.data())
def test_every_word_stands_whole(data: st.DataObject) -> None:
    old = [f"old{number}" for number in range(data.draw(st.integers(0, 7)))]
    there, mine = (_rewritten(data, old, name) for name in ("a", "b"))
    merge = merge_texts(" ".join(old), " ".join(there), " ".join(mine))
    read = {*merge.text.split(), *(merge.mine or "").split()}
    assert read <= {*old, *there, *mine}
    assert {*there, *mine} - {*old} | ({*there} & {*mine}) <= read


def test_in_a_long_text_two_in_one_sentence_are_in_no_conflict() -> None:
    merge = merge_texts(_long("was slow"), _long("was very slow"), _long("was slow, then"))
    assert merge == TextMerge(_long("was very slow, then"))
    assert take_back(_long("was very slow"), _long("was very slow, then"), _long("was slow")) == (
        _long("was slow, then")
    )


def test_in_a_long_text_what_is_there_stands_where_words_clash() -> None:
    merge = merge_texts(_long("was slow"), _long("was fast"), _long("was down again"))
    assert merge == TextMerge(_long("was fast"), _long("was down again"))


@given(st.data())
def test_in_a_long_text_every_word_stands_whole(data: st.DataObject) -> None:
    old = [f"old{number}{'.' if number % 9 == 8 else ''}" for number in range(420)]
    places = [data.draw(st.integers(0, 419)) for _ in range(4)]
    there, mine = (list(old) for _ in range(2))
    for place in sorted(places, reverse=True):
        for words, name in ((there, "a"), (mine, "b")):
            count = data.draw(st.integers(0, 2))
            words[place : place + data.draw(st.integers(0, 3))] = [
                f"{name}{place}x{number}" for number in range(count)
            ]
    merge = merge_texts(" ".join(old), " ".join(there), " ".join(mine))
    read = {*merge.text.split(), *(merge.mine or "").split()}
    assert {*there, *mine} - {*old} | ({*there} & {*mine}) <= read


def _long(phrase: str) -> str:
    """Return a text of many sentences, of which three have the phrase in them."""
    parts = (f"At {number} it {phrase if number in (9, 40, 90) else 'was on'} for all. "
             for number in range(120))  # fmt: skip
    return "".join(parts)


def _rewritten(data: st.DataObject, words: list[str], name: str) -> list[str]:
    """Draw a text with some words left out and new ones, called after who wrote them, put in."""
    found: list[str] = []
    for place in range(len(words) + 1):
        count = data.draw(st.sampled_from([0, 0, 0, 1, 2]))
        found += [f"{name}{place}x{number}" for number in range(count)]
        found += words[place : place + 1] if data.draw(st.integers(0, 2)) else []
    return found


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
        other = mirrored.mine or ""
        assert Counter("".join(merge.text.split())) == Counter("".join(other.split()))


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
    def wholly_new(word: str, lines: int) -> str:
        return "\n".join(f"{word}{number} and some" for number in range(lines))

    def merge(lines: int) -> None:
        base, theirs, mine = (wholly_new(word, lines) for word in "abc")
        assert merge_texts(base, theirs, mine).mine == mine

    assert grows_in_proportion(merge, 20_000)
