# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The lenses: every cause is there, nothing overlaps, no text is cut off."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from app.causal.fishbone import bone_of
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.placement import Direction, bounds_by_owner, nearest
from app.causal.shapes import Box, Drawing
from app.review.cause import EFFECT_ID
from app.review.review import Review
from tests.app.causal.graphs import CATEGORIES, EvenMeasure, graphs, tree

OPTIONS = LensOptions(full_text=True, categories=CATEGORIES)
SCREEN = LensOptions(categories=CATEGORIES)


def boxes(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box)]


def overlap(first: Box, second: Box) -> bool:
    across = min(first.x + first.width, second.x + second.width) - max(first.x, second.x)
    down = min(first.y + first.height, second.y + second.height) - max(first.y, second.y)
    return across > 0.01 and down > 0.01


@pytest.mark.parametrize("lens", LENSES)
@given(review=graphs())
@settings(max_examples=60, deadline=None)
def test_no_boxes_overlap_and_all_lie_inside(lens: str, review: Review) -> None:
    for options in (OPTIONS, SCREEN):
        drawing = LENSES[lens](review, EvenMeasure(), options)
        for first, second in combinations(boxes(drawing), 2):
            assert not overlap(first, second), (first.id, second.id)
        for box in boxes(drawing):
            assert box.x >= -0.01
            assert box.y >= -0.01
            assert box.x + box.width <= drawing.width + 0.01
            assert box.y + box.height <= drawing.height + 0.01


@pytest.mark.parametrize("lens", LENSES)
@given(review=graphs())
@settings(max_examples=40, deadline=None)
def test_every_cause_is_shown_once_under_its_own_id(lens: str, review: Review) -> None:
    drawing = LENSES[lens](review, EvenMeasure(), OPTIONS)
    own = [box.owner for box in boxes(drawing) if box.id == box.owner]
    assert sorted(own) == sorted([EFFECT_ID, *(cause.id for cause in review.causes)])
    ids = [shape.id for shape in drawing.shapes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lens", LENSES)
@given(review=graphs())
@settings(max_examples=40, deadline=None)
def test_paper_keeps_every_word_and_every_line_fits_its_box(lens: str, review: Review) -> None:
    measure = EvenMeasure()
    drawing = LENSES[lens](review, measure, OPTIONS)
    for box in boxes(drawing):
        for line in box.texts:
            if line.anchor == "start":
                assert line.x >= box.x
                width = measure.width(line.text, line.size, line.weight)
                assert line.x + width <= box.x + box.width + 0.01
            assert box.y <= line.y <= box.y + box.height
    for cause in review.causes:
        box = next(box for box in boxes(drawing) if box.id == cause.id)
        told = "".join(line.text for line in box.texts)
        assert "".join(cause.text.split()) in told.replace(" ", "")


def test_a_shared_cause_is_drawn_once_and_referred_to_elsewhere() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c"), ("b", "c"))
    drawing = LENSES["whys"](review, EvenMeasure(), SCREEN)
    chip = next(box for box in boxes(drawing) if box.id == "b>c")
    assert chip.texts[0].text == "same as C3"
    assert chip.owner == "c"


def test_a_folded_branch_says_how_much_it_hides() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("b", "c"))
    options = LensOptions(folded=frozenset({"a"}))
    drawing = LENSES["whys"](review, EvenMeasure(), options)
    assert {box.id for box in boxes(drawing)} == {EFFECT_ID, "a", "a:folded"}
    assert next(box for box in boxes(drawing) if box.id == "a:folded").texts[0].text == "+2"


def test_bones_keep_their_order_and_empty_ones_stay() -> None:
    drawing = LENSES["fishbone"](tree((EFFECT_ID, "a")), EvenMeasure(), SCREEN)
    bones = [name for box in boxes(drawing) if (name := bone_of(box.id)) is not None]
    assert bones == list(CATEGORIES)
    assert bone_of("a") is None


def test_arrows_go_to_the_nearest_box_in_their_direction() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c"))
    drawing = LENSES["whys"](review, EvenMeasure(), SCREEN)
    assert nearest(drawing, EFFECT_ID, Direction.RIGHT) in {"a", "b"}
    assert nearest(drawing, "a", Direction.DOWN) == "b"
    assert nearest(drawing, "b", Direction.UP) == "a"
    assert nearest(drawing, "a", Direction.RIGHT) == "c"
    assert nearest(drawing, "c", Direction.LEFT) == "a"
    assert nearest(drawing, "c", Direction.RIGHT) == "c"
    assert nearest(drawing, "gone", Direction.UP) in bounds_by_owner(drawing)


def test_a_very_deep_graph_is_drawn_too() -> None:
    names = [f"n{number:04}" for number in range(1500)]
    review = tree(*zip([EFFECT_ID, *names], names, strict=False))
    assert len(boxes(LENSES["whys"](review, EvenMeasure(), SCREEN))) == 1501
