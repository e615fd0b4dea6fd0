# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An event that was read from a file leads back to its line, also after secrets were taken out."""

from __future__ import annotations

from app.insight.event_source import event_sources
from app.review.citations import Citation, Lines
from app.review.event import Event
from app.review.evidence import Evidence
from tests.builders import review_with

CAME, LEFT = "a" * 64, "b" * 64


def read_from(source: str, **fact: str) -> Citation | None:
    event = Event(id="e", source=source)
    kept = Evidence(id="f", number=3, **fact)  # type: ignore[arg-type]
    (found,) = event_sources(review_with(event, kept), event)
    return found.citation


def test_a_read_event_leads_to_the_line_of_the_fact_that_keeps_its_file() -> None:
    citation = Citation(3, Lines(12, 12))
    assert read_from(f"chat: #ops.txt:12 sha256:{CAME}", sha256=CAME) == citation
    assert read_from(f"chat.txt:12 sha256:{CAME}", sha256=LEFT, original_sha256=CAME) == citation


def test_a_file_that_is_no_fact_any_more_is_still_named() -> None:
    event = Event(id="e", source=f"chat.txt:12 sha256:{CAME}")
    (found,) = event_sources(review_with(event), event)
    assert (found.name, found.line, found.citation) == ("chat.txt", 12, None)


def test_a_typed_event_was_read_from_nowhere() -> None:
    for source in ("", "PagerDuty", "http://host:x"):
        event = Event(id="e", source=source)
        assert event_sources(review_with(event), event) == ()


def test_an_event_that_was_read_twice_leads_to_both_lines() -> None:
    event = Event(id="e", source=f"chat.txt:12 sha256:{CAME}; app.log:7 sha256:{LEFT}")
    chat, log = Evidence(id="f", number=3, sha256=CAME), Evidence(id="g", number=4, sha256=LEFT)
    found = event_sources(review_with(event, chat, log), event)
    assert [each.name for each in found] == ["chat.txt", "app.log"]
    assert [each.citation for each in found] == [
        Citation(3, Lines(12, 12)),
        Citation(4, Lines(7, 7)),
    ]
