# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Citations are found wherever people write them, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.citations import citations, cited, with_citation

NUMBERS = st.integers(1, 999_999)
LINES = st.none() | st.integers(1, 999_999_999)
AROUND = st.text(st.sampled_from(" ,.;:()[]\n-–"), max_size=5)


def found(text: str) -> list[tuple[int, int | None]]:
    return [(each.number, each.line) for each in citations(text)]


@given(cites=st.lists(st.tuples(NUMBERS, LINES), max_size=5), around=AROUND)
def test_what_was_cited_is_found_in_order_at_its_place(
    cites: list[tuple[int, int | None]], around: str
) -> None:
    text = f"{around} ".join(cited(*each) for each in cites)
    assert found(text) == cites
    assert [text[each.start : each.end] for each in citations(text)] == [
        cited(*each) for each in cites
    ]


@given(text=st.text())
def test_any_text_is_read(text: str) -> None:
    for each in citations(text):
        assert text[each.start : each.end] == cited(each.number, each.line)


@pytest.mark.parametrize(
    "text", ["E0", "E", "E01", "AE3", "E3x", "e3", "E1234567", "ERROR3", "_E3", "1E3"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert found(text) == []


def test_a_broken_line_leaves_the_fact() -> None:
    assert found("E3:120 E4:L E5:L0 E6:L12x") == [(3, None), (4, None), (5, None), (6, None)]


def test_a_citation_is_added_once() -> None:
    text = with_citation("The pool ran dry.", 3, 120)
    assert text == "The pool ran dry. (E3:L120)"
    assert with_citation(text, 3, 120) == text
    assert with_citation(text, 3) == f"{text} (E3)"
    assert with_citation("", 3) == "(E3)"
