# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fishbone lens: the effect at the right, a bone for each category, stable in order.

All bones slant alike, so bones that are far enough apart at one height are so at every height. A
bone with much on it carries several boxes in a row, so that the fish stays wide rather than high.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, sqrt

from app.causal.cause_box import CauseBoxes, effect_box
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.moving import moved
from app.causal.shapes import Box, Drawing, Label, Path, Shape, TextLine, polyline
from app.causal.text_measure import TextMeasure, wrapped
from app.review.review import Review

BOX_WIDTH = 184.0
TICK = 22.0
BESIDE = 12.0
"""Between a bone and the boxes of the next one."""

SLANT = 0.36
"""How far a bone runs to the right for each unit it comes nearer to the spine."""

ROW_GAP = 14.0
HEAD_WIDTH, HEAD_STEP, HEAD_PAD = 160.0, 16.0, 7.0
HEAD_GAP = 16.0
SPINE_GAP = 24.0
EFFECT_WIDTH = 168.0
LEAST_BONE = 110.0
TRAY_GAP = 36.0
TRAY_WIDTH = 4 * (BOX_WIDTH + 12)
_ROWS_FOR_ONE_BOX = 8
"""A bone with up to so many boxes has one in each row."""

_CLEAR_HEIGHT = 78.0
"""A box up to this height stays clear of its slanting bone at the usual distance."""

BONE = "bone:"
"""Prefix of the ids of the boxes that name bones; what follows is the category."""


@dataclass(frozen=True)
class _Bone:
    """One category: its head and its boxes, row by row from the head to the spine."""

    name: str
    head: Box
    boxes: tuple[Box, ...]
    column: int
    above: bool

    @cached_property
    def abreast(self) -> int:
        """How many boxes stand in a row."""
        return max(1, ceil(sqrt(len(self.boxes) / _ROWS_FOR_ONE_BOX)))

    @cached_property
    def rows(self) -> tuple[tuple[Box, ...], ...]:
        """The boxes row by row, the one nearest to the bone first."""
        starts = range(0, len(self.boxes), self.abreast)
        return tuple(self.boxes[start : start + self.abreast] for start in starts)

    @cached_property
    def length(self) -> float:
        """The height the bone needs from its head to the spine."""
        inner = sum(map(_height, self.rows)) + ROW_GAP * max(0, len(self.rows) - 1)
        return max(LEAST_BONE, HEAD_GAP + inner + SPINE_GAP)


@dataclass(frozen=True)
class _Fish:
    """The measures that all bones share. `up` and `down` are the lengths of the bones."""

    bones: tuple[_Bone, ...]
    spine: float
    up: float
    down: float

    @cached_property
    def tallest(self) -> float:
        """The height of the highest box on any bone."""
        return max((box.height for bone in self.bones for box in bone.boxes), default=0.0)

    @cached_property
    def joints(self) -> tuple[float, ...]:
        """Where the bones of each column meet the spine."""
        joints: list[float] = []
        for column in range(max((bone.column for bone in self.bones), default=-1) + 1):
            abreast = max(bone.abreast for bone in self.bones if bone.column == column)
            strip = abreast * (BOX_WIDTH + BESIDE) + tick_length(self.tallest)
            before = joints[-1] + SLANT * self.tallest if joints else self.first
            joints.append(before + strip)
        return tuple(joints)

    @property
    def first(self) -> float:
        """How far the tips of the bones lie to the left of where they meet the spine."""
        return SLANT * max(self.up, self.down)

    @property
    def nose(self) -> float:
        """Where the spine ends: a tall effect must not meet the heads of the last bones either."""
        last = self.joints[-1] if self.joints else self.first + BOX_WIDTH + TICK
        return last + max(30.0, HEAD_WIDTH / 2 - SLANT * min(self.up, self.down))


def fishbone(review: Review, measure: TextMeasure, options: LensOptions) -> Drawing:
    """Return the fishbone. Categories that no set names get bones of their own at the end."""
    graph = CauseGraph(review)
    bones, tray = _sorted(graph, measure, options)
    effect = effect_box(graph, measure, options, EFFECT_WIDTH)
    fish = _measured(bones, effect)
    shapes: list[Shape] = []
    for bone in bones:
        shapes += _bone_shapes(bone, fish)
    shapes += _spine(fish)
    shapes.append(moved(effect, fish.nose + 4, fish.spine - effect.height / 2))
    width = fish.nose + 4 + EFFECT_WIDTH
    foot = max((bone.head.height for bone in bones if not bone.above), default=0.0)
    bottom = fish.spine + max(fish.down + foot, effect.height / 2)
    if tray:
        width = max(width, TRAY_WIDTH)
        tray_shapes, bottom = _tray(tray, bottom + TRAY_GAP, width, options)
        shapes += tray_shapes
    lines = [shape for shape in shapes if isinstance(shape, Path)]
    rest = [shape for shape in shapes if not isinstance(shape, Path)]
    return Drawing(width, bottom, (*lines, *rest))


def bone_of(shape_id: str) -> str | None:
    """Return the category a bone's head stands for, or None for another shape."""
    return shape_id.removeprefix(BONE) if shape_id.startswith(BONE) else None


def tick_length(height: float) -> float:
    """Return how far from its bone a box of `height` stays, so that the slant does not meet it."""
    return TICK + SLANT * max(0.0, height - _CLEAR_HEIGHT) / 2


def _height(row: Sequence[Box]) -> float:
    return max(box.height for box in row)


def _sorted(
    graph: CauseGraph, measure: TextMeasure, options: LensOptions
) -> tuple[tuple[_Bone, ...], list[Box]]:
    """Return the bones, and the boxes of the causes that nobody has sorted yet."""
    makes = CauseBoxes(graph, measure, options, BOX_WIDTH, compact=True)
    boxes: dict[str, list[Box]] = {category: [] for category in options.categories}
    for cause_id, _ in graph.outline():
        boxes.setdefault(graph.cause(cause_id).category, []).append(makes.of(cause_id))
    tray = boxes.pop("", [])
    if options.hide_empty:
        boxes = {name: found for name, found in boxes.items() if found}
    bones = tuple(
        _Bone(name, _head(name, measure), tuple(found), place // 2, above=place % 2 == 0)
        for place, (name, found) in enumerate(boxes.items())
    )
    return bones, tray


def _head(name: str, measure: TextMeasure) -> Box:
    """Return the box that names a bone, at the origin."""
    lines = wrapped(name, measure, 12.5, 600, HEAD_WIDTH - 16)
    texts = tuple(
        TextLine(
            HEAD_WIDTH / 2, HEAD_PAD + HEAD_STEP * place + 13, line, 12.5, 600, "surface", "middle"
        )
        for place, line in enumerate(lines)
    )
    return Box(
        f"{BONE}{name}", 0, 0, HEAD_WIDTH, 2 * HEAD_PAD + HEAD_STEP * len(lines),
        fill="text", stroke="text", radius=6, texts=texts,
    )  # fmt: skip


def _measured(bones: tuple[_Bone, ...], effect: Box) -> _Fish:
    upper = [bone for bone in bones if bone.above]
    up = max((bone.length for bone in upper), default=LEAST_BONE)
    down = max((bone.length for bone in bones if not bone.above), default=LEAST_BONE)
    heads = max((bone.head.height for bone in upper), default=0.0)
    return _Fish(bones, max(heads + up, effect.height / 2), up, down)


def _bone_shapes(bone: _Bone, fish: _Fish) -> Iterator[Shape]:
    """Yield a bone's line, head and boxes."""
    joint, side = fish.joints[bone.column], -1.0 if bone.above else 1.0
    length = fish.up if bone.above else fish.down
    tip = (joint - SLANT * length, fish.spine + side * length)
    yield Path(f"{BONE}{bone.name}:line", polyline(tip, (joint, fish.spine)), "text", 1.75)
    head_y = tip[1] - bone.head.height if bone.above else tip[1]
    yield moved(bone.head, tip[0] - HEAD_WIDTH / 2, head_y)
    spread = (length - bone.length) / (len(bone.rows) + 1)
    away = length - HEAD_GAP - spread
    for row in bone.rows:
        height = _height(row)
        middle = away - height / 2
        yield from _row_shapes(row, joint - SLANT * middle, fish.spine + side * middle)
        away -= height + ROW_GAP + spread


def _row_shapes(row: Sequence[Box], on_bone: float, middle: float) -> Iterator[Shape]:
    """Yield boxes from the bone to the left, each with a line to what is at its right."""
    end, right = on_bone, on_bone - tick_length(_height(row))
    for box in row:
        yield moved(box, right - BOX_WIDTH, middle - box.height / 2)
        tick = polyline((right, middle), (end, middle))
        yield Path(f"{box.id}:tick", tick, "line2", 1.25, dashed=box.dashed)
        end = right - BOX_WIDTH
        right = end - BESIDE


def _spine(fish: _Fish) -> list[Shape]:
    nose, y = fish.nose, fish.spine
    arrow = polyline((nose - 12, y - 8), (nose, y), (nose - 12, y + 8))
    return [
        Path("spine", polyline((0, y), (nose, y)), "text", 3.0),
        Path("spine:arrow", arrow, "text", 3.0),
    ]


def _tray(
    boxes: Sequence[Box], top: float, width: float, options: LensOptions
) -> tuple[list[Shape], float]:
    """Return the unsorted causes in rows below the fish, and where they end."""
    title = TextLine(0, top, options.words.unsorted, 12.0, 600, "text3")
    shapes: list[Shape] = [Label("unsorted", (title,))]
    per_row = max(1, int((width + BESIDE) // (BOX_WIDTH + BESIDE)))
    y = top + 12
    for start in range(0, len(boxes), per_row):
        row = boxes[start : start + per_row]
        shapes += [moved(box, place * (BOX_WIDTH + BESIDE), y) for place, box in enumerate(row)]
        y += _height(row) + 12
    return shapes, y - 12
