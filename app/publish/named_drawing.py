# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What can be drawn of a review, by the names that commands and the window use."""

from __future__ import annotations

from collections.abc import Sequence

from app.causal.lens import LensOptions
from app.causal.lenses import LENSES, lens_named
from app.causal.shapes import Drawing, Label, TextLine
from app.errors import UserFacingError
from app.fonts import BundledMeasure
from app.insight.timeline_chart import KEY, timeline_chart
from app.review.review import Review
from app.translation import tr

TIMELINE = "timeline"
DRAWN = (*LENSES, TIMELINE)
"""The lenses of the causes, and the timeline."""

_TIMELINE_WIDTH = 1100.0
_KEY_SIZE = 11.0


def drawing_named(review: Review, name: str, categories: Sequence[str]) -> Drawing:
    """Return the drawing of a lens, or of the timeline. Raises UserFacingError."""
    check_name(name)
    if name == TIMELINE:
        drawing = timeline_drawing(review, _TIMELINE_WIDTH)
        if not drawing.shapes:
            raise UserFacingError(tr("A timeline has a chart from two known times on; see step 4."))
        return drawing
    options = LensOptions(full_text=True, categories=tuple(categories))
    return lens_named(name)(review, BundledMeasure(), options)


def check_name(name: str) -> None:
    """Raise UserFacingError where nothing that can be drawn is called so."""
    if name not in DRAWN:
        raise UserFacingError(
            tr("“{0}” can't be drawn; choose one of {1}.").format(name, ", ".join(DRAWN))
        )


def timeline_drawing(review: Review, width: float) -> Drawing:
    """Return the chart with a key under it, as nobody can point at a mark on paper.

    It is empty while fewer than two times are known.
    """
    chart = timeline_chart(review, BundledMeasure(), width)
    if not chart.shapes:
        return chart
    key = Label("key", (TextLine(16, chart.height + 16, tr(KEY), _KEY_SIZE, 400, "text3"),))
    return Drawing(chart.width, chart.height + 24, (*chart.shapes, key))
