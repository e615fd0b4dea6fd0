# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The order in which the parts of a line are seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.publish.pdf.directions import reads_right_to_left, spans_seen, without_embeddings


def seen(line: str, *, right_to_left: bool = False) -> list[str]:
    """Return the parts of a line from the left; those that turn in their typed order."""
    return [line[a:b] for a, b, _ in spans_seen(line, right_to_left=right_to_left)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("disk full", ["disk full"]),
        ("db1 שלום end", ["db1 ", "שלום", " end"]),
        ("to שלום (עולם) now", ["to ", "שלום (עולם)", " now"]),
        ("at שלום 12:30", ["at ", "12:30", "שלום "]),
    ],
)
def test_parts_of_a_line_that_reads_from_the_left(line: str, parts: list[str]) -> None:
    assert seen(line) == parts


def test_parts_of_a_line_that_reads_from_the_right() -> None:
    line = "שלום db1 (עולם) 12:30"
    assert seen(line, right_to_left=True) == ["12:30", " (עולם) ", "db1", "שלום "]


@pytest.mark.parametrize(
    ("text", "turned"),
    [("disk", False), ("שלום disk", True), ("12:30 سلام", True), ("disk שלום", False), ("", False)],
)
def test_the_first_letter_says_how_a_paragraph_reads(text: str, *, turned: bool) -> None:
    assert reads_right_to_left(text) == turned


@given(st.text(st.sampled_from("ab של سل (12) [:]{-\u202e\u2067"), max_size=30), st.booleans())
def test_each_sign_is_seen_once(text: str, right_to_left: bool) -> None:
    line = without_embeddings(text)
    spans = spans_seen(line, right_to_left=right_to_left)
    assert sorted(place for a, b, _ in spans for place in range(a, b)) == list(range(len(line)))
