# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A lens of the causes, or the timeline, as SVG: its text stays text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG

from app.causal.shapes import TextLine
from app.fonts import BundledMeasure
from app.publish.drawing import Run
from app.publish.pdf.paper import font
from app.publish.pdf.text import TextReport
from app.publish.picture import picture
from app.review.review import Review

_HEAD = "<title>...</title>\n\t<desc>...</desc>"
_FAMILY = re.compile(r'(style="[^"<>]*?)font-family: Inter-(\w+);')
_JOINERS = "\u200c\u200d"
_WEIGHTS: Mapping[str, int] = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}


def svg(review: Review, lens: str, categories: Sequence[str]) -> tuple[bytes, tuple[str, ...]]:
    """Return the drawing, and sentences about what could not be set as it was typed.

    Raises UserFacingError for what can't be drawn.
    """
    report = TextReport()
    drawing = picture(review, lens, categories, report, whole_line)
    written: str = renderSVG.drawToString(drawing)
    return titled_svg(written, review.incident.title), report.sentences()


def titled_svg(written: str, title: str) -> bytes:
    """Return what ReportLab wrote, with a title, and fonts named as browsers know them."""
    named = written.replace(_HEAD, f"<title>{escape(plain_words(title))}</title>", 1)
    return _FAMILY.sub(_family, named).encode()


def whole_line(line: TextLine) -> list[Run]:
    """Return a line as one run: what shows an SVG has fonts for it, joins letters and turns them.

    Marks that turn text over unseen are left out.
    """
    width = BundledMeasure().width(line.text, line.size, line.weight)
    shown = "".join(sign for sign in line.text if sign.isprintable() or sign in _JOINERS)
    return [(shown, font(line.weight), width)] if shown else []


def plain_words(text: str) -> str:
    """Return `text` on one line, without the characters that XML does not allow."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


def _family(found: re.Match[str]) -> str:
    """Name the font as browsers do, with its weight, and what to take where it is not there."""
    weight = _WEIGHTS.get(found[2], 400)
    return f"{found[1]}font-family: Inter, sans-serif; font-weight: {weight};"
