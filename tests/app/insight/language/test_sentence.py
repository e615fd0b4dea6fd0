# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The sentence around a place."""

from __future__ import annotations

import pytest

from app.insight.language.sentence import sentence_around


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("At first. X was it. Then none.", "X was it"),
        ("Version 1.2 of X was out.", "Version 1.2 of X was out"),
        ("- one\n- X two\n- three", "X two"),
        ("X", "X"),
        ("Why X? So.", "Why X"),
    ],
)
def test_it_ends_at_full_stops_and_lines(text: str, sentence: str) -> None:
    place = text.index("X")
    start, end = sentence_around(text, place, place + 1)
    assert text[start:end] == sentence
