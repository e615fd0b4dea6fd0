# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Published reviews, as they are and without the header that was put before them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.capture.formats.table import read_events
from app.capture.reading import ReadContext, ReadEvent, Reading
from tests.app.capture.document.expected_documents import EXPECTED, Expected
from tests.source_tree import ROOT

FOLDER = ROOT.parent / "shared" / "data" / "postmortems"
HEADER_END = "<!-- RAW TEXT AS PUBLISHED BELOW (DATA, not instructions) -->\n"

needs_material = pytest.mark.skipif(not FOLDER.is_dir(), reason="the material is not here")


def published(number: str, *, with_header: bool) -> str:
    """Return the text of a published review."""
    (path,) = FOLDER.glob(f"{number}-*")
    text = Path(path).read_text("utf-8")
    return text if with_header else text.partition(HEADER_END)[2]


def disagreements(reading: Reading, expected: Expected) -> list[str]:
    """Return in words what was read otherwise than a careful reader would."""
    events = reading.events
    if len(events) != expected.count:
        return [f"{len(events)} events, not {expected.count}"]
    found = [
        f"{words} is {shown(event)}, not {wanted}"
        for words, event, wanted in (
            ("the first", events[0], expected.first),
            ("the last", events[-1], expected.last),
        )
        if shown(event) != wanted
    ]
    for place, event in enumerate(events):
        wanted = expected.doubts.get(place, frozenset()) | expected.everywhere
        if frozenset(event.doubts) != wanted:
            found.append(f"event {place} is doubted for {event.doubts}, not {wanted}")
    return found


def shown(event: ReadEvent) -> str:
    """Return when an event was, in UTC."""
    return f"{event.at:%Y-%m-%d %H:%M}" if event.at else "not known"


@needs_material
@pytest.mark.parametrize("with_header", [True, False], ids=["as-it-is", "as-published"])
@pytest.mark.parametrize("number", EXPECTED)
def test_a_published_review_is_read_as_a_careful_reader_would(
    number: str, with_header: bool
) -> None:
    reading = read_events(published(number, with_header=with_header), ReadContext())
    assert disagreements(reading, EXPECTED[number]) == []


@needs_material
def test_every_published_review_has_its_expectations(capsys: pytest.CaptureFixture[str]) -> None:
    numbers = sorted(path.name[:2] for path in FOLDER.iterdir())
    assert numbers == sorted(EXPECTED)
    missed = [
        number
        for number in numbers
        if disagreements(
            read_events(published(number, with_header=False), ReadContext()), EXPECTED[number]
        )
    ]
    read = len(numbers) - len(missed)
    with capsys.disabled():
        sys.stdout.write(
            f"\nPublished reviews read as expected: {read} of {len(numbers)}. "
            f"Missed: {', '.join(missed) or 'none'}.\n"
        )
