# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The small mark on a node with a branch: a click folds or unfolds it, as Space does."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme

RADIUS = 6.5
REACH = 10.0
"""How far from its middle a click still counts."""

_ARM = 3.0


class FoldState(Enum):
    """Whether there is a branch below, and whether it is shown."""

    NONE = "none"
    OPEN = "open"
    FOLDED = "folded"


class FoldSide(Enum):
    """Where a lens lets branches leave a box."""

    RIGHT = "right"
    BOTTOM = "bottom"


def mark_place(box: QRectF, side: FoldSide) -> QPointF:
    """Return the middle of the mark of `box`."""
    if side is FoldSide.RIGHT:
        return QPointF(box.right(), box.center().y())
    return QPointF(box.center().x(), box.bottom())


def paint_mark(painter: QPainter, place: QPointF, fold: FoldState, theme: Theme) -> None:
    """Draw minus where the branch is shown, plus where it is folded."""
    painter.setPen(QPen(theme.color("line2"), theme.line.node))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(place, RADIUS, RADIUS)
    painter.setPen(QPen(theme.color("text2"), theme.line.node))
    painter.drawLine(place - QPointF(_ARM, 0), place + QPointF(_ARM, 0))
    if fold is FoldState.FOLDED:
        painter.drawLine(place - QPointF(0, _ARM), place + QPointF(0, _ARM))
