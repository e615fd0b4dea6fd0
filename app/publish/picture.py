# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A lens of the causes, or the timeline, as a picture by itself: the shapes that screens draw."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from reportlab.graphics import shapes

from app.publish.drawing import Typesetter, paper_drawing
from app.publish.named_drawing import drawing_named
from app.publish.pdf.paper import color
from app.publish.pdf.text import TextReport
from app.review.review import Review

MARGIN = 16
GROUND = "surface"


def picture(
    review: Review,
    name: str,
    categories: Sequence[str],
    report: TextReport,
    typeset: Typesetter | None = None,
) -> shapes.Drawing:
    """Return what is drawn on white with a margin, so that it is read on any background.

    Raises UserFacingError for a name that is not known, and for a timeline without two times.
    """
    drawing = paper_drawing(drawing_named(review, name, categories), report, typeset)
    width, height = ceil(drawing.width) + 2 * MARGIN, ceil(drawing.height) + 2 * MARGIN
    ground = shapes.Rect(0, 0, width, height, strokeColor=None, fillColor=color(GROUND))
    moved = shapes.Group(*drawing.contents, transform=(1, 0, 0, 1, MARGIN, MARGIN))
    return shapes.Drawing(width, height, ground, moved)
