# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""For what paints itself: where things stand, and how words run, in a window read from the right.

Places are reckoned as in a window read from the left, and mirrored as they are drawn. Words run as
they are written: "17 h 35" and "E3" do so from the left wherever they stand.
"""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft.value, Qt.AlignmentFlag.AlignRight.value
_AS_SAID = Qt.AlignmentFlag.AlignAbsolute.value
_FROM_LEFT = Qt.TextFlag.TextForceLeftToRight.value
_FROM_RIGHT = Qt.TextFlag.TextForceRightToLeft.value


def is_mirrored(painter: QPainter) -> bool:
    """Tell whether what is painted on is read from the right."""
    return painter.layoutDirection() is Qt.LayoutDirection.RightToLeft


def mirrored(painter: QPainter, box: QRectF, within: QRect | QRectF) -> QRectF:
    """Return where `box` stands `within` something, in the direction of the painter."""
    if not is_mirrored(painter):
        return box
    left = QRectF(within).left() + QRectF(within).right() - box.right()
    return QRectF(left, box.top(), box.width(), box.height())


def reads_from_right(text: str) -> bool:
    """Tell whether the first letter of a text belongs to a script read from the right."""
    if text.isascii():
        return False
    kinds = (bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def draw_words(painter: QPainter, box: QRect | QRectF, flags: int, text: str) -> None:
    """Draw `text` into `box` as `flags` say; left in them is where reading begins."""
    if is_mirrored(painter):
        sides = flags & (_LEFT | _RIGHT)
        swapped = {_LEFT: _RIGHT, _RIGHT: _LEFT}.get(sides, sides)
        flags = flags & ~(_LEFT | _RIGHT) | swapped
        if not flags & (_RIGHT | _LEFT | Qt.AlignmentFlag.AlignHCenter.value):
            flags |= _RIGHT
    flags |= _AS_SAID | (_FROM_RIGHT if reads_from_right(text) else _FROM_LEFT)
    painter.drawText(QRectF(box), flags, text)
