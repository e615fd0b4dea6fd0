# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every lens on pages of its own, as vectors, from the same shapes as the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from reportlab.platypus import KeepTogether, NextPageTemplate, Paragraph, Table
from reportlab.platypus.flowables import Flowable

from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.shapes import Drawing
from app.fonts import BundledMeasure
from app.publish.pdf.cutting import Part, neighbours
from app.publish.pdf.diagrams import GAP, PartMap, Sheets, Tile, sheets, tiles
from app.publish.pdf.page import UPRIGHT, WIDE, turn_to
from app.publish.pdf.paper import TEXT_HEIGHT, TEXT_WIDTH, WIDE_TEXT_HEIGHT, WIDE_TEXT_WIDTH
from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import table_style
from app.review.review import Review
from app.translation import marked, tr

_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "whys": marked("Causes as 5 Whys"),
        "fishbone": marked("Causes by area"),
        "fault-tree": marked("Causes as a fault tree"),
    }
)
_ARROWS = MappingProxyType({"left": "←", "right": "→", "above": "↑", "below": "↓"})
_HEADING = 26.0

_ROOMS = MappingProxyType(
    {
        UPRIGHT: (TEXT_WIDTH, TEXT_HEIGHT - _HEADING),
        WIDE: (WIDE_TEXT_WIDTH, WIDE_TEXT_HEIGHT - _HEADING),
    }
)


def lens_pages(review: Review, setter: Setter, categories: tuple[str, ...]) -> Iterator[Flowable]:
    """Yield each lens, on upright or wide pages, whichever takes fewer or shows it larger."""
    if not review.causes:
        return
    options = LensOptions(full_text=True, notes=False, hide_empty=True, categories=categories)
    for name, lens in LENSES.items():
        page, laid = _laid_out(lens(review, BundledMeasure(), options))
        title = setter.text(lens_title(name), "section")
        shown = tiles(laid, setter.report)
        if len(shown) > 1:
            yield from _parts(laid, shown, page, title, setter)
        elif page == WIDE:
            yield from (*turn_to(WIDE), title, *shown)
        else:
            yield NextPageTemplate(UPRIGHT)
            yield KeepTogether([title, *shown])


def lens_title(name: str) -> str:
    """Return the heading of a lens; one that has none of its own is called by its name."""
    title = _TITLES.get(name)
    return tr(title) if title else tr("Causes as {0}").format(name.replace("-", " "))


def _laid_out(drawing: Drawing) -> tuple[str, Sheets]:
    choices = {page: sheets(drawing, *room) for page, room in _ROOMS.items()}
    best = min(choices, key=lambda page: choices[page].effort)
    return best, choices[best]


def _parts(
    laid: Sheets, shown: Sequence[Tile], page: str, title: Paragraph, setter: Setter
) -> Iterator[Flowable]:
    """Yield pages with the parts of a drawing, each with the numbers of those around it."""
    waiting = iter(shown)
    for place, shelves in enumerate(laid.pages):
        yield from turn_to(page)
        if not place:
            yield title
        yield _page_words(shelves, laid, page, title.getPlainText(), setter)
        for parts in shelves:
            own = list(islice(waiting, len(parts)))
            captions = [setter.text(_caption(part, laid), "part") for part in parts]
            yield _bare_table([captions, own], [tile.width + GAP for tile in own])


def _caption(part: Part, laid: Sheets) -> str:
    """Return a part's number and, behind arrows, those of the parts around it."""
    around = neighbours(part, laid.parts)
    arrows = (
        f"{_ARROWS[direction]} {', '.join(map(str, numbers))}"
        for direction, numbers in around.items()
        if numbers
    )
    return " · ".join((tr("Part {0}").format(part.number), *arrows))


def _page_words(
    shelves: Sequence[Sequence[Part]], laid: Sheets, page: str, title: str, setter: Setter
) -> Table:
    """Return what says which parts a page shows: in words, and on a small map."""
    parts = [part for shelf in shelves for part in shelf]
    first, last = parts[0].number, parts[-1].number
    which = (
        tr("part {0}").format(first)
        if first == last
        else tr("parts {0} to {1}").format(first, last)
    )
    words = tr("{0}, {1} of {2}. Arrows name the part in which it goes on.").format(
        title, which, len(laid.parts)
    )
    width = _ROOMS[page][0]
    table = _bare_table([[setter.text(words, "quiet"), PartMap(laid, parts)]], [width - 90, 90])
    table.setStyle([("ALIGN", (1, 0), (1, 0), "RIGHT"), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)])
    return table


def _bare_table(rows: Sequence[Sequence[Flowable]], columns: Sequence[float]) -> Table:
    """Return a table of which nothing but its content is seen."""
    table = Table(rows, columns, hAlign="LEFT")
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    bare = [(side, (0, 0), (-1, -1), 0) for side in sides]
    table.setStyle(table_style([*bare, ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table
