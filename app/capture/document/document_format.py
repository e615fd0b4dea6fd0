# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The format of last resort: any text that people wrote, with times in it.

What stands first with a time is taken: rows, items, headings, lines. Where there is none, the
lines of code and the messages of a chat are; where there are none either, the times in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.capture.document.candidate import Candidate
from app.capture.document.chat import messages
from app.capture.document.facts import Facts, facts_of
from app.capture.document.gathering import gather
from app.capture.document.html_text import looks_like_html, text_of_html
from app.capture.document.lines import Line, is_fence, lines_of, plain
from app.capture.document.pieces import Piece, PieceKind, pieces_of
from app.capture.document.prose import sentences_with_times
from app.capture.document.selection import ENOUGH, Selected, select
from app.capture.document.timeline import in_order, placed
from app.capture.document.updates import updates
from app.capture.reading import Found, ReadContext, ReadEvent, Skipped, ZoneStated

_CONFIDENCE = 0.1
_DOTTED = re.compile(r"\D{0,20}(?:\d{1,2}\.\d\d|\d{4})(?!\d)")


@dataclass(frozen=True)
class DocumentFormat:
    """Takes whatever no other format knows."""

    name: str = "document"

    def recognises(self, sample: str) -> float:
        """Return the least confidence that counts."""
        return _CONFIDENCE

    def read(self, text: str, context: ReadContext) -> Iterator[Found]:
        """Yield the document's events in the order of the text."""
        lines = _lines(text)
        context.step(0, len(lines))
        pieces = pieces_of(lines)
        context.step(len(lines) // 2, len(lines))
        facts = facts_of(pieces)
        selected = _selected(lines, pieces, facts)
        events, zone = placed(selected, facts, context)
        yield ZoneStated(zone)
        found: list[ReadEvent | Skipped] = [*events, *selected.skipped]
        yield from sorted(found, key=lambda each: each.line)
        context.step(len(lines), len(lines))


def _lines(text: str) -> list[Line]:
    if not looks_like_html(text):
        return lines_of(text)
    sources = text.split("\n")
    shown, numbers = text_of_html(text)
    return [
        line._replace(number=number, source=sources[number - 1].removesuffix("\r"))
        for line, number in zip(lines_of(shown), numbers, strict=True)
    ]


def _selected(lines: list[Line], pieces: list[Piece], facts: Facts) -> Selected:
    """Return the candidates of the first way to read that finds enough of them."""
    posted = updates(lines)
    if len(posted) >= ENOUGH:
        return _all(posted)
    structured = select(gather(pieces))
    if len(structured.candidates) >= ENOUGH or any(structured.timelines.values()):
        return structured
    if sum(_may_be_dotted(piece) for piece in pieces) >= ENOUGH:
        dotted = select(gather(pieces, loose=True))
        are_times = bool(facts.zones) or any(dotted.timelines.values())
        if len(dotted.candidates) >= ENOUGH and are_times and in_order(dotted.candidates):
            return dotted
    if any(line.is_code for line in lines):
        opened = select(gather(pieces_of([_opened(line) for line in lines])))
        if len(opened.candidates) >= ENOUGH:
            return opened
    said = list(messages(lines))
    if len(said) >= ENOUGH:
        return _all(said)
    told = list(sentences_with_times(pieces))
    return _all(told) if len(told) > len(structured.candidates) else structured


def _may_be_dotted(piece: Piece) -> bool:
    return piece.kind is PieceKind.ITEM and _DOTTED.match(piece.text) is not None


def _opened(line: Line) -> Line:
    """Return a line of code as text; the fence itself is none."""
    if not line.is_code:
        return line
    return line._replace(is_code=False, text="" if is_fence(line.text) else plain(line.text))


def _all(candidates: list[Candidate]) -> Selected:
    return Selected(candidates, [], {})


FORMAT = DocumentFormat()
