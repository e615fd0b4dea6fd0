# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The type of the report: sizes and weights of the design's paper column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reportlab.lib.colors import Color

from app.publish.pdf.drawn import Pen
from app.publish.pdf.lines import Ruler
from app.publish.pdf.paper import MONO, Paper, color, color_of
from app.publish.pdf.paragraph import Paragraph, TextStyle
from app.publish.pdf.text import Run, TextReport, runs
from app.publish.pdf.typefaces import Typeface, bundled, text_typeface
from app.review.citations import cited

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
    "statement": (9.3, 13.5, 400, "text", 0, 8),
    "quiet": (8, 11, 400, "text3", 2, 4),
    "cell": (8.7, 11.8, 400, "text", 0, 0),
    "cell_strong": (8.7, 11.8, 600, "text", 0, 0),
    "cell_quiet": (8.7, 11.8, 400, "text2", 0, 0),
    "detail": (7.6, 10.2, 400, "text3", 0, 0),
    "head": (8, 10.5, 500, "text3", 0, 0),
    "part": (8, 11, 600, "accent_text", 0, 2),
    "stated": (10.5, 14, 600, "text", 0, 0),
    "figure": (17, 21, 600, "text", 0, 0),
    "day": (8, 10.5, 600, "text2", 0, 0),
    "hash": (7.5, 10, 400, "text2", 0, 0),
    "bullet": (9.3, 13.5, 400, "text", 0, 3),
}

_INDENT = 12.0
"""How far each level of an outline is set in, in points."""

_INDENTED = {"bullet": 12.0, "statement": 12.0}
_REFERENCE = re.compile(r"(?<![\w-])([ACE][1-9][0-9]{0,5})(:[LR][0-9,-]+)?(?![\w-])", re.ASCII)
"""A3, C5, E2 or a place in a fact, such as E2:L120."""


@dataclass
class Setter:
    """Sets text in styles; `report` gathers what could not be set.

    What names one of `anchors` (E3, A2, C5) becomes a link to where `anchored` sets it.
    """

    report: TextReport
    anchors: frozenset[str] = frozenset()
    paper: Paper = field(default_factory=Paper)
    accent: str = ""

    def __post_init__(self) -> None:
        self.ruler = Ruler()
        self.pen = Pen(self.report, self.ruler)
        self.styles = {role: self._style(role) for role in _ROLES}

    def text(self, text: str, role: str = "body", *, bullet: str | None = None) -> Paragraph:
        """Return a paragraph of plain text, whatever is in it."""
        mark = Run(bullet, text_typeface(_ROLES[role][2])) if bullet else None
        return Paragraph(self.runs(text, role), self.styles[role], self.ruler, bullet=mark)

    def cell(self, text: str, role: str = "cell", *, depth: int = 0) -> Paragraph:
        """Return a table cell, indented by `depth` levels."""
        plain = self.styles[role]
        if depth:
            plain = replace(plain, name=f"{role}-{depth}", indent=min(depth, 12) * _INDENT)
        return Paragraph(self.runs(text, role), plain, self.ruler)

    def anchored(
        self, name: str, text: str = "", role: str = "cell_strong", *, depth: int = 0
    ) -> Paragraph:
        """Return a cell that links on `name` lead to; it says the name where no text is given."""
        cell = self.cell(text or name, role, depth=depth)
        if name in self.anchors:
            cell.anchor = name
            cell.runs = [
                run._replace(target="" if run.target == name else run.target) for run in cell.runs
            ]
        return cell

    def fact_number(self, number: int) -> Paragraph:
        """Return the cell with a fact's number, which its citations lead to."""
        return self.anchored(cited(number))

    def runs(self, text: str, role: str) -> list[Run]:
        """Return a text as runs in fonts that have its signs, references as links."""
        weight, typeface = _ROLES[role][2], self._typeface(role)
        if not self.anchors or not _REFERENCE.search(text):
            return runs(text, self.report, weight, typeface)
        return [
            run._replace(target=target)
            for piece, target in self._parted(text)
            for run in runs(piece, self.report, weight, typeface)
        ]

    def _parted(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield a text in pieces, each with what it leads to, if anything."""
        done = 0
        for found in _REFERENCE.finditer(text):
            if found[1] in self.anchors:
                yield text[done : found.start()], ""
                yield found[0], found[1]
                done = found.end()
        yield text[done:], ""

    def _typeface(self, role: str) -> Typeface:
        return bundled(MONO) if role == "hash" else text_typeface(_ROLES[role][2])

    def _style(self, role: str) -> TextStyle:
        size, leading, _, token, before, after = _ROLES[role]
        return TextStyle(
            name=role,
            size=size,
            leading=leading,
            ink=color(token),
            link_ink=color_of(self.accent) if self.accent else color("accent_text"),
            before=before,
            after=after,
            indent=_INDENTED.get(role, 0.0),
            align_right=role == "kind_right",
            bar=self._bar() if role == "statement" else None,
        )

    def _bar(self) -> Color:
        return color_of(self.accent) if self.accent else color("accent")
