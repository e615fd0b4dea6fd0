# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines: nothing is lost, nothing is wider than the room, ideographs break where they may."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.publish.pdf.lines import Line, Ruler, lines
from app.publish.pdf.text import TextReport, runs

ROOM = 9.0
RULER = Ruler()


def broken(text: str, room: float = ROOM) -> list[Line]:
    """Return a text in lines of a width in ems."""
    return lines(runs(text, TextReport()), room, RULER)


def words_of(line: Line) -> str:
    """Return what stands on a line."""
    return "".join(run.text for run in line.runs)


@given(text=st.text(st.sampled_from("ab ñ漢字。「」ก์سلام ש\n-🔥"), max_size=60))
@example(text=" ")
@example(text="x" * 200)
@example(text="\n\n")
@settings(max_examples=150, deadline=None)
def test_no_sign_is_lost_and_no_line_is_too_wide(text: str) -> None:
    found = broken(text)
    assert "".join("".join(map(words_of, found)).split()) == "".join(
        "".join(run.text for run in runs(text, TextReport())).split()
    )
    assert all(line.width <= ROOM + 1e-6 for line in found)


def test_words_fill_a_line_before_the_next() -> None:
    assert [words_of(line) for line in broken("the disk was full again", 7)] == [
        "the disk was",
        "full again",
    ]


def test_line_ends_are_kept() -> None:
    assert [words_of(line) for line in broken("a\n\nb")] == ["a", "", "b"]


def test_a_long_word_ends_where_it_has_a_good_end() -> None:
    first, *_ = broken("/var/lib/postgresql/data/base/16384", 10)
    assert words_of(first).endswith("/")


def test_no_line_of_ideographs_begins_with_a_full_stop() -> None:
    found = [words_of(line) for line in broken("漢字漢字漢字漢字漢。字「漢字」漢字漢字", 9)]
    assert not any(line[0] in "。」" or line[-1] == "「" for line in found)


def test_a_hundred_thousand_signs_without_a_space_take_no_longer_than_they_must() -> None:
    assert sum(len(words_of(line)) for line in broken("x" * 100_000)) == 100_000
