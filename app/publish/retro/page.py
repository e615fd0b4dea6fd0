# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of a retrospective: margins, a footer with page numbers, and metadata."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import count
from typing import Any, BinaryIO

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.flowables import Flowable

from app.publish.pdf.paper import BOTTOM, MARGIN, TOP, Paper, color, font
from app.translation import language, tr
from app.version import VERSION
from app.written_day import full_day

_SMALL = 8.0


def retro_document(out: BinaryIO, title: str, now: datetime) -> Any:
    """Return the document; a `section` paragraph becomes a bookmark."""
    document = BaseDocTemplate(
        out,
        pagesize=(Paper().width, Paper().height),
        title=title,
        author="Hotwash",
        subject=tr("Sprint retrospective: follow-through"),
        creator=f"Hotwash {VERSION}",
        lang=language(),
        invariant=1,
        initialFontName=font(400),
        pageCompression=1,
    )
    frame = Frame(
        MARGIN, BOTTOM, Paper().width - 2 * MARGIN, Paper().height - TOP - BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id="page",
    )  # fmt: skip
    foot = tr("Hotwash, as of {0}").format(full_day(now.date()))
    document.addPageTemplates([PageTemplate("page", [frame], onPage=partial(_furniture, foot))])
    document.afterFlowable = partial(_bookmark, document, count())
    return document


def _bookmark(document: Any, numbers: Iterator[int], flowable: Flowable) -> None:
    if getattr(getattr(flowable, "style", None), "name", "") == "section":
        key = f"section-{next(numbers)}"
        document.canv.bookmarkPage(key)
        document.canv.addOutlineEntry(flowable.getPlainText(), key, level=0, closed=False)


def _furniture(foot: str, canvas: Any, document: Any) -> None:
    """Draw the footer."""
    with canvas.artifact():
        canvas.saveState()
        canvas.setStrokeColor(color("line"))
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, 44, Paper().width - MARGIN, 44)
        canvas.setFillColor(color("text3"))
        canvas.setFont(font(400), _SMALL)
        canvas.drawString(MARGIN, 31, foot)
        canvas.drawRightString(Paper().width - MARGIN, 31, tr("Page {0}").format(document.page))
        canvas.restoreState()
