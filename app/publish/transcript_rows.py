# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The transcript as text, for reports that were asked to have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.insight.transcript import Entry, transcript
from app.publish.local_time import moment_text
from app.publish.words import words
from app.review.item import Kind
from app.review.review import Review
from app.review.transcript_line import CaptureKind
from app.review.zone import zone_of
from app.translation import marked, tr

_LETTERS = {Kind.ACTION: "A", Kind.CAUSE: "C", Kind.EVIDENCE: "E"}
_SPECIAL = {CaptureKind.EVIDENCE: marked("Fact")}


@dataclass(frozen=True)
class TranscriptRow:
    """One line as it is printed."""

    when: str
    step: str
    kind: str
    text: str
    now: str


def transcript_headings() -> tuple[str, ...]:
    """Return what stands above the parts of a line."""
    return (tr("When"), tr("Step"), tr("Captured as"), tr("What was typed"), tr("Now"))


def transcript_rows(review: Review) -> Iterator[TranscriptRow]:
    """Yield the lines in order, with what became of each where that says more than its kind."""
    zone = zone_of(review)
    for entry in transcript(review):
        line = entry.line
        yield TranscriptRow(
            when=moment_text(line.at, zone),
            step=str(line.step or ""),
            kind=_words(line.kind),
            text=line.text,
            now=_now(entry),
        )


def _now(entry: Entry) -> str:
    if entry.item is None:
        return tr("taken out") if entry.line.item_id else tr("not attached")
    letter = _LETTERS.get(entry.item.KIND)
    if letter:
        return f"{letter}{getattr(entry.item, 'number', 0)}"
    return _words(entry.line.became) if entry.is_turned else ""


def _words(kind: CaptureKind) -> str:
    return tr(_SPECIAL[kind]) if kind in _SPECIAL else words(kind)
