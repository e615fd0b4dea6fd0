# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A link in a text is its words."""

from __future__ import annotations

import pytest

from app.capture.document.link_words import without_addresses
from app.capture.formats.table import read_events
from app.capture.reading import ReadContext
from tests.growth import grows_in_proportion


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Formal incident](https://chat.example/p1?a=b) declared", "Formal incident declared"),
        ("see [a](https://x.example/(1)) and [b](#c)", "see a and b"),
        ("![graph](graph.png) rises", "graph rises"),
        ("https://x.example/ is down", "https://x.example/ is down"),
        ("array[3](4", "array[3](4"),
        ("nothing to see", "nothing to see"),
    ],
)
def test_a_link_is_its_words(text: str, words: str) -> None:
    assert without_addresses(text) == words


def test_an_event_is_told_without_addresses_and_keeps_its_line() -> None:
    line = "- 2025-10-03 14:59 [Support notices](https://chat.example/p1) a report"
    (event,) = read_events(line, ReadContext(zone="UTC"), "document").events
    assert event.text == "Support notices a report"
    assert event.source == line


@pytest.mark.parametrize("sign", ["[", "](", "[a](", "[a](("])
def test_brackets_without_end_take_no_time(sign: str) -> None:
    assert grows_in_proportion(lambda size: without_addresses(sign * size), 100_000)
