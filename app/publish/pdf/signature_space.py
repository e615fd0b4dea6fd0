# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Room for a signature on the sign-off page, and where on which page it came to be."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from app.publish.pdf.canvas import ReportCanvas
from app.publish.pdf.paper import color

_HEIGHT = 44.0


@dataclass(frozen=True)
class SignatureBox:
    """The room for the signature of one approval: page from 1, corners in points from below."""

    approval_id: str
    page: int
    rectangle: tuple[float, float, float, float]


class SignatureSpace(Flowable):
    """An empty box, for a pen as well; the document it is drawn in keeps where it stands."""

    def __init__(self, approval_id: str) -> None:
        super().__init__()
        self._approval_id = approval_id

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Take the whole width of the cell."""
        self.width, self.height = room, _HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draw the edge, and tell the document."""
        canvas: ReportCanvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        corners = (x, y, x + self.width, y + self.height)
        box = SignatureBox(self._approval_id, canvas.getPageNumber(), corners)
        canvas._doctemplate.boxes[self._approval_id] = box
        with canvas.artifact():
            canvas.saveState()
            canvas.setStrokeColor(color("line"))
            canvas.setLineWidth(0.5)
            canvas.roundRect(0, 0, self.width, self.height, 2.5)
            canvas.restoreState()
