# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a signature looks like on its page: drawn as the rest of the report, in fonts it embeds."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.platypus import Frame, KeepInFrame

from app.publish.pdf.canvas import ReportCanvas
from app.publish.pdf.paper import font
from app.publish.pdf.styles import Setter
from app.publish.pdf.text import TextReport

_EDGE = 3.0


def block(lines: Sequence[str], width: float, height: float) -> bytes:
    """Return a PDF of one page of that size: the first line strong, all of them fitted in."""
    out = BytesIO()
    canvas = ReportCanvas(out, (width, height), invariant=1, initialFontName=font(400))
    canvas.is_tagged = False
    setter = Setter(TextReport())
    first, *others = lines
    told = [
        setter.cell(first, "cell_strong"),
        *(setter.cell(line, "cell_quiet") for line in others),
    ]
    room = (width - 2 * _EDGE, height - 2 * _EDGE)
    frame = Frame(_EDGE, _EDGE, *room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    frame.addFromList([KeepInFrame(*room, told, mode="shrink")], canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
