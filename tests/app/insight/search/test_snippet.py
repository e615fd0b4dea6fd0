# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pieces of text around what was looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.insight.search.search_query import read_query
from app.insight.search.snippet import LONGEST, snippet


def marked(text: str, query: str) -> list[str]:
    piece = snippet(text, read_query(query).wanted)
    assert piece is not None
    return [piece.text[start:end] for start, end in piece.marks]


def test_every_stretch_that_is_meant_is_marked() -> None:
    assert marked("Réplica lag: the replica's disk", "replica dis") == [
        "Réplica",
        "replica",
        "disk",
    ]


def test_a_phrase_is_one_stretch() -> None:
    assert marked("The disk, full again; the disk", '"disk full"') == ["disk, full"]


def test_a_text_without_it_gives_nothing() -> None:
    assert snippet("The disk", read_query("replica").wanted) is None


def test_a_long_text_is_cut_around_it_between_words() -> None:
    piece = snippet("before " * 60 + "replica lag " + "after " * 60, read_query("replica ").wanted)
    assert piece is not None
    assert piece.text.startswith("…before ")
    assert piece.text.endswith(" after…")
    assert len(piece.text) <= LONGEST + 2


@given(st.text(), st.text(min_size=1))
def test_marks_lie_in_the_piece_one_after_the_other(text: str, query: str) -> None:
    piece = snippet(f"{text} {query} {text}", read_query(query).wanted)
    if piece is None:
        return
    ends = [0]
    for start, end in piece.marks:
        assert ends[-1] <= start < end <= len(piece.text)
        ends.append(end)
