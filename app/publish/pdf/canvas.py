# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The canvas of a report: writes text run by run, and fills in page numbers once they are known.

So one pass is enough: where a page number belongs, a line is left in the page that is replaced when
all pages are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from app.publish.pdf.directions import spans_seen
from app.publish.pdf.embedded_font import EmbeddedFont, Glyph
from app.publish.pdf.structure import Element, LinkMark, Structure
from app.publish.pdf.text import Run, is_to_be_shaped

_LATER = re.compile("%later-[0-9]+%")
_ABOVE = 6.0
"""How much is seen above the place that a link leads to."""

_PLAIN = frozenset(range(32, 127)) - frozenset(b"()\\")


class _Link(LinkAnnotation):
    """A link that knows which part of the text it is."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


@dataclass(frozen=True)
class Ink:
    """How a line is written: its size, its colour, and that of links."""

    size: float
    color: Color
    link: Color | None = None


Later = Callable[["ReportCanvas"], str]
"""Returns the code of something that is drawn when all pages are known."""


class ReportCanvas(Canvas):
    """A canvas that writes runs of text, links and what is known only at the end."""

    def __init__(self, *about: Any, **more: Any) -> None:
        super().__init__(*about, **more)
        self.structure = Structure()
        self.is_tagged = True
        self._later: dict[str, Later] = {}
        self._pages_of: dict[str, int] = {}

    def later(self, drawn: Later) -> None:
        """Leave a place for what `drawn` returns, in the page that is drawn now."""
        key = f"%later-{len(self._later)}%"
        self._later[key] = drawn
        self._code.append(key)

    @property
    def page_objects(self) -> list[Any]:
        """The pages that are done, as ReportLab keeps them."""
        pages: list[Any] = self._doc.Pages.pages
        return pages

    def save(self) -> None:
        """Fill in what was left open, and write the file."""
        if len(self._code):
            self.showPage()
        for page in self.page_objects:
            # Without ASCII85, which ReportLab would put around it: a fifth smaller, and quicker.
            filled = _LATER.sub(lambda key: self._later[key[0]](self), page.stream)
            page.Contents = PDFStream(content=filled, filters=[PDFZCompress])
            page.stream = None
        if self.is_tagged:
            self.structure.write(self._doc, self.page_objects)
        super().save()

    def text(
        self,
        place: tuple[float, float],
        runs: Iterable[Run],
        ink: Ink,
        *,
        right_to_left: bool | None = None,
    ) -> None:
        """Write a line. `right_to_left` is its paragraph's direction, None where nothing turns."""
        code = text_code(self, place, list(runs), ink, right_to_left=right_to_left)
        self._code.append(code)

    def page_of(self, name: str) -> int:
        """Return the page, from 1, of the place that a name leads to."""
        return self._pages_of[name]

    def bookmark_here(self, name: str, x: float, top: float) -> None:
        """Let links and bookmarks of that name lead to a place."""
        self._pages_of[name] = self.getPageNumber()
        self.bookmarkHorizontal(name, x, top + _ABOVE)

    def link_to(self, name: str, box: tuple[float, float, float, float], owner: Element) -> None:
        """Let a box, which is part of `owner`, lead to the place of that name."""
        link, key = self.structure.link_key(owner)
        target = self._bookmarkReference(name)
        place = self._absRect(box, 1)
        self._addAnnotation(
            _Link(Rect=place, Contents=name, Destination=target, Border="[0 0 0]", StructParent=key)
        )
        link.kids.append(LinkMark(self.getPageNumber() - 1, self._annotationrefs[-1].name))

    @contextmanager
    def content(self, owner: Element) -> Iterator[None]:
        """Mark what is drawn meanwhile as part of `owner`, unless nothing is tagged here."""
        if not self.is_tagged:
            yield
            return
        number = self.structure.mark(owner, self.getPageNumber() - 1)
        self._code.append(f"/{owner.tag} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn meanwhile as no part of the text: it is not read aloud."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")


@cache
def ink_code(ink: Color) -> str:
    """Return the code that sets the colour of text and surfaces."""
    return f"{ink.red:.4g} {ink.green:.4g} {ink.blue:.4g} rg"


def text_code(
    canvas: Any,
    place: tuple[float, float],
    runs: list[Run],
    ink: Ink,
    *,
    right_to_left: bool | None = None,
) -> str:
    """Return the code of one line. `right_to_left` is its paragraph's direction, None for none.

    What does not stand in the page as it was typed has that beside it, for readers and searches.
    """
    own = ink_code(ink.color)
    parts = ["BT", own, f"1 0 0 1 {place[0]:.3f} {place[1]:.3f} Tm"]
    is_plain = True
    for run, turned in _seen(runs, right_to_left=right_to_left):
        is_shaped = turned or is_to_be_shaped(run.text)
        write = _shaped_code if is_shaped else _plain_code
        code = write(canvas, run, ink.size, turned)
        linked = ink_code(ink.link) if run.target and ink.link is not None else ""
        parts += [linked, code, own] if linked else [code]
        is_plain = is_plain and not is_shaped
    parts.append("ET")
    if is_plain:
        return "\n".join(parts)
    typed = "".join(run.text for run in runs).encode("utf-16-be").hex().upper()
    return "\n".join([f"/Span <</ActualText <FEFF{typed}>>> BDC", *parts, "EMC"])


def seen_order(runs: list[Run], *, right_to_left: bool | None) -> list[Run]:
    """Return a line's runs, the leftmost first."""
    return [run for run, _ in _seen(runs, right_to_left=right_to_left)]


def _seen(runs: list[Run], *, right_to_left: bool | None) -> list[tuple[Run, bool]]:
    """Return the runs of a line as they are seen from the left, and whether each is turned."""
    if right_to_left is None:
        return [(run, False) for run in runs]
    seen: list[tuple[Run, bool]] = []
    whole = "".join(run.text for run in runs)
    for start, end, turned in spans_seen(whole, right_to_left=right_to_left):
        pieces = _between(runs, start, end)
        seen += [(piece, turned) for piece in (reversed(pieces) if turned else pieces)]
    return seen


def _between(runs: list[Run], start: int, end: int) -> list[Run]:
    found = []
    place = 0
    for run in runs:
        first, last = max(start - place, 0), min(end - place, len(run.text))
        if first < last:
            found.append(run._replace(text=run.text[first:last]))
        place += len(run.text)
    return found


def _plain_code(canvas: Any, run: Run, size: float, _turned: object) -> str:
    """Return the code of text whose glyphs follow one another."""
    text, font, document = run.text, run.typeface.font, canvas._doc
    font._assignState(document)
    if text.isascii():
        name = font.getSubsetInternalName(0, document)
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"{name} {size:g} Tf ({escaped}) Tj"
    pieces = font.splitString(text, document)
    return " ".join(
        f"{font.getSubsetInternalName(subset, document)} {size:g} Tf {_string(codes)} Tj"
        for subset, codes in pieces
    )


def _shaped_code(canvas: Any, run: Run, size: float, turned: object) -> str:
    """Return the code of text whose glyphs depend on their neighbours."""
    font: EmbeddedFont = run.typeface.font
    parts = []
    rise = 0.0
    for glyph in font.shaped(run.text, right_to_left=bool(turned)):
        if glyph.up * size != rise:
            rise = glyph.up * size
            parts.append(f"{rise:.3f} Ts")
        parts.append(_glyph_code(canvas, font, glyph, size))
    if rise:
        parts.append("0 Ts")
    return " ".join(parts)


def _glyph_code(canvas: Any, font: EmbeddedFont, glyph: Glyph, size: float) -> str:
    document = canvas._doc
    [(subset, code)] = font.splitString(chr(glyph.code), document)
    natural = font.face.getCharWidth(glyph.code)
    before = -glyph.across * 1000
    after = natural - glyph.advance * 1000 - before
    name = font.getSubsetInternalName(subset, document)
    return f"{name} {size:g} Tf [{before:.4g} {_string(code)} {after:.4g}] TJ"


def _string(codes: bytes) -> str:
    if _PLAIN.issuperset(codes):
        return f"({codes.decode('ascii')})"
    return f"<{codes.hex()}>"
