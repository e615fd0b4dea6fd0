# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever the causes, in every lens: all are there, nothing overlaps, no words leave their box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.causal import cause_box as boxes_module
from app.causal.fishbone import bone_of
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.shapes import Box, Drawing
from app.causal.text_measure import wrapped
from app.fonts import BundledMeasure
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, Gate, StopReason
from app.review.changes import apply_edit
from app.review.edits import Add, Set, set_field
from app.review.item import Kind
from app.review.review import Review
from tests.app.causal.graphs import EvenMeasure, tree
from tests.app.causal.random_causes import AREAS, random_causes, some_of
from tests.builders import applied

MEASURE = BundledMeasure()
SCREEN = LensOptions(categories=AREAS[:2])
PAPER = LensOptions(categories=AREAS[:2], full_text=True, hide_empty=True)
SEEDS = st.integers(0, 2**32)
SIZES = st.integers(1, 40)
NEAR = 0.01

quickly = settings(max_examples=15, deadline=None)
in_every_lens = pytest.mark.parametrize("lens", LENSES)


def boxes(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box)]


def drawn_causes(drawing: Drawing) -> set[str]:
    return {box.id for box in boxes(drawing) if box.id == box.owner}


def overlaps(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Yield pairs of boxes that overlap, looking only at those that share a height."""
    waiting: list[Box] = []
    for box in sorted(boxes(drawing), key=lambda each: each.y):
        waiting = [other for other in waiting if other.y + other.height > box.y + NEAR]
        for other in waiting:
            if min(box.x + box.width, other.x + other.width) > max(box.x, other.x) + NEAR:
                yield box.id, other.id
        waiting.append(box)


def words_of(box: Box) -> str:
    return "\n".join(line.text for line in box.texts)


def box_of(review: Review, lens: str, cause_id: str, options: LensOptions = SCREEN) -> Box:
    drawing = LENSES[lens](review, EvenMeasure(), options)
    return next(box for box in boxes(drawing) if box.id == cause_id)


@in_every_lens
@given(seed=SEEDS, count=SIZES)
@example(seed=1, count=300)
@example(seed=153103275, count=2)
@example(seed=78725, count=5)
@quickly
def test_no_boxes_overlap_whatever_is_written_and_folded(lens: str, seed: int, count: int) -> None:
    review = random_causes(seed, count)
    for options in (SCREEN, PAPER, replace(SCREEN, folded=some_of(review, seed))):
        drawing = LENSES[lens](review, MEASURE, options)
        assert not list(overlaps(drawing))
        for box in boxes(drawing):
            assert -NEAR <= box.x <= drawing.width - box.width + NEAR
            assert -NEAR <= box.y <= drawing.height - box.height + NEAR


@in_every_lens
@given(seed=SEEDS, count=SIZES)
@example(seed=3, count=300)
@quickly
def test_no_words_are_wider_or_lower_than_their_box(lens: str, seed: int, count: int) -> None:
    drawing = LENSES[lens](random_causes(seed, count), MEASURE, SCREEN)
    for box in boxes(drawing):
        for line in box.texts:
            width = MEASURE.width(line.text, line.size, line.weight)
            left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
            assert box.x - NEAR <= left
            assert left + width <= box.x + box.width + NEAR
            assert box.y < line.y < box.y + box.height


@given(seed=SEEDS, count=SIZES)
@example(seed=4, count=300)
@quickly
def test_all_lenses_show_the_same_causes(seed: int, count: int) -> None:
    review = random_causes(seed, count)
    everything = {EFFECT_ID, *(cause.id for cause in review.causes)}
    for lens in LENSES.values():
        assert drawn_causes(lens(review, MEASURE, SCREEN)) == everything


@in_every_lens
@given(seed=SEEDS, count=SIZES)
@quickly
def test_what_is_remembered_is_what_would_be_made(lens: str, seed: int, count: int) -> None:
    review = random_causes(seed, count)
    LENSES[lens](review, MEASURE, SCREEN)
    target = review.causes[seed % count]
    for name, value in (("text", "said anew"), ("gate", Gate.AND), ("kind", CauseKind.TRIGGER)):
        review = apply_edit(review, set_field(target, name, value))[0]
    review = applied(review, Add(Action(id="new", number=77, cause_ids=(target.id,))))
    remembered = LENSES[lens](review, MEASURE, SCREEN)
    boxes_module.forget_boxes()
    assert LENSES[lens](review, MEASURE, SCREEN) == remembered


@pytest.mark.parametrize(
    ("gate", "said"), [(Gate.AND, "all of"), (Gate.AT_LEAST, "2 of 3"), (Gate.OR, None)]
)
def test_5_whys_names_a_gate_unless_any_answer_is_enough(gate: Gate, said: str | None) -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), (EFFECT_ID, "c"))
    for name, value in (("gate", gate), ("gate_count", 2)):
        review = applied(review, Set(Kind.CAUSE, EFFECT_ID, name, value))
    drawing = LENSES["whys"](review, EvenMeasure(), SCREEN)
    found = [words_of(box) for box in boxes(drawing) if box.id == f"{EFFECT_ID}:gate"]
    assert found == ([said] if said else [])


@in_every_lens
def test_a_box_tells_what_is_known_of_its_cause(lens: str) -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c"), ("b", "c"))
    for name, value in (
        ("kind", CauseKind.ROOT),
        ("stop_reason", StopReason.NO_CONTROL),
        ("accepted_because", "it is cheap"),
    ):
        review = applied(review, Set(Kind.CAUSE, "c", name, value))
    review = applied(review, Add(Action(id="x", number=7, cause_ids=("c",))))
    told = words_of(box_of(review, lens, "c", PAPER)).replace("\n", " ")
    for words in ("no evidence yet", "root", "out of our control", "cheap", "feeds C2", "A7"):
        assert words in told


@in_every_lens
def test_what_is_ruled_out_stays_struck_through(lens: str) -> None:
    review = applied(tree((EFFECT_ID, "a")), Set(Kind.CAUSE, "a", "state", CauseState.REFUTED))
    struck = [line for line in box_of(review, lens, "a").texts if line.struck]
    assert "cause a" in [line.text for line in struck]


def test_a_full_bone_carries_several_boxes_in_a_row_and_keeps_their_order() -> None:
    names = [f"n{number:02}" for number in range(40)]
    review = tree(*((EFFECT_ID, name) for name in names))
    for name in names:
        review = applied(review, Set(Kind.CAUSE, name, "category", "Tooling"))
    drawing = LENSES["fishbone"](review, EvenMeasure(), PAPER)
    placed = [box for box in boxes(drawing) if box.owner and box.owner != EFFECT_ID]
    rows = sorted({box.y + box.height / 2 for box in placed})
    assert len(rows) == 14
    assert [box.id for box in placed] == names
    assert drawing.height < drawing.width * 2


def test_the_name_of_a_bone_is_never_cut() -> None:
    long = AREAS[3]
    options = LensOptions(categories=(long,))
    head = next(
        box
        for box in boxes(LENSES["fishbone"](tree((EFFECT_ID, "a")), MEASURE, options))
        if bone_of(box.id) == long
    )
    assert words_of(head).replace("\n", "").replace(" ", "") == long.replace(" ", "")


@given(text=st.text("ab é漢字ع", max_size=60), width=st.floats(10, 80))
@settings(max_examples=80, deadline=None)
def test_wrapping_loses_no_sign_and_fits(text: str, width: float) -> None:
    lines = wrapped(text, MEASURE, 10, 400, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert len(line) <= 1 or MEASURE.width(line, 10, 400) <= width + NEAR


def test_a_graph_knows_actions_by_their_causes() -> None:
    review = applied(tree((EFFECT_ID, "a")), Add(Action(id="x", number=1, cause_ids=("a",))))
    graph = CauseGraph(review)
    assert [action.id for action in graph.actions("a")] == ["x"]
    assert graph.actions(EFFECT_ID) == ()


def test_causes_of_the_same_id_in_two_reviews_are_told_apart() -> None:
    first, second = tree((EFFECT_ID, "a")), tree((EFFECT_ID, "a"))
    cause = second.causes[0]
    assert isinstance(cause, Cause)
    second = apply_edit(second, set_field(cause, "text", "quite another"))[0]
    assert "cause a" in words_of(box_of(first, "whys", "a"))
    assert "quite" in words_of(box_of(second, "whys", "a"))
    assert "cause a" in words_of(box_of(first, "whys", "a"))
