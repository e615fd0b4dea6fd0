# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Citations are found wherever people write them, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.citations import (
    Lines,
    Place,
    Region,
    citation_at,
    citations,
    cited,
    with_citation,
)

NUMBERS = st.integers(1, 999_999)
LINES = st.tuples(st.integers(1, 999_999_999), st.integers(1, 999_999_999)).map(
    lambda both: Lines(min(both), max(both))
)
SIDES = st.integers(1, 99_999)
REGIONS = st.builds(Region, st.integers(0, 99_999), st.integers(0, 99_999), SIDES, SIDES)
PLACES = st.none() | LINES | LINES.map(lambda lines: Lines(lines.first, lines.first)) | REGIONS
AROUND = st.text(st.sampled_from(" ,.;:()[]\n–"), min_size=1, max_size=5)


def found(text: str) -> list[tuple[int, Place | None]]:
    return [(each.number, each.place) for each in citations(text)]


@given(cites=st.lists(st.tuples(NUMBERS, PLACES), max_size=5), around=AROUND)
def test_what_was_cited_is_found_in_order_at_its_place(
    cites: list[tuple[int, Place | None]], around: str
) -> None:
    text = f"{around} ".join(cited(*each) for each in cites)
    assert found(text) == cites
    assert [text[each.start : each.end] for each in citations(text)] == [
        cited(*each) for each in cites
    ]


@given(text=st.text())
def test_any_text_is_read(text: str) -> None:
    for each in citations(text):
        assert text[each.start : each.end].startswith(cited(each.number))


@pytest.mark.parametrize(
    "text", ["E0", "E", "E01", "AE3", "E3x", "e3", "E1234567", "ERROR3", "_E3", "1E3"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert found(text) == []


def test_a_broken_place_leaves_the_fact() -> None:
    text = "E3:120 E4:L E5:L0 E6:L12x E7:R1,2,3 E8:R1,2,0,4"
    assert found(text) == [(number, None) for number in range(3, 9)]


def test_lines_written_backwards_are_the_same_lines() -> None:
    assert found("E3:L9-4, E3:L4-4") == [(3, Lines(4, 9)), (3, Lines(4, 4))]


def test_a_citation_is_added_once() -> None:
    line = Lines(120, 120)
    text = with_citation("The pool ran dry.", 3, line)
    assert text == "The pool ran dry. (E3:L120)"
    assert with_citation(text, 3, line) == text
    assert with_citation(text, 3) == f"{text} (E3)"
    assert with_citation("", 3, Region(1, 2, 3, 4)) == "(E3:R1,2,3,4)"


def test_a_citation_is_found_by_any_place_within_it() -> None:
    text = "See E3:L120 there"
    assert [citation_at(text, place) is not None for place in (3, 4, 11, 12)] == [
        False, True, True, False,
    ]  # fmt: skip
