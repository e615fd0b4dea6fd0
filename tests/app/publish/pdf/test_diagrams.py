# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Diagrams on paper: never too small to read, cut between boxes, every word still there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from io import BytesIO
from itertools import cycle, islice, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from app.capture.review_file import import_file
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.shapes import Box, Drawing, Path, TextLine, polyline
from app.fonts import BundledMeasure
from app.paths import resource
from app.publish.pdf.crossings import joined, lines_of, marks
from app.publish.pdf.cutting import neighbours
from app.publish.pdf.diagrams import CAPTION, LEAST_POINTS, WORDS, Sheets, sheets, tiles
from app.publish.pdf.drawn import Pen
from app.publish.pdf.lens_pages import lens_title
from app.publish.pdf.lines import Ruler
from app.publish.pdf.pieces import pieces
from app.publish.pdf.report import ReportOptions, write_report
from app.publish.pdf.text import TextReport
from app.review.cause import EFFECT_ID
from app.review.review import Review
from tests.app.causal.graphs import CATEGORIES, graphs, tree
from tests.builders import with_fields

ROOM = (742.0, 441.0)
ARABIC = "لم يكن هناك تنبيه عندما امتلأ القرص"
WORDINGS = (
    "The disk was full",
    "Nobody had measured how quickly a replica grows while it is being rebuilt, and so on, " * 2,
    "監視が設定されていなかったため検出が遅れた。" * 5,
    ARABIC,
)


def large_graph(count: int) -> Review:
    """Return a tree in which each cause has three answers, worded in several scripts."""
    names = [f"n{number:03}" for number in range(count)]
    above = [EFFECT_ID if number < 3 else names[number // 3 - 1] for number in range(count)]
    review = tree(*zip(above, names, strict=True))
    areas = cycle((*CATEGORIES, ""))
    for cause, words, area in zip(review.causes, cycle(WORDINGS), areas, strict=False):
        review = with_fields(review, cause, text=f"{words} {cause.number}.", category=area)
    return review


def drawn(review: Review, lens: str) -> Drawing:
    options = LensOptions(full_text=True, notes=False, hide_empty=True, categories=CATEGORIES)
    return LENSES[lens](review, BundledMeasure(), options)


def column(count: int, height: float = 80.0) -> Drawing:
    """Return boxes one below the other, each joined to the one before."""
    boxes = [
        Box(
            str(place), 0, place * (height + 20), 600, height, owner=str(place),
            texts=(TextLine(10, place * (height + 20) + 20, f"C{place}", 12.0),),
        )
        for place in range(count)
    ]  # fmt: skip
    lines = [
        Path(f"{up.id}-{down.id}", polyline((300, up.y + up.height), (300, down.y)))
        for up, down in pairwise(boxes)
    ]
    return Drawing(600, count * (height + 20) - 20, (*lines, *boxes))


def printed(review: Review) -> PdfReader:
    out = BytesIO()
    write_report(review, out, ReportOptions(categories=CATEGORIES))
    return PdfReader(out)


def sizes_and_words(page: Any) -> tuple[list[float], str]:
    """Return how high each text stands on a page, all transformations counted, and the texts."""
    sizes: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.append(size * abs(tm[3] * cm[3]))

    told = page.extract_text(visitor_text=note)
    return sizes, "".join(unicodedata.normalize("NFKC", told).split())


@pytest.mark.parametrize("count", [1, 12, 40])
def test_every_word_is_printed_in_every_lens_at_seven_points_or_more(count: int) -> None:
    review = large_graph(count)
    reader = printed(review)
    first = next(
        entry for entry in reader.outline if getattr(entry, "title", "") == "Causes as 5 Whys"
    )
    told = ""
    for number, page in enumerate(reader.pages):
        sizes, words = sizes_and_words(page)
        assert min(sizes) >= LEAST_POINTS - 0.01
        if number >= (reader.get_destination_page_number(first) or 0):  # type: ignore[arg-type]
            told += words
    told = told[told.index("Causesas5Whys") :]
    for cause in review.causes:
        if ARABIC not in cause.text:
            assert told.count("".join(cause.text.split())) == len(LENSES)
    # What reads right to left is put in order by whoever reads the file, so its letters count.
    expected = sum(ARABIC in cause.text for cause in review.causes) * len(LENSES)
    assert told.count("ق") == expected


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("count", [1, 40, 300])
def test_parts_fit_their_pages_at_seven_points_or_more(lens: str, count: int) -> None:
    drawing = drawn(large_graph(count), lens)
    laid = sheets(drawing, *ROOM)
    smallest = min(line.size for shape in drawing.shapes for line in getattr(shape, "texts", ()))
    assert laid.scale * smallest >= LEAST_POINTS - 0.01
    waiting = iter(tiles(laid, Pen(TextReport(), Ruler())))
    for page in laid.pages:
        high = 0.0
        for shelf in page:
            own = list(islice(waiting, len(shelf)))
            assert sum(tile.width for tile in own) <= ROOM[0] + 0.01
            high += max(tile.height for tile in own)
            high += CAPTION if len(laid.parts) > 1 else 0
        assert high <= ROOM[1] - (WORDS if len(laid.parts) > 1 else 0) + 0.01


@settings(max_examples=25, deadline=None)
@given(review=graphs(most=30))
def test_every_box_is_whole_in_just_one_part(review: Review) -> None:
    for lens in LENSES:
        laid = sheets(drawn(review, lens), *ROOM)
        if len(laid.parts) > 1:
            assert_each_once(laid)


def assert_each_once(laid: Sheets) -> None:
    shown = Counter(
        shape.id for part in laid.parts for piece in part.pieces for shape in piece.shapes
    )
    boxes = [shape.id for shape in laid.drawing.shapes if isinstance(shape, Box)]
    assert all(shown[box] == 1 for box in boxes)
    for part in laid.parts:
        assert all(part.rect.covers(piece.rect) for piece in part.pieces)


def test_the_example_takes_few_pages_for_each_lens() -> None:
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    for lens in LENSES:
        assert len(sheets(drawn(review, lens), *ROOM).pages) <= 4


def test_parts_are_about_equally_full() -> None:
    counts = [len(part.pieces) for part in sheets(column(20), *ROOM).parts]
    assert sum(counts) == 20
    assert max(counts) - min(counts) <= 1


def test_a_line_that_leaves_a_part_says_where_it_goes() -> None:
    drawing = column(20)
    laid = sheets(drawing, *ROOM)
    lines = joined(pieces(drawing, 9999)[1], laid.parts)
    first, second = laid.parts[:2]
    last_box, next_box = first.pieces[-1].name, second.pieces[0].name
    (onward,) = marks(first, lines_of(first, lines))
    assert onward.texts[0].text == f"↓ {next_box}, part 2"
    back, _ = marks(second, lines_of(second, lines))
    assert back.texts[0].text == f"↑ {last_box}, part 1"


def test_a_part_knows_the_parts_around_it() -> None:
    parts = sheets(column(30), *ROOM).parts
    assert neighbours(parts[1], parts) == {"left": [], "right": [], "above": [1], "below": [3]}


def test_a_box_higher_than_a_page_is_parted_between_its_lines() -> None:
    lines = tuple(TextLine(10, 16.0 * place + 16, f"line {place}", 12.0) for place in range(120))
    laid = sheets(Drawing(300, 1940, (Box("b", 0, 0, 300, 1940, texts=lines),)), *ROOM)
    told = [
        line.text
        for part in laid.parts
        for piece in part.pieces
        for shape in piece.shapes
        for line in getattr(shape, "texts", ())
    ]
    assert told == [line.text for line in lines]
    assert len(laid.parts) > 1


def test_what_hangs_on_a_box_stays_with_it() -> None:
    texts = tuple(TextLine(10, 16.0 * place + 16, "line", 12.0) for place in range(120))
    gate = Path("b:gate", polyline((150, 1941), (150, 1960)), fill="surface")
    chip = Box("b:word", 170, 1945, 40, 14)
    for box in (Box("b", 0, 1900, 300, 40), Box("b", 0, 0, 300, 1940, texts=texts)):
        found, lines = pieces(Drawing(300, 1970, (box, gate, chip)), 500)
        assert {shape.id for shape in found[-1].shapes} >= {"b:gate", "b:word"}
        assert lines == []


def test_each_lens_has_a_heading_of_its_own() -> None:
    titles = [lens_title(name) for name in (*LENSES, "fault-tree")]
    assert "Causes as a fault tree" in titles
    assert lens_title("bow-tie") == "Causes as bow tie"


def test_pages_say_which_parts_they_show() -> None:
    told = "".join(page.extract_text() for page in printed(large_graph(40)).pages)
    assert "Causes as 5 Whys, part" in told
    assert "Arrows name the part in which it goes on." in told
