# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is pasted, reading ends soon and raises nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.formats.format import SAMPLE_SIZE
from app.capture.formats.names import DOCUMENT, FORMATS
from app.capture.formats.table import format_named, read_events
from app.capture.json_tree import read_json
from app.capture.reading import ReadContext, ReadEvent, ReadingCancelled
from tests.app.capture.formats.reading_words import DAY
from tests.growth import grows_in_proportion

OURS = [name for name in FORMATS if name != DOCUMENT]
BITS = [
    '{"a":', "[", "]", "}", '"', "\\ud800", "\ud800", "\x00", "\ufeff", "1e999", "NaN", ",", ";",
    "\t", "|", "\n", "\r\n", "2024-01-02 03:04:05", "Feb  5 09:03:01 host a: b", "0001-01-01",
    "2024-02-30T25:61:61Z", "9" * 30, "-", '"time":"2024-01-02T10:00:00Z"', '"ts":17041646450000',
    "commit 0a1b2c3d", "Date: x", "Normal", "13m (x3 over 41m)", "Ann [8:27 AM]", "time,message",
    '"type":"message"', "levels=1 ts=2", '192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] "GET', "<34>1",
]  # fmt: skip

HOSTILE = {
    "deep": "[" * 100_000,
    "deep objects": '{"a":' * 50_000,
    "a huge number": '[{"time":' + "9" * 100_000 + ',"text":"x","dashboardId":1}]',
    "one long line": "2024-01-02 03:04:05 INFO " + "x" * 10_000_000,
    "a long string": '{"time":"' + "x" * 5_000_000,
    "spaces": " " * 1_000_000,
    "commas": "," * 1_000_000,
    "bars": "a|" * 500_000,
    "quotes": 'time,"' + '"' * 1_000_000,
    "open quotes by line": '192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] "' * 20_000,
    "brackets of syslog": "<34>1 2003-10-11T22:14:15.003Z h a p m " + '[a="' * 20_000,
    "words and dots": "a.b-c " * 200_000,
    "many dates": "0a1b2c3 " + "2024-99-99 " * 100_000,
    "ages": "Normal  " + "13m  " * 200_000,
    "names": ("Ann " * 20 + "\n") * 10_000,
    "pairs": 'a="' * 300_000,
    "a lone surrogate": '{"time":"2024-01-02T10:00:00Z","msg":"\\ud800 \ud800"}',
    "nul": "2024-01-02 03:04:05 INFO a\x00b\n" * 3,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_by_the_format_recognised_in_proportion_to_its_length(
    name: str,
) -> None:
    text = HOSTILE[name]
    assert grows_in_proportion(lambda size: read_as_recognised(text[:size]), len(text))


def read_as_recognised(text: str) -> None:
    """Read a text by the format that knows it best."""
    sample = text[:SAMPLE_SIZE]
    recognised = max(map(format_named, OURS), key=lambda each: each.recognises(sample))
    for found in recognised.read(text, ReadContext(day=DAY)):
        if isinstance(found, ReadEvent):
            f"{found.text}{found.actor}".encode()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(BITS) | st.text(max_size=5), max_size=30).map("".join))
def test_no_format_raises_whatever_it_is_given(text: str) -> None:
    for name in OURS:
        each = format_named(name)
        assert 0 <= each.recognises(text) <= 1
        for found in each.read(text, ReadContext(day=DAY)):
            assert found.line >= 1  # type: ignore[union-attr]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(_JSON, st.sampled_from([None, 1]))
def test_whole_json_is_read_as_the_standard_reader_reads_it(value: object, indent: int) -> None:
    tree = read_json(json.dumps(value, indent=indent))
    assert tree.roots == [value]
    assert tree.problem is None


def test_reading_can_be_stopped_and_followed() -> None:
    text = "2024-01-02 03:04:05 INFO begun\n" * 5_000
    seen: list[tuple[int, int]] = []

    def stop() -> bool:
        return len(seen) >= 2

    context = ReadContext(cancelled=stop, progress=lambda done, total: seen.append((done, total)))
    with pytest.raises(ReadingCancelled):
        read_events(text, context)
    assert seen[0][0] < seen[1][0] < seen[1][1]
