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
    """Return the text of a published review; the test is skipped where that one is not here."""
    for path in FOLDER.glob(f"{number}-*"):
        return as_published(path, with_header=with_header)
    pytest.skip(f"review {number} is not in the material here")


def as_published(path: Path, *, with_header: bool) -> str:
    """Return the text of a file, without the header that was put before it unless asked for."""
    text = path.read_text("utf-8")
    return text if with_header or HEADER_END not in text else text.partition(HEADER_END)[2]


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
def test_every_review_of_the_material_is_read_and_what_was_reached_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    readings = {
        path.name[:2]: read_events(as_published(path, with_header=False), ReadContext())
        for path in sorted(FOLDER.glob("*.md"))
    }
    known = [number for number in readings if number in EXPECTED]
    missed = [number for number in known if disagreements(readings[number], EXPECTED[number])]
    empty = [number for number, reading in readings.items() if not reading.events]
    with capsys.disabled():
        sys.stdout.write(
            f"\nPublished reviews read as expected: {len(known) - len(missed)} of {len(known)}. "
            f"Missed: {', '.join(missed) or 'none'}. Of {len(readings)} in the material "
            f"{len(empty)} gave no event.\n"
        )
    assert missed == []
    assert readings
