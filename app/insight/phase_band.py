# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The phases side by side for the room: each wide enough for its words, so not to scale."""

from __future__ import annotations

from app.causal.shapes import Box, Drawing, TextLine
from app.causal.text_measure import TextMeasure
from app.insight.phases import PHASE_WORDS, Span, spans
from app.review.review import Review
from app.translation import tr

HEIGHT = 56.0
_TEXT_SIZE, _WEIGHT = 30.0, 600
_INSET, _GAP, _RADIUS = 18.0, 5.0, 10.0


def phase_band(review: Review, measure: TextMeasure, width: float) -> Drawing:
    """Return the phases as a band of `width`; empty while no phase is known.

    What is left beside the words is shared out by length. Where the words alone would not fit, each
    phase gets the same share and only its name.
    """
    found = spans(review)
    if not found:
        return Drawing(width, 0.0, ())
    room = width - _GAP * (len(found) - 1)
    words = [f"{tr(PHASE_WORDS[span.phase])}  {span.text}" for span in found]
    least = [measure.width(text, _TEXT_SIZE, _WEIGHT) + 2 * _INSET for text in words]
    spare = room - sum(least)
    if spare < 0:
        words = [tr(PHASE_WORDS[span.phase]) for span in found]
        least, spare = [room / len(found)] * len(found), 0.0
    whole = sum(span.length.total_seconds() for span in found)
    shapes, left = [], 0.0
    for span, text, narrow in zip(found, words, least, strict=True):
        wide = narrow + spare * span.length.total_seconds() / whole
        shapes.append(_box(span, text, left, wide))
        left += wide + _GAP
    return Drawing(width, HEIGHT, tuple(shapes))


def _box(span: Span, text: str, left: float, width: float) -> Box:
    key = f"phase_{span.phase.value}"
    line = TextLine(left + _INSET, HEIGHT / 2 + 11, text, _TEXT_SIZE, _WEIGHT, f"{key}_ink")
    return Box(
        span.phase.value,
        left,
        0.0,
        width,
        HEIGHT,
        fill=f"{key}_fill",
        stroke=f"{key}_edge",
        radius=_RADIUS,
        texts=(line,),
    )
