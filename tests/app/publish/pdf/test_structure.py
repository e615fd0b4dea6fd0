# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The report read aloud: every mark has its place in the tree, nothing on a page is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from app.capture.review_file import import_file
from app.paths import resource
from app.publish.pdf.report import ReportOptions, write_report
from tests.app.publish.pdf.test_report import CATEGORIES, NOW

_PAINTS = frozenset({"Tj", "TJ", "f", "S", "B", "Do"})


@pytest.fixture(scope="module")
def pdf() -> Iterator[pikepdf.Pdf]:
    """Return the report of the example."""
    out = BytesIO()
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    write_report(review, out, ReportOptions(now=NOW, categories=CATEGORIES))
    with pikepdf.open(out) as opened:
        yield opened


def elements(element: Any) -> Iterator[Any]:
    """Yield an element and all below it."""
    yield element
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def marks_in_tree(pdf: pikepdf.Pdf) -> Counter[tuple[Any, int]]:
    """Return how often each mark is named in the tree, by its page and number."""
    found: Counter[tuple[Any, int]] = Counter()
    for element in elements(pdf.Root.StructTreeRoot.K[0]):
        for kid in element.K:
            if isinstance(kid, int):
                found[element.Pg.objgen, kid] += 1
            elif "/MCID" in kid:
                found[kid.Pg.objgen, int(kid.MCID)] += 1
    return found


def test_each_mark_on_a_page_is_once_in_the_tree(pdf: pikepdf.Pdf) -> None:
    on_pages = set()
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/MCID" in operands[1]:  # type: ignore[operator]
                on_pages.add((page.objgen, int(operands[1].MCID)))  # type: ignore[union-attr]
    found = marks_in_tree(pdf)
    assert set(found) == on_pages
    assert set(found.values()) == {1}


def test_nothing_is_drawn_outside_of_a_mark(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth or str(operator) not in _PAINTS
        assert depth == 0


def test_the_way_back_from_a_mark_leads_to_its_element(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for page in pdf.pages:
        for number, element in enumerate(owners[int(page.StructParents)]):
            assert any(
                kid == number if isinstance(kid, int) else kid.get("/MCID") == number
                for kid in element.K
            )
    links = [note for page in pdf.pages for note in page.get("/Annots", ())]
    assert links
    assert all(owners[int(link.StructParent)].S == "/Link" for link in links)


def test_tables_have_rows_of_as_many_cells_as_their_head(pdf: pikepdf.Pdf) -> None:
    tables = [e for e in elements(pdf.Root.StructTreeRoot.K[0]) if e.S == "/Table"]
    assert len(tables) > 5
    for table in tables:
        head, *rows = table.K
        assert {str(cell.S) for cell in head.K} == {"/TH"}
        assert {len(row.K) for row in rows} <= {1, len(head.K)}


def test_figures_say_what_they_show_and_headings_have_levels(pdf: pikepdf.Pdf) -> None:
    found = list(elements(pdf.Root.StructTreeRoot.K[0]))
    tags = Counter(str(element.S) for element in found)
    assert tags["/H1"] == 1
    assert tags["/H2"] > 10
    figures = [element for element in found if element.S == "/Figure"]
    assert figures
    assert all(str(figure.Alt) for figure in figures)


def test_the_language_is_told_and_the_title_shown(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
