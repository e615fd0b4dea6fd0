# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A lens of the causes, or the timeline, as PNG: the report's vectors as PDFium shows them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.graphics import renderPDF

from app.publish.pdf.text import TextReport
from app.publish.picture import picture
from app.review.review import Review
from app.translation import tr

SCALE = 2.0
"""Pixels for each point, so that text is sharp on dense screens too."""

MOST_PIXELS = 40_000_000
"""A picture that would have more is made smaller: few programs open larger ones."""

_DOTS_PER_INCH = 72
_pdfium = threading.Lock()
"""PDFium serves one thread at a time."""


def png(review: Review, lens: str, categories: Sequence[str]) -> tuple[bytes, tuple[str, ...]]:
    """Return the drawing, and sentences about what could not be shown as it was typed.

    Raises UserFacingError for what can't be drawn.
    """
    report = TextReport()
    drawing = picture(review, lens, categories, report)
    scale = min(SCALE, (MOST_PIXELS / (drawing.width * drawing.height)) ** 0.5)
    image = _pixels(renderPDF.drawToString(drawing, showBoundary=0), scale)
    out = BytesIO()
    image.save(out, "PNG", dpi=(_DOTS_PER_INCH * scale, _DOTS_PER_INCH * scale))
    return out.getvalue(), (*report.sentences(), *_size_told(scale))


def _pixels(pdf: bytes, scale: float) -> Image.Image:
    """Return the only page of `pdf`, on white."""
    with _pdfium, pypdfium2.PdfDocument(pdf) as document:
        image: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
    return image


def _size_told(scale: float) -> tuple[str, ...]:
    if scale >= 1:
        return ()
    return (
        tr(
            "The drawing is large, so the picture shows it at {0} of its size; "
            "an SVG keeps every detail."
        ).format(f"{scale:.0%}"),
    )
