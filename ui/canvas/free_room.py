# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where over a drawing there is room for what belongs to it: its overview, its legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from app.causal.shapes import Box
from app.review.cause import EFFECT_ID
from ui.canvas.drawing_view import DrawingView
from ui.theme import px

_MARGIN = 12
_BARS = 44
"""Pixels that legend and zoom take at the bottom of the view."""

_WORTH_A_MOVE = 0.1
"""How much of the overview another place must leave freer for it to go there."""

_EFFECT_WEIGHT = 100.0
"""What covering the effect counts for, against covering as much of a cause."""


def corners(view: DrawingView, size: QSize) -> list[QPoint]:
    """Return the places an overview of `size` may take, in the view, the usual one first."""
    room, port = view.viewport().rect(), view.viewport().pos()
    right = room.right() - size.width() - _MARGIN
    middle = room.center().y() - size.height() // 2
    bottom = room.bottom() - size.height() - _MARGIN - px(_BARS)
    return [QPoint(x, y) + port for y in (_MARGIN, middle, bottom) for x in (right, _MARGIN)]


def emptiest(
    view: DrawingView, size: QSize, places: Sequence[QPoint], kept: QPoint | None = None
) -> QPoint:
    """Return the first of `places` at which the least of what is drawn would be covered.

    The selected box is left free wherever that is possible. `kept` is where it lies: it stays
    there unless another place is clearly better.
    """
    covered = [0.0] * len(places)
    port = view.viewport().pos()
    areas = [view.mapToScene(QRect(place - port, size)).boundingRect() for place in places]
    for place, area in enumerate(areas):
        for box in view.drawing_scene.boxes_within(area):
            weight = _EFFECT_WEIGHT if box.owner == EFFECT_ID else 1.0
            covered[place] += weight * _shared(box, area)
    free = [place for place in places if not covers_selected(view, size, place)]
    best = min(free or places, key=lambda place: covered[places.index(place)])
    if kept is not None and kept in (free or places):
        whole = areas[0].width() * areas[0].height()
        gain = covered[places.index(kept)] - covered[places.index(best)]
        return kept if gain <= whole * _WORTH_A_MOVE else best
    return best


def covers_a_box(view: DrawingView, place: QRect) -> bool:
    """Tell whether something at `place` (viewport coordinates) would lie over a box."""
    area = view.mapToScene(place).boundingRect()
    return any(_shared(box, area) > 0 for box in view.drawing_scene.boxes_within(area))


def covers_selected(view: DrawingView, size: QSize, place: QPoint) -> bool:
    """Tell whether an overview at `place` would lie over the selected box."""
    box = view.drawing_scene.box_of(view.drawing_scene.selected)
    if box is None:
        return False
    taken = view.mapFromScene(box).boundingRect().translated(view.viewport().pos())
    return QRect(place, size).intersects(taken)


def _shared(box: Box, area: QRectF) -> float:
    across = min(box.x + box.width, area.right()) - max(box.x, area.left())
    down = min(box.y + box.height, area.bottom()) - max(box.y, area.top())
    return across * down if across > 0 and down > 0 else 0.0
