# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages: margins, header and footer, watermark, bookmarks, metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.flowables import Flowable

from app.publish.pdf.canvas import Ink, ReportCanvas, text_code
from app.publish.pdf.directions import has_right_to_left, reads_right_to_left
from app.publish.pdf.lines import Ruler, lines
from app.publish.pdf.paper import BOTTOM, MARGIN, MONO, Paper, color, font
from app.publish.pdf.paragraph import Paragraph
from app.publish.pdf.signature_space import SignatureBox
from app.publish.pdf.text import Run, TextReport, runs
from app.publish.pdf.typefaces import bundled, text_typeface
from app.translation import tr
from app.version import VERSION

UPRIGHT, WIDE = "upright", "wide"
_SMALL = 8.0
_LINE_MOST = 300
"""Signs of a header that are looked at; more never fit, and measuring them all takes long."""

_CAPITALS = 0.73
"""How high capitals are, in ems."""

_LEVELS = {"section": 0, "subsection": 1}


class Cancelled(Exception):
    """Somebody asked to stop."""


@dataclass(frozen=True)
class Furniture:
    """What stands on every page beside its text."""

    title: str
    footer: str
    fingerprint: str
    paper: Paper = field(default_factory=Paper)
    watermark: str = ""
    language: str = "en"
    keywords: str = ""
    author: str = "Hotwash"
    now: datetime | None = None


class ReportDocument(BaseDocTemplate):
    """The document. A `section` paragraph with an anchor becomes a bookmark.

    `turned` is told each page's number and may raise.
    """

    def __init__(self, out: BinaryIO, about: Furniture, turned: Callable[[int], None]) -> None:
        paper = about.paper
        super().__init__(
            out,
            pagesize=(paper.width, paper.height),
            title=about.title,
            author=about.author,
            subject=tr("Post-incident review"),
            keywords=about.keywords,
            creator=f"Hotwash {VERSION}",
            lang=about.language,
            invariant=1,
            initialFontName=font(400),
            pageCompression=1,
            displayDocTitle=1,
        )
        self.boxes: dict[str, SignatureBox] = {}
        """Where the signatures go, by the id of their approval."""
        self._about = about
        self._turned = turned
        self._level = -1
        self._ruler = Ruler()
        self._cut: dict[tuple[str, float], list[Run]] = {}
        self.addPageTemplates(
            [_template(UPRIGHT, paper, self), _template(WIDE, paper.turned, self)]
        )

    def write(self, flowables: list[Flowable]) -> int:
        """Lay everything out, in one pass, and return how many pages it took."""
        self.build(flowables, canvasmaker=ReportCanvas)
        return len(self.canv.page_objects)

    def beforeDocument(self) -> None:
        """Write the time of the export into the file: all that two exports may differ by."""
        if self._about.now is not None:
            stamp, now = self.canv._doc._timeStamp, self._about.now.astimezone(UTC)
            stamp.YMDhms = now.timetuple()[:6]
            stamp.dhh = stamp.dmm = 0

    def afterFlowable(self, flowable: Flowable) -> None:
        """Make a bookmark of a heading."""
        if not isinstance(flowable, Paragraph) or not flowable.anchor:
            return
        level = _LEVELS.get(flowable.style.name)
        if level is None:
            return
        self._level = min(level, self._level + 1)
        words = flowable.getPlainText()
        self.canv.addOutlineEntry(words, flowable.anchor, level=self._level, closed=level > 0)

    def afterPage(self) -> None:
        """Tell that a page is done."""
        self._turned(self.page)

    def furnish(self, canvas: ReportCanvas, _document: object) -> None:
        """Draw header, footer and watermark."""
        with canvas.artifact():
            self._furnish(canvas)

    def _furnish(self, canvas: ReportCanvas) -> None:
        width, height = canvas._pagesize
        room = width - 2 * MARGIN
        if self._about.watermark:
            self._mark(canvas, width, height)
        if self.page > 1:
            self._line(canvas, height - 38, self._about.title, room)
        canvas.setStrokeColor(color("line"))
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, 44, width - MARGIN, 44)
        self._line(canvas, 31, self._about.footer, room * 0.45)
        page = self.page
        canvas.later(lambda done: _page_number(done, page, width - MARGIN))
        told = Run(f"sha-256 {self._about.fingerprint}", bundled(MONO))
        wide = self._ruler.width(told.text, told.typeface) * 7.5
        canvas.text((width * 0.6 - wide / 2, 31), [told], Ink(7.5, color("text3")))

    def _line(self, canvas: ReportCanvas, y: float, text: str, room: float) -> None:
        """Draw one line of the header or footer, cut to `room`."""
        key = (text, room)
        if key not in self._cut:
            self._cut[key] = _one_line(text, room / _SMALL, self._ruler)
        turns = reads_right_to_left(text) if has_right_to_left(text) else None
        ink = Ink(_SMALL, color("text3"))
        canvas.text((MARGIN, y), self._cut[key], ink, right_to_left=turns)

    def _mark(self, canvas: ReportCanvas, width: float, height: float) -> None:
        """Draw the watermark, across the page, light enough to read over it."""
        words = runs(self._about.watermark, TextReport(), 700)
        wide = sum(self._ruler.width(run.text, run.typeface) for run in words)
        size = min(110.0, 0.78 * (width**2 + height**2) ** 0.5 / max(wide, 1.0))
        canvas.saveState()
        canvas.translate(width / 2, height / 2)
        canvas.rotate(55 if height > width else 35)
        canvas.text((-wide * size / 2, -size * _CAPITALS / 2), words, Ink(size, color("line")))
        canvas.restoreState()


def turn_to(name: str) -> list[Flowable]:
    """Return what begins a new page of another template."""
    return [NextPageTemplate(name), PageBreak()]


def _template(name: str, paper: Paper, document: ReportDocument) -> PageTemplate:
    frame = Frame(
        MARGIN, BOTTOM, paper.text_width, paper.text_height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name,
    )  # fmt: skip
    size = (paper.width, paper.height)
    return PageTemplate(name, [frame], onPage=document.furnish, pagesize=size)


def _page_number(canvas: ReportCanvas, page: int, right: float) -> str:
    typeface = text_typeface(400)
    words = tr("Page {0} of {1}").format(page, len(canvas.page_objects))
    wide = sum(typeface.widths.get(ord(sign), 0.5) for sign in words) * _SMALL
    ink = Ink(_SMALL, color("text3"))
    return text_code(canvas, (right - wide, 31), [Run(words, typeface)], ink)


def _one_line(text: str, room: float, ruler: Ruler) -> list[Run]:
    """Return a text as far as it fits on one line, with a mark where it is cut."""
    plain = " ".join(text[:_LINE_MOST].split())
    found = lines(runs(plain, TextReport()), room, ruler)
    if len(found) == 1 and len(text) <= _LINE_MOST:
        return list(found[0].runs)
    own = text_typeface(400)
    shorter = lines(runs(plain, TextReport()), room - ruler.width("…", own), ruler)
    return [*shorter[0].runs, Run("…", own)]
