# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The type of the report: sizes and weights of the design's paper column."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from app.publish.pdf.paper import color, font, mono
from app.publish.pdf.text import TextReport, markup
from app.review.citations import citations, cited

_ROLES: dict[str, tuple[float, float, int, str, float, float]] = {
    # size, leading, weight, colour, space before, space after
    "title": (24, 29, 700, "text", 0, 4),
    "subtitle": (10.5, 15, 400, "text2", 0, 14),
    "kind": (8.7, 12, 400, "text2", 0, 0),
    "kind_right": (8.7, 12, 400, "text2", 0, 0),
    "section": (13, 17, 600, "text", 18, 7),
    "subsection": (10.5, 14, 600, "text", 10, 4),
    "lead": (10.5, 16, 400, "text", 0, 8),
    "body": (9.3, 13.5, 400, "text", 0, 5),
    "quiet": (8, 11, 400, "text3", 2, 4),
    "cell": (8.7, 11.8, 400, "text", 0, 0),
    "cell_strong": (8.7, 11.8, 600, "text", 0, 0),
    "cell_quiet": (8.7, 11.8, 400, "text2", 0, 0),
    "detail": (7.6, 10.2, 400, "text3", 0, 0),
    "head": (8, 10.5, 500, "text3", 0, 0),
    "part": (8, 11, 600, "accent_text", 0, 2),
    "figure": (17, 21, 600, "text", 0, 0),
    "day": (8, 10.5, 600, "text2", 0, 0),
    "hash": (7.5, 10, 400, "text2", 0, 0),
    "bullet": (9.3, 13.5, 400, "text", 0, 3),
}

_INDENT = 12.0
"""How far each level of an outline is set in, in points."""


def style(role: str) -> ParagraphStyle:
    """Return the paragraph style of a role."""
    size, leading, weight, token, before, after = _ROLES[role]
    return ParagraphStyle(
        role,
        fontName=mono() if role == "hash" else font(weight),
        fontSize=size,
        leading=leading,
        textColor=color(token),
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
        alignment=TA_RIGHT if role == "kind_right" else TA_LEFT,
        leftIndent=12 if role == "bullet" else 0,
        bulletIndent=2,
        bulletFontName=font(weight),
        allowWidows=0,
        allowOrphans=0,
    )


@dataclass
class Setter:
    """Sets text in styles; `report` gathers what could not be set.

    Citations of the `facts` with these numbers become links to where `fact_number` sets them.
    """

    report: TextReport
    facts: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self._styles = {role: style(role) for role in _ROLES}

    def text(self, text: str, role: str = "body", *, bullet: str | None = None) -> Paragraph:
        """Return a paragraph of plain text, whatever is in it."""
        return Paragraph(self._marked(text, role), self._styles[role], bulletText=bullet)

    def cell(self, text: str, role: str = "cell", *, depth: int = 0) -> Paragraph:
        """Return a table cell, indented by `depth` levels."""
        words = self._marked(text, role)
        plain = self._styles[role]
        if not depth:
            return Paragraph(words, plain)
        indented = ParagraphStyle(f"{role}-{depth}", plain, leftIndent=min(depth, 12) * _INDENT)
        return Paragraph(words, indented)

    def fact_number(self, number: int) -> Paragraph:
        """Return the cell with a fact's number, which its citations lead to."""
        words = cited(number)
        anchor = f'<a name="{words}"/>' if number in self.facts else ""
        return Paragraph(anchor + words, self._styles["cell_strong"])

    def _marked(self, text: str, role: str) -> str:
        weight = _ROLES[role][2]
        ink = f"#{color('accent_text').hexval()[2:]}"
        parts: list[str] = []
        done = 0
        for each in citations(text) if self.facts else ():
            if each.number in self.facts:
                words = markup(text[each.start : each.end], self.report, weight)
                parts.append(markup(text[done : each.start], self.report, weight))
                parts.append(f'<a href="#{cited(each.number)}" color="{ink}">{words}</a>')
                done = each.end
        return "".join([*parts, markup(text[done:], self.report, weight)])
