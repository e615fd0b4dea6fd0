# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One lens of the causes as a picture by itself, from the shapes that screen and report draw."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from reportlab.graphics import shapes

from app.causal.lens import LensOptions
from app.causal.lenses import lens_named
from app.fonts import BundledMeasure
from app.publish.drawing import Typesetter, paper_drawing
from app.publish.pdf.paper import color
from app.publish.pdf.text import TextReport
from app.review.review import Review

MARGIN = 16
GROUND = "surface"


def lens_picture(
    review: Review,
    lens: str,
    categories: Sequence[str],
    report: TextReport,
    typeset: Typesetter | None = None,
) -> shapes.Drawing:
    """Return a lens on white with a margin, so that it is read on any background.

    Raises UserFacingError for a lens that is not known.
    """
    options = LensOptions(full_text=True, categories=tuple(categories))
    drawing = paper_drawing(lens_named(lens)(review, BundledMeasure(), options), report, typeset)
    width, height = ceil(drawing.width) + 2 * MARGIN, ceil(drawing.height) + 2 * MARGIN
    ground = shapes.Rect(0, 0, width, height, strokeColor=None, fillColor=color(GROUND))
    moved = shapes.Group(*drawing.contents, transform=(1, 0, 0, 1, MARGIN, MARGIN))
    return shapes.Drawing(width, height, ground, moved)
