# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fault tree: the right symbol under each cause, everything shown, nothing in the way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.causal.fault_symbols import and_gate, circle, diamond, ellipse, or_gate
from app.causal.fault_tree import fault_tree
from app.causal.lens import LensOptions
from app.causal.shapes import Box, Command, Drawing, Label, Path
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, Gate, Link, StopReason
from app.review.edits import Edit, Remove, Set
from app.review.item import Kind
from app.review.rank import ranks_after
from app.review.review import Review
from tests.app.causal.graphs import EvenMeasure, tree
from tests.builders import applied, review_with

SCREEN = LensOptions()
PAPER = LensOptions(full_text=True)
ROOT = StopReason.ROOT_FACTOR
LETTERS = "aeiou bcdfgm" * 2 + "漢字検出 العربية ÄÖß"


def drawn(review: Review, options: LensOptions = SCREEN) -> Drawing:
    return fault_tree(review, EvenMeasure(), options)


def with_fields(review: Review, cause_id: str, **fields: object) -> Review:
    edits: list[Edit] = [Set(Kind.CAUSE, cause_id, name, value) for name, value in fields.items()]
    return applied(review, *edits)


def boxes(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box)]


def box(drawing: Drawing, shape_id: str) -> Box:
    return next(each for each in boxes(drawing) if each.id == shape_id)


def path(drawing: Drawing, shape_id: str) -> Path:
    found = [each for each in drawing.shapes if each.id == shape_id]
    assert found, shape_id
    assert isinstance(found[0], Path)
    return found[0]


def ids(drawing: Drawing) -> set[str]:
    return {shape.id for shape in drawing.shapes}


def word(drawing: Drawing, cause_id: str) -> str:
    label = next(each for each in drawing.shapes if each.id == f"{cause_id}:gate-word")
    assert isinstance(label, Label)
    return label.texts[0].text


def middle(shape: Box) -> float:
    return shape.x + shape.width / 2


def outline(shape: Path) -> list[str]:
    """Return the steps of a closed outline, a stem before it left out."""
    names = [name for name, _ in shape.commands]
    start = max(place for place, name in enumerate(names) if name == "M")
    return names[start:]


def steps(commands: tuple[Command, ...]) -> list[str]:
    return [name for name, _ in commands]


def points(shape: Path) -> list[tuple[float, float]]:
    return [point for _, places in shape.commands for point in places]


@pytest.mark.parametrize(
    ("gate", "symbol", "said"), [(Gate.AND, and_gate, "AND"), (Gate.OR, or_gate, "OR")]
)
def test_a_gate_has_its_shape_and_its_word(gate: Gate, symbol: object, said: str) -> None:
    assert callable(symbol)
    review = with_fields(tree((EFFECT_ID, "a"), (EFFECT_ID, "b")), EFFECT_ID, gate=gate)
    drawing = drawn(review)
    assert outline(path(drawing, f"{EFFECT_ID}:gate")) == steps(symbol(0, 0))
    assert word(drawing, EFFECT_ID) == said


def test_a_vote_gate_has_k_of_n_written_in() -> None:
    links = [(EFFECT_ID, name) for name in "abc"]
    review = with_fields(tree(*links), EFFECT_ID, gate=Gate.AT_LEAST, gate_count=2)
    drawing = drawn(review)
    gate = points(path(drawing, f"{EFFECT_ID}:gate"))
    label = next(each for each in drawing.shapes if each.id == f"{EFFECT_ID}:gate-word")
    assert isinstance(label, Label)
    line = label.texts[0]
    assert line.text == "2/3"
    assert min(y for _, y in gate) < line.y < max(y for _, y in gate)
    assert line.x == middle(box(drawing, EFFECT_ID))


def test_a_vote_counts_only_what_has_not_been_ruled_out() -> None:
    links = [(EFFECT_ID, name) for name in "abc"]
    review = with_fields(tree(*links), EFFECT_ID, gate=Gate.AT_LEAST, gate_count=3)
    assert word(drawn(with_fields(review, "b", state=CauseState.REFUTED)), EFFECT_ID) == "2/2"


def test_a_single_cause_hangs_on_a_plain_line_without_a_gate() -> None:
    drawing = drawn(tree((EFFECT_ID, "a")))
    assert f"{EFFECT_ID}:gate" not in ids(drawing)
    (x1, y1), (x2, y2) = points(path(drawing, f"{EFFECT_ID}:inputs"))
    assert x1 == x2 == middle(box(drawing, "a"))
    assert y1 == box(drawing, EFFECT_ID).y + box(drawing, EFFECT_ID).height
    assert y2 == box(drawing, "a").y


@pytest.mark.parametrize(
    ("fields", "symbol"),
    [
        ({"stop_reason": ROOT}, circle),
        ({"stop_reason": StopReason.NO_CONTROL}, circle),
        ({"stop_reason": StopReason.NO_EVIDENCE}, diamond),
        ({"stop_reason": StopReason.OTHER_PATH}, diamond),
        ({}, diamond),
        ({"stop_reason": ROOT, "kind": CauseKind.CONDITION}, ellipse),
    ],
)
def test_an_end_has_the_symbol_of_what_ended_it(fields: dict[str, object], symbol: object) -> None:
    assert callable(symbol)
    end = path(drawn(with_fields(tree((EFFECT_ID, "a")), "a", **fields)), "a:end")
    assert outline(end) == steps(symbol(0, 0))
    wide = max(x for x, _ in points(end)) - min(x for x, _ in points(end))
    drawn_wide = [x for _, places in symbol(0, 0) for x, _ in places]
    assert wide == pytest.approx(max(drawn_wide) - min(drawn_wide))


def test_only_ends_have_the_symbol_of_an_end() -> None:
    drawing = drawn(tree((EFFECT_ID, "a"), ("a", "b")))
    assert "b:end" in ids(drawing)
    assert not {"a:end", f"{EFFECT_ID}:end"} & ids(drawing)


def test_a_shared_cause_is_whole_once_and_a_transfer_elsewhere() -> None:
    drawing = drawn(tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("a", "c"), ("b", "c"), ("c", "d")))
    reference = box(drawing, "b>c")
    assert reference.texts[0].text == "same as C3"
    assert reference.owner == "c"
    assert path(drawing, "b>c:in").owner == "c"
    assert path(drawing, "c:out").owner == "c"
    assert [each.id for each in boxes(drawing)].count("d") == 1
    assert not {"a:out", "d:out"} & ids(drawing)


def test_a_refuted_cause_stays_struck_through_and_out_of_the_gate() -> None:
    review = tree(*((EFFECT_ID, name) for name in "abc"), ("b", "d"))
    drawing = drawn(with_fields(review, "b", state=CauseState.REFUTED))
    assert all(line.struck for line in box(drawing, "b").texts[1:] if line.weight == 400)
    assert path(drawing, f"{EFFECT_ID}:aside").dashed
    tops = points(path(drawing, f"{EFFECT_ID}:inputs"))
    assert middle(box(drawing, "b")) not in {x for x, _ in tops}
    assert middle(box(drawing, "b")) > middle(box(drawing, "c"))
    assert path(drawing, "b:inputs").dashed
    assert not path(drawing, "a:end").dashed


def test_a_cause_of_which_everything_below_is_ruled_out_is_an_end() -> None:
    review = with_fields(tree((EFFECT_ID, "a"), ("a", "b")), "b", state=CauseState.REFUTED)
    drawing = drawn(review)
    assert "a:end" in ids(drawing)
    assert "b:end" not in ids(drawing)
    assert {"a:aside", "b"} <= ids(drawing)


def test_a_folded_branch_says_how_much_it_hides() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("a", "c"), ("b", "d"))
    drawing = drawn(review, LensOptions(folded=frozenset({"a", "d"})))
    assert {each.id for each in boxes(drawing)} == {EFFECT_ID, "a", "a:folded"}
    assert box(drawing, "a:folded").texts[0].text == "+3"
    assert "a:gate" not in ids(drawing)


def test_causes_that_explain_nothing_yet_lie_in_a_tray_below() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("b", "c"))
    drawing = drawn(applied(review, Remove(Kind.LINK, f"{EFFECT_ID}>b")))
    title = next(each for each in drawing.shapes if each.id == "loose")
    assert isinstance(title, Label)
    assert box(drawing, "a").y < title.texts[0].y < box(drawing, "b").y < box(drawing, "c").y


def test_the_effect_stands_alone_where_nothing_explains_it_yet() -> None:
    drawing = drawn(tree())
    assert ids(drawing) == {EFFECT_ID}
    assert drawing.height >= box(drawing, EFFECT_ID).height


def test_a_row_has_boxes_of_one_height() -> None:
    review = with_fields(tree((EFFECT_ID, "a"), (EFFECT_ID, "b")), "b", text="many words " * 9)
    drawing = drawn(review, PAPER)
    assert box(drawing, "a").height == box(drawing, "b").height
    assert box(drawing, "a").y == box(drawing, "b").y


def test_a_gate_stands_in_the_middle_of_its_inputs() -> None:
    drawing = drawn(tree(*((EFFECT_ID, name) for name in "abc")))
    assert middle(box(drawing, EFFECT_ID)) == middle(box(drawing, "b"))


def test_a_very_deep_graph_is_drawn_too() -> None:
    names = [f"n{number:04}" for number in range(1500)]
    review = tree(*zip([EFFECT_ID, *names], names, strict=False))
    assert len(boxes(drawn(review))) == 1501


def scattered(seed: int, count: int) -> Review:
    """Return a random review: branches, shared causes, loose ones, every state, gate and end."""
    chance = random.Random(seed)
    ranks = ranks_after("", count * 3)
    items: list[Cause | Link] = []
    for number in range(count):
        cause_id = f"c{number}"
        items.append(
            Cause(
                id=cause_id,
                rank=ranks[number],
                number=number + 1,
                text="".join(chance.choices(LETTERS, k=chance.randint(1, 200))),
                kind=chance.choice((None, *CauseKind)),
                state=chance.choice(tuple(CauseState)),
                gate=chance.choice(tuple(Gate)),
                gate_count=chance.randint(0, 4),
                stop_reason=chance.choice((None, *StopReason)),
            )
        )
        above = [EFFECT_ID, *(f"c{chance.randrange(number)}" for _ in range(2) if number)]
        chosen = chance.sample(above, chance.choice((0, 1, 1, 1, 1, 1, min(2, len(above)))))
        for place, parent in enumerate(dict.fromkeys(chosen)):
            rank = ranks[count + number * 2 + place]
            link = Link(id=f"{parent}>{cause_id}", rank=rank, effect_id=parent, cause_id=cause_id)
            items.append(link)
    return review_with(*items)


many_causes = given(st.integers(0, 10_000), st.integers(1, 300))


def areas(drawing: Drawing) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield what may not be covered: boxes, and the symbols below them without their stems."""
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            yield shape.id, shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        elif isinstance(shape, Path) and shape.fill:
            names = [name for name, _ in shape.commands]
            start = max(place for place, name in enumerate(names) if name == "M")
            places = [point for _, each in shape.commands[start:] for point in each]
            across, down = [x for x, _ in places], [y for _, y in places]
            yield shape.id, min(across), min(down), max(across), max(down)


@many_causes
@settings(max_examples=12, deadline=None)
def test_no_box_and_no_symbol_covers_another(seed: int, count: int) -> None:
    review = scattered(seed, count)
    for options in (PAPER, SCREEN):
        drawing = drawn(review, options)
        for first, second in combinations(areas(drawing), 2):
            across = min(first[3], second[3]) - max(first[1], second[1])
            down = min(first[4], second[4]) - max(first[2], second[2])
            assert across <= 0.01 or down <= 0.01, (first, second)
        for _, left, top, right, bottom in areas(drawing):
            assert left >= -0.01
            assert top >= -0.01
            assert right <= drawing.width + 0.01
            assert bottom <= drawing.height + 0.01


@many_causes
@settings(max_examples=12, deadline=None)
def test_no_text_is_cut_and_every_cause_is_shown(seed: int, count: int) -> None:
    review, measure = scattered(seed, count), EvenMeasure()
    drawing = drawn(review, PAPER)
    whole = {each.id: each for each in boxes(drawing) if each.id == each.owner}
    assert whole.keys() == {EFFECT_ID, *(cause.id for cause in review.causes)}
    assert len(ids(drawing)) == len(drawing.shapes)
    for cause in review.causes:
        told = "".join(line.text for line in whole[cause.id].texts)
        assert "".join(cause.text.split()) in told.replace(" ", "")
    for each in boxes(drawing):
        for line in each.texts:
            width = measure.width(line.text, line.size, line.weight)
            start = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
            assert each.x <= start
            assert start + width <= each.x + each.width + 0.01
            assert each.y <= line.y <= each.y + each.height


@many_causes
@settings(max_examples=6, deadline=None)
def test_the_same_causes_are_always_drawn_alike(seed: int, count: int) -> None:
    assert drawn(scattered(seed, count)) == drawn(scattered(seed, count))
