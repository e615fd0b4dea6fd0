# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where an event was read from: the file, the line, and the fact that keeps that file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.review.citations import Citation, Lines
from app.review.event import Event
from app.review.review import Review

SEPARATOR = "; "
"""Stands between the sources of an event that was read twice."""

_SOURCE = re.compile(r"(?P<name>.*):(?P<line>[1-9]\d{0,8})(?: sha256:(?P<sha256>[0-9a-f]{64}))?")


@dataclass(frozen=True)
class EventSource:
    """The file's name, the line, and the place in a fact of the review; None where none has it."""

    name: str
    line: int
    citation: Citation | None


def event_sources(review: Review, event: Event) -> tuple[EventSource, ...]:
    """Return where `event` was read from; nothing for one that was typed, several after a merge."""
    parts = map(_SOURCE.fullmatch, event.source.split(SEPARATOR))
    return tuple(_of_part(review, found) for found in parts if found is not None)


def _of_part(review: Review, found: re.Match[str]) -> EventSource:
    line, sha256 = int(found["line"]), found["sha256"]
    # Redacting keeps the lines where they are, so the file that came stands for what is left of it.
    facts = [
        fact for fact in review.evidence if sha256 and sha256 in (fact.sha256, fact.original_sha256)
    ]
    place = Lines(line, line)
    return EventSource(found["name"], line, Citation(facts[0].number, place) if facts else None)
