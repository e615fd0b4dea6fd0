# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tables of the report: thin lines, no grid, rows that may break over pages."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import LongTable, TableStyle
from reportlab.platypus.flowables import Flowable

from app.publish.pdf.paper import TEXT_WIDTH, color, font
from app.publish.pdf.styles import Setter


def table_style(commands: Sequence[tuple[object, ...]]) -> TableStyle:
    """Return a style whose cells begin in a font that the file embeds, unlike the default one."""
    return TableStyle([("FONTNAME", (0, 0), (-1, -1), font(400)), *commands])


def table(
    setter: Setter,
    head: Sequence[str],
    rows: Sequence[Sequence[Flowable]],
    widths: Sequence[float],
    *,
    sections: Sequence[int] = (),
) -> LongTable:
    """Return a table; `widths` are shares of the text width, `sections` rows that span it all.

    A cell taller than a page goes on over the next one.
    """
    total = sum(widths)
    columns = [TEXT_WIDTH * width / total for width in widths]
    content = [[setter.cell(name, "head") for name in head], *rows]
    line = color("line")
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, line),
    ]
    for row in sections:
        style += [
            ("SPAN", (0, row + 1), (-1, row + 1)),
            ("BACKGROUND", (0, row + 1), (-1, row + 1), color("rail")),
            ("LEFTPADDING", (0, row + 1), (-1, row + 1), 5),
        ]
    return LongTable(
        content, columns, repeatRows=1, splitInRow=1, style=table_style(style), hAlign="LEFT"
    )
