# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A drawing as a picture, for the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from app.causal.shapes import Drawing
from ui.canvas.shape_painter import paint_drawing
from ui.theme import Theme

_SCALE = 2.0
_MARGIN = 16.0
_LARGEST_SIDE = 12_000


def picture_of(drawing: Drawing, theme: Theme) -> QImage:
    """Return the whole drawing at twice its size, smaller only where that would be too large."""
    width, height = drawing.width + 2 * _MARGIN, drawing.height + 2 * _MARGIN
    scale = min(_SCALE, _LARGEST_SIDE / max(width, height))
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(theme.color("canvas"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(_MARGIN, _MARGIN)
    paint_drawing(painter, drawing, theme)
    painter.end()
    return image
