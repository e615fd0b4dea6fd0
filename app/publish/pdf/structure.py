# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What each part of a page is, for those who have it read aloud: headings, tables, figures.

ReportLab writes no tagged PDF. Content is marked as it is drawn, and the tree of what the marks
belong to is written at the end (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject

_FIRST_LINK = 1_000_000
"""Keys of pages are counted from 0, those of links from here."""


_CELLS = ("TD", "TH")


@dataclass(frozen=True)
class Mark:
    """Marked content: on which page it is (from 0), and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class LinkMark:
    """A link that belongs to an element: the page it is on, and its object."""

    page: int
    annotation: str


@dataclass(eq=False)
class Element:
    """A part of the document: what it is, and in reading order what it is made of."""

    tag: str
    alternative: str = ""
    kids: list[Element | Mark | LinkMark] = field(default_factory=list)
    number: int = 0

    def add(self, tag: str, alternative: str = "") -> Element:
        """Add a part and return it."""
        part = Element(tag, alternative)
        self.kids.append(part)
        return part

    def item(self) -> Element:
        """Add an item to the list that ends here, or begins."""
        last = self.kids[-1] if self.kids else None
        listed = last if isinstance(last, Element) and last.tag == "L" else self.add("L")
        return listed.add("LI").add("LBody")


class Structure:
    """The tree of a document, and whose each mark and each link is."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._owners: list[list[Element]] = []
        self._links: list[Element] = []

    def mark(self, owner: Element, page: int) -> int:
        """Return the number of new marked content of `owner` on a page, counted from 0."""
        while len(self._owners) <= page:
            self._owners.append([])
        owners = self._owners[page]
        owner.kids.append(Mark(page, len(owners)))
        owners.append(owner)
        return len(owners) - 1

    def link_key(self, owner: Element) -> tuple[Element, int]:
        """Return a new link of `owner`, and the key its annotation is to have."""
        link = owner.add("Link")
        self._links.append(link)
        return link, _FIRST_LINK + len(self._links) - 1

    def write(self, document: Any, pages: Sequence[Any]) -> None:
        """Put the tree into the document, and on each page the key to its marks."""
        page_numbers = [_number_of(document, page) for page in pages]
        for key, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = key, PDFName("S")
        parents = _Object(lambda _document: self._parent_tree())
        root = _Object(
            lambda _document: (
                f"<</Type/StructTreeRoot/K[{self.root.number} 0 R]"
                f"/ParentTree {parents.number} 0 R"
                f"/ParentTreeNextKey {_FIRST_LINK + len(self._links)}>>"
            )
        )
        root.number, parents.number = _number_of(document, root), _number_of(document, parents)
        for element, parent in list(_walk(self.root, None)):
            made = _element(element, parent, root.number, page_numbers)
            element.number = _number_of(document, made)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _parent_tree(self) -> str:
        pages = (
            f"{page}[{' '.join(f'{owner.number} 0 R' for owner in owners)}]"
            for page, owners in enumerate(self._owners)
        )
        links = (f"{_FIRST_LINK + key} {link.number} 0 R" for key, link in enumerate(self._links))
        return f"<</Nums[{' '.join((*pages, *links))}]>>"


class _Object(PDFObject):
    """An object that is written when all numbers are known."""

    def __init__(self, made: Callable[[Any], str]) -> None:
        self._made = made
        self.number = 0

    def format(self, document: Any) -> bytes:
        """Return its bytes."""
        return self._made(document).encode("ascii")


def _walk(element: Element, parent: Element | None) -> Iterator[tuple[Element, Element | None]]:
    """Yield each element with the one it is part of; what is empty is left out."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or _is_kept(kid)]
    yield element, parent
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid, element)


def _element(element: Element, parent: Element | None, root: int, pages: Sequence[int]) -> _Object:
    def made(document: Any) -> str:
        above = parent.number if parent is not None else root
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        parts = [f"<</S/{element.tag}/P {above} 0 R"]
        if page is not None:
            parts.append(f"/Pg {pages[page]} 0 R")
        if element.alternative:
            parts.append(f"/Alt<FEFF{element.alternative.encode('utf-16-be').hex().upper()}>")
        if element.tag == "TH":
            parts.append("/A<</O/Table/Scope/Column>>")
        kids = " ".join(_kid(kid, page, pages, document) for kid in element.kids)
        return "".join([*parts, f"/K[{kids}]>>"])

    return _Object(made)


def _kid(
    kid: Element | Mark | LinkMark, page: int | None, pages: Sequence[int], document: Any
) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    place = f"/Pg {pages[kid.page]} 0 R"
    if isinstance(kid, LinkMark):
        number = document.idToObjectNumberAndVersion[kid.annotation][0]
        return f"<</Type/OBJR/Obj {number} 0 R{place}>>"
    return str(kid.number) if kid.page == page else f"<</Type/MCR{place}/MCID {kid.number}>>"


def _number_of(document: Any, written: PDFObject) -> int:
    """Return the number of an object, which is registered where it was not."""
    number: int = document.idToObjectNumberAndVersion[document.Reference(written).name][0]
    return number


def _is_kept(element: Element) -> bool:
    """Tell whether an element is written; an empty cell is, else its row would lack a column."""
    return bool(element.kids) or element.tag in _CELLS
