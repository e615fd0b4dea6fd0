# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which words of a text are looked up, and which are names of things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.spelling.misspellings import misspellings
from tests.app.insight.spelling.known_list import KnownList

WORDS = KnownList("the pool was full of and engineer's engineer it is not we saw don't read")


def wrong(text: str, known: tuple[str, ...] = ()) -> list[str]:
    """Return the words of a text that nobody knows."""
    return [each.text for each in misspellings(text, WORDS, known)]


def test_a_word_that_is_in_no_dictionary_is_found_where_it_stands() -> None:
    text = "The pool\nwas fulll of it"
    (found,) = misspellings(text, WORDS)
    assert text[found.start : found.end] == found.text == "fulll"


def test_each_part_of_a_compound_is_a_word() -> None:
    assert wrong("the full-blwn pool/quue") == ["blwn", "quue"]


@pytest.mark.parametrize(
    "text",
    [
        "the `frobnic` was full",
        "```\nfrobnic\n```",
        "> frobnic was full",
        "it is “frobnic”",
        "we saw https://frobnic.example/blurb",
        "we read /var/lib/frobnic and C:\\frobnic\\blurb",
        "frobnic.blurb was full",
        "frob_nic was full",
        "frob2 was full",
        "frobNic and FrobNic was full",
        "FROBNIC was full",
        "@frobnic saw it",
        "#frobnic was full",
        "we saw frobnic() and frobnic=full",
        "--frobnic was not full",
        "of 5ms and 12kB and 30°",
        "E3 and C4",
        "we saw Frobnic",
        "ab is not read",
        "2017-01-31 23:00:01 ERROR frobnic blurb",
    ],
)
def test_what_is_no_word_is_left_alone(text: str) -> None:
    assert wrong(text) == []


def test_a_capital_at_the_head_of_a_sentence_makes_no_name() -> None:
    assert wrong("Frobnic was full. Blurb was not. - Snirp") == ["Frobnic", "Blurb", "Snirp"]


def test_where_nouns_have_capitals_a_capital_makes_no_name() -> None:
    german = KnownList("der war voll", capitals_name=False)
    assert [each.text for each in misspellings("der Pol war voll", german)] == ["Pol"]


def test_an_ending_behind_an_apostrophe_belongs_to_the_word() -> None:
    assert wrong("the pool's and the engineer’s, we don’t") == []
    assert wrong("the frobnic's pool", ("frobnic",)) == []


def test_words_of_the_review_are_known_however_they_are_written() -> None:
    assert wrong("frobnic was Frobnic", ("frobnic",)) == []


@given(st.text(max_size=300))
def test_whatever_is_written_each_finding_stands_in_the_text(text: str) -> None:
    last = 0
    for found in misspellings(text, KnownList("")):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end
