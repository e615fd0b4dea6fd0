# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every lens on pages of its own, as vectors, from the same shapes as the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from reportlab.platypus import KeepTogether, NextPageTemplate
from reportlab.platypus.flowables import Flowable

from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.shapes import Drawing
from app.fonts import BundledMeasure
from app.publish.pdf.cutting import Part, neighbours
from app.publish.pdf.diagrams import GAP, PartMap, Sheets, Tile, sheets, tiles
from app.publish.pdf.page import UPRIGHT, WIDE, turn_to
from app.publish.pdf.paper import Paper
from app.publish.pdf.paragraph import Paragraph
from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import bare_table
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
MAP_ROOM = 90.0


def lens_pages(review: Review, setter: Setter, categories: tuple[str, ...]) -> Iterator[Flowable]:
    """Yield each lens, on upright or wide pages, whichever takes fewer or shows it larger."""
    if not review.causes:
        return
    options = LensOptions(full_text=True, notes=False, hide_empty=True, categories=categories)
    for name, lens in LENSES.items():
        page, laid = _laid_out(lens(review, BundledMeasure(), options), setter.paper)
        title = setter.text(lens_title(name), "section")
        shown = tiles(laid, setter.pen)
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


def _laid_out(drawing: Drawing, paper: Paper) -> tuple[str, Sheets]:
    sizes = {UPRIGHT: paper, WIDE: paper.turned}
    choices = {
        page: sheets(drawing, size.text_width, size.text_height - _HEADING)
        for page, size in sizes.items()
    }
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
            widths = [tile.width + GAP for tile in own]
            yield bare_table(setter.paper, [captions, own], widths)


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
) -> Flowable:
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
    paper = setter.paper.turned if page == WIDE else setter.paper
    row = [setter.text(words, "quiet"), PartMap(laid, parts)]
    return bare_table(paper, [row], [paper.text_width - MAP_ROOM, MAP_ROOM])
