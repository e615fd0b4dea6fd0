# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages: margins, header and footer, contents with page numbers, bookmarks, metadata."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    TableStyle,
)
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tableofcontents import TableOfContents

from app.publish.pdf.paper import BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TOP, color, font, mono
from app.publish.pdf.signature_space import SignatureBox
from app.publish.pdf.styles import style
from app.publish.pdf.text import TextReport, runs
from app.translation import tr
from app.version import VERSION

UPRIGHT, WIDE = "upright", "wide"
_SMALL = 8.0
_LINE_MOST = 300
"""Signs of a header that are looked at; more never fit, and measuring them all takes long."""


class Cancelled(Exception):
    """Somebody asked to stop."""


class ReportDocument(BaseDocTemplate):
    """The document. A `section` paragraph becomes an entry of contents and bookmarks.

    `stop` is asked at each page and may raise; `turned` is told each page's number and pass.
    """

    def __init__(
        self,
        out: BinaryIO,
        *,
        title: str,
        footer: str,
        fingerprint: str,
        keywords: str,
        now: datetime,
        turned: Callable[[int, int], None],
    ) -> None:
        super().__init__(
            out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=title,
            author="Hotwash",
            subject=tr("Post-incident review"),
            creator=f"Hotwash {VERSION}",
            keywords=keywords,
            lang="en",
            invariant=1,
            initialFontName=font(400),
            pageCompression=1,
        )
        self.boxes: dict[str, SignatureBox] = {}
        """Where the signatures go, by the id of their approval."""
        self._footer = footer
        self._head = title
        self._fingerprint = fingerprint
        self._now = now
        self._turned = turned
        self._pass = 0
        self._count = 0
        self._total = 0
        self.addPageTemplates([self._template(UPRIGHT), self._template(WIDE)])

    def afterFlowable(self, flowable: Flowable) -> None:
        """Note a section for contents and bookmarks."""
        if getattr(getattr(flowable, "style", None), "name", "") != "section":
            return
        words = flowable.getPlainText()
        key = f"section-{self._count}"
        self._count += 1
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(words, key, level=0, closed=False)
        self.notify("TOCEntry", (0, words, self.page, key))

    def beforeDocument(self) -> None:
        """Begin another pass."""
        self._pass += 1
        self._count = 0
        self.canv.setLang("en") if hasattr(self.canv, "setLang") else None

    def afterPage(self) -> None:
        """Tell that a page is done."""
        self._turned(self.page, self._pass)

    def build(self, flowables: list[Flowable], **options: Any) -> None:
        """Build one pass and remember how many pages it took."""
        super().build(flowables, **options)
        self._total = self.page

    @property
    def pages(self) -> int:
        """How many pages the last pass took."""
        return self._total

    def _template(self, name: str) -> PageTemplate:
        wide = name == WIDE
        size = (PAGE_HEIGHT, PAGE_WIDTH) if wide else (PAGE_WIDTH, PAGE_HEIGHT)
        frame = Frame(
            MARGIN, BOTTOM, size[0] - 2 * MARGIN, size[1] - TOP - BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name,
        )  # fmt: skip
        return PageTemplate(name, [frame], onPage=self._furniture, pagesize=size)

    def _furniture(self, canvas: Any, _document: object) -> None:
        """Draw header and footer."""
        width, height = canvas._pagesize
        canvas.saveState()
        canvas.setFillColor(color("text3"))
        if self.page > 1:
            _draw_line(canvas, height - 38, self._head, width - 2 * MARGIN)
        canvas.setStrokeColor(color("line"))
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, 44, width - MARGIN, 44)
        _draw_line(canvas, 31, self._footer, (width - 2 * MARGIN) * 0.45)
        canvas.setFont(font(400), _SMALL)
        total = max(self._total, self.page)
        canvas.drawRightString(width - MARGIN, 31, tr("Page {0} of {1}").format(self.page, total))
        canvas.setFont(mono(), 7.5)
        canvas.drawCentredString(width * 0.6, 31, f"sha-256 {self._fingerprint}")
        canvas.restoreState()


def _draw_line(canvas: Any, y: float, text: str, room: float) -> None:
    """Draw one line of the header or footer, cut to `room`."""
    x = MARGIN
    for run, name, width in _set_in_fonts(text, room - _SMALL):
        canvas.setFont(name, _SMALL)
        canvas.drawString(x, y, run)
        x += width


def _set_in_fonts(text: str, room: float) -> list[tuple[str, str, float]]:
    """Return `text`, as far as it fits on a line of the header, as runs with font and width."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    own = font(400)
    placed: list[tuple[str, str, float]] = []
    pieces = runs(" ".join(text[:_LINE_MOST].split()), TextReport())
    left = room
    for run, name in pieces:
        fitting = run
        while fitting and stringWidth(fitting, name or own, _SMALL) > left:
            fitting = fitting[:-1]
        width = stringWidth(fitting, name or own, _SMALL)
        placed.append((fitting, name or own, width))
        left -= width
        if fitting != run:
            break
    else:
        if len(text) <= _LINE_MOST:
            return placed
    mark = stringWidth("…", own, _SMALL)
    return [*placed, ("…", own, mark)]


def contents() -> TableOfContents:
    """Return the contents; filled on the second pass."""
    toc = TableOfContents(dotsMinLevel=-1)
    entry = style("body")
    entry.name = "contents"
    entry.spaceAfter = 1
    toc.levelStyles = [entry]
    unembedded = toc.tableStyle.getCommands()
    toc.tableStyle = TableStyle([*unembedded, ("FONTNAME", (0, 0), (-1, -1), font(400))])
    return toc


def turn_to(name: str) -> list[Flowable]:
    """Return what begins a new page of another template."""
    return [NextPageTemplate(name), PageBreak()]
