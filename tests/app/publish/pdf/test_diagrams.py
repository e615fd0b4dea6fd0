# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Diagrams on paper: never too small to read, cut between boxes."""

from __future__ import annotations

import pytest

from app.capture.review_file import import_file
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.shapes import Box, Drawing, Path
from app.fonts import BundledMeasure
from app.paths import resource
from app.publish.pdf.diagrams import LEAST_POINTS, Tile, _smallest_text, tiles
from app.publish.pdf.text import TextReport
from app.review.cause import EFFECT_ID
from app.review.review import Review
from tests.app.causal.graphs import CATEGORIES, tree

ROOM = (742.0, 441.0)


def large_graph(count: int) -> Review:
    """Return a tree in which each cause has three answers."""
    names = [f"n{number:03}" for number in range(count)]
    above = [EFFECT_ID if number < 3 else names[number // 3 - 1] for number in range(count)]
    return tree(*zip(above, names, strict=True))


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("count", [1, 20, 120])
def test_text_never_prints_under_seven_points(lens: str, count: int) -> None:
    options = LensOptions(full_text=True, hide_empty=True, categories=CATEGORIES)
    drawing = LENSES[lens](large_graph(count), BundledMeasure(), options)
    shown = list(tiles(drawing, TextReport(), *ROOM))
    assert shown
    for tile in shown:
        assert isinstance(tile, Tile)
        assert tile.width <= ROOM[0] + 0.01
        assert tile.height <= ROOM[1] + 0.01
        assert tile._scale * _smallest_text(drawing) >= LEAST_POINTS - 0.01


@pytest.mark.parametrize("lens", LENSES)
def test_every_text_is_whole_on_one_tile(lens: str) -> None:
    options = LensOptions(full_text=True, hide_empty=True, categories=CATEGORIES)
    drawing = LENSES[lens](large_graph(120), BundledMeasure(), options)
    shown = [tile for tile in tiles(drawing, TextReport(), *ROOM) if isinstance(tile, Tile)]
    lines = [
        line for shape in drawing.shapes if not isinstance(shape, Path) for line in shape.texts
    ]
    for line in lines:
        top, bottom = line.y - line.size * 0.8, line.y + line.size * 0.2
        assert any(
            tile._corner[1] <= top and bottom <= tile._corner[1] + tile.height / tile._scale
            for tile in shown
        )


def test_the_example_prints_at_seven_points_or_more() -> None:
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    for lens in LENSES.values():
        drawing = lens(review, BundledMeasure(), LensOptions(full_text=True, hide_empty=True))
        for tile in tiles(drawing, TextReport(), *ROOM):
            assert isinstance(tile, Tile)
            assert tile._scale * _smallest_text(drawing) >= LEAST_POINTS - 0.01


def test_a_drawing_is_cut_between_its_boxes() -> None:
    boxes = tuple(Box(str(n), 0, n * 100.0, 600, 80, owner=str(n)) for n in range(20))
    shown = list(tiles(Drawing(600, 2000, boxes), TextReport(), *ROOM))
    tops = [tile._corner[1] for tile in shown if isinstance(tile, Tile)]
    assert len(tops) > 1
    assert not any(box.y < top < box.y + box.height for top in tops for box in boxes)
