# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is typed into the search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.search.search_query import SearchQuery, Term, read_query


def term(*words: str, begins: bool = False) -> Term:
    return Term(words, begins)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("replica failo", [term("replica"), term("failo", begins=True)], []),
        ("replica ", [term("replica")], []),
        ("replica r", [term("replica"), term("r")], []),
        ('"disk full" alert ', [term("disk", "full"), term("alert")], []),
        ('"disk fu', [term("disk", "fu", begins=True)], []),
        ("„Platte voll“", [term("platte", "voll")], []),
        ("replica -lag", [term("replica")], [term("lag")]),
        ('x -"disk full"', [term("x")], [term("disk", "full")]),
        ("db-primary ", [term("db", "primary")], []),
        ("replica replica ", [term("replica")], []),
        ('C++ " ) NEAR( * : ^', [term("c"), term("near", begins=True)], []),
        (" - ", [], []),
    ],
)
def test_words_phrases_and_what_to_leave_out(
    text: str, wanted: list[Term], unwanted: list[Term]
) -> None:
    assert read_query(text) == SearchQuery(tuple(wanted), tuple(unwanted))


def test_only_words_to_leave_out_ask_for_nothing() -> None:
    assert not read_query("-replica")


@given(st.text())
def test_nothing_that_can_be_typed_is_an_error(text: str) -> None:
    query = read_query(text)
    assert all(part.words for part in (*query.wanted, *query.unwanted))


def test_a_text_that_was_pasted_is_looked_for_by_its_beginning() -> None:
    words = [f"w{place}" for place in range(20_000)]
    assert [each.words for each in read_query(" ".join(words)).wanted] == [
        (word,) for word in words[:64]
    ]
    (phrase,) = read_query(f'"{" ".join(words)}"').wanted
    assert phrase.words == tuple(words[:64])
