# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The contents: each section with its page, and a way there."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from app.publish.pdf.canvas import Ink, Later, ReportCanvas, text_code
from app.publish.pdf.paper import color
from app.publish.pdf.paragraph import Paragraph
from app.publish.pdf.styles import Setter
from app.publish.pdf.text import Run
from app.publish.pdf.typefaces import text_typeface

_NUMBER_ROOM = 40.0
_AFTER = 2.0


@dataclass(frozen=True)
class Entry:
    """A section: its words, and the name of its place."""

    words: Paragraph
    key: str


class Contents(Flowable):
    """Lines that say on which page each section begins; the numbers are written at the end.

    `entries` are put in when all sections are known, before anything is laid out.
    """

    def __init__(self, setter: Setter, entries: tuple[Entry, ...] = ()) -> None:
        super().__init__()
        self._setter = setter
        self.entries = entries
        self.width = self.height = 0.0

    def enter(self, sections: list[Paragraph]) -> None:
        """Take the sections of the report, in order, each with its anchor."""
        setter = self._setter
        self.entries = tuple(
            Entry(setter.text(section.getPlainText()), section.anchor) for section in sections
        )

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes."""
        self.width = width
        room = width - _NUMBER_ROOM
        self.height = sum(entry.words.wrap(room, height)[1] + _AFTER for entry in self.entries)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the entries that fit, and the rest."""
        self.wrap(width, height)
        used, count = 0.0, 0
        for entry in self.entries:
            used += entry.words.height + _AFTER
            if used > height:
                break
            count += 1
        if not count:
            return []
        parts = (self.entries[:count], self.entries[count:])
        return [Contents(self._setter, part) for part in parts if part]

    def draw(self) -> None:
        """Draw each line, and leave a place for its number."""
        canvas: ReportCanvas = self.canv
        top = self.height
        listed = canvas.structure.root.add("TOC")
        for entry in self.entries:
            words = entry.words
            item = listed.add("TOCI")
            words.draw_at(canvas, 0.0, top, item)
            bottom = top - words.height
            canvas.link_to(entry.key, (0.0, bottom, self.width, top), item)
            with canvas.content(item):
                canvas.later(_number(entry.key, self.width, bottom + 4.0, words.style.size))
            top = bottom - _AFTER


def _number(key: str, right: float, y: float, size: float) -> Later:
    def drawn(canvas: ReportCanvas) -> str:
        typeface = text_typeface(400)
        text = str(canvas.page_of(key))
        wide = sum(typeface.widths[ord(sign)] for sign in text) * size
        ink = Ink(size, color("text2"))
        return text_code(canvas, (right - wide, y), [Run(text, typeface)], ink)

    return drawn
