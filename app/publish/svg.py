# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One lens of the causes as SVG, from the shapes that the screen and the report draw."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import ceil
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG, shapes

from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.errors import UserFacingError
from app.fonts import BundledMeasure
from app.publish.drawing import paper_drawing
from app.publish.pdf.paper import color
from app.publish.pdf.text import TextReport
from app.review.review import Review

MARGIN = 16
GROUND = "surface"
_HEAD = "<title>...</title>\n\t<desc>...</desc>"
_FAMILY = re.compile(r'(style="[^"<>]*?)font-family: Inter-(\w+);')
_WEIGHTS: Mapping[str, int] = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}


def svg(review: Review, lens: str, categories: Sequence[str]) -> tuple[bytes, tuple[str, ...]]:
    """Return the drawing, and sentences about what could not be set as it was typed.

    Raises UserFacingError for a lens that is not known.
    """
    draw = LENSES.get(lens)
    if draw is None:
        raise UserFacingError(f"“{lens}” is not a lens; choose one of {', '.join(LENSES)}.")
    options = LensOptions(full_text=True, categories=tuple(categories))
    report = TextReport()
    framed = _framed(paper_drawing(draw(review, BundledMeasure(), options), report))
    written: str = renderSVG.drawToString(framed)
    title = escape(plain_words(review.incident.title))
    written = written.replace(_HEAD, f"<title>{title}</title>", 1)
    return _FAMILY.sub(_family, written).encode(), report.sentences()


def _framed(drawing: shapes.Drawing) -> shapes.Drawing:
    """Return `drawing` on white with a margin, so that it is read on any background."""
    width, height = ceil(drawing.width) + 2 * MARGIN, ceil(drawing.height) + 2 * MARGIN
    ground = shapes.Rect(0, 0, width, height, strokeColor=None, fillColor=color(GROUND))
    moved = shapes.Group(*drawing.contents, transform=(1, 0, 0, 1, MARGIN, MARGIN))
    return shapes.Drawing(width, height, ground, moved)


def plain_words(text: str) -> str:
    """Return `text` on one line, without the characters that XML does not allow."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


def _family(found: re.Match[str]) -> str:
    """Name the font as browsers do, with its weight, and what to take where it is not there."""
    weight = _WEIGHTS.get(found[2], 400)
    return f"{found[1]}font-family: Inter, sans-serif; font-weight: {weight};"
