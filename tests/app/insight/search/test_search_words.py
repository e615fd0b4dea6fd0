# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that texts are found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.search.search_words import LONGEST_WORD, placed_words, search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Failover of db-1", ["failover", "of", "db", "1"]),
        (
            "Ausfälle in der STRASSE und Straße",
            ["ausfalle", "in", "der", "strasse", "und", "strasse"],
        ),
        ("re\u0301sume\u0301", ["resume"]),
        ("connection_pool", ["connection", "pool"]),
        ("数据库 db", ["数", "据", "库", "db"]),
        ("ﬁx ²", ["fix", "2"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("", []),
    ],
)
def test_case_accents_and_signs_make_no_difference(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@given(st.text())
def test_words_with_their_places_are_the_same_words(text: str) -> None:
    assert [placed.word for placed in placed_words(text)] == search_words(text)


@given(st.text())
def test_places_rise_and_lie_in_the_text(text: str) -> None:
    placed = placed_words(text)
    assert all(0 <= each.start < each.end <= len(text) for each in placed)
    assert [each.start for each in placed] == sorted(each.start for each in placed)


@given(st.text())
def test_a_word_is_nothing_but_letters_and_digits(text: str) -> None:
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in search_words(text))


@given(st.text())
def test_words_stay_as_they_are_when_folded_again(text: str) -> None:
    words = search_words(text)
    assert search_words(" ".join(words)) == words
