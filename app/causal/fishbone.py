# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fishbone lens: the effect at the right, a bone for each category, stable in order.

All bones slant alike, so a box at a given height keeps the same distance to both neighbours, and a
pitch wider than a box means that nothing overlaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.causal.cause_box import compact_box, effect_box, moved
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.shapes import Box, Drawing, Label, Path, Shape, TextLine, polyline
from app.causal.text_measure import TextMeasure, wrapped
from app.review.review import Review

BOX_WIDTH = 184.0
TICK = 22.0
PITCH = BOX_WIDTH + TICK + 26.0
SLANT = 0.36
"""How far a bone runs to the right for each unit it comes nearer to the spine."""

ROW_GAP = 14.0
HEAD_WIDTH, HEAD_HEIGHT = 160.0, 30.0
HEAD_GAP = 16.0
SPINE_GAP = 24.0
EFFECT_WIDTH = 168.0
LEAST_BONE = 110.0
TRAY_GAP = 36.0
BONE = "bone:"
"""Prefix of the ids of the boxes that name bones; what follows is the category."""


@dataclass(frozen=True)
class _Bone:
    """One category with its boxes; `above` the spine or below, in column `column`."""

    name: str
    boxes: tuple[Box, ...]
    column: int
    above: bool

    @property
    def length(self) -> float:
        """The height the bone needs from its head to the spine."""
        inner = sum(box.height for box in self.boxes) + ROW_GAP * max(0, len(self.boxes) - 1)
        return max(LEAST_BONE, HEAD_GAP + inner + SPINE_GAP)


def fishbone(review: Review, measure: TextMeasure, options: LensOptions) -> Drawing:
    """Return the fishbone. Categories that no set names get bones of their own at the end."""
    graph = CauseGraph(review)
    bones, tray = _sorted(graph, measure, options)
    columns = max((bone.column for bone in bones), default=-1) + 1
    up = max((bone.length for bone in bones if bone.above), default=LEAST_BONE)
    down = max((bone.length for bone in bones if not bone.above), default=LEAST_BONE)
    spine = HEAD_HEIGHT + up
    first = BOX_WIDTH + TICK + 10 + SLANT * max(up, down)
    shapes: list[Shape] = []
    for bone in bones:
        joint = first + bone.column * PITCH
        shapes += _bone_shapes(bone, joint, spine, up if bone.above else down, measure)
    nose = first + max(columns - 1, 0) * PITCH + 30
    effect = effect_box(graph, measure, options, EFFECT_WIDTH)
    shapes += _spine(nose, spine)
    top = spine - effect.height / 2
    shapes.append(moved(effect, nose + 4, top))
    overhang = max(0.0, -top)
    bottom = max(spine + down + HEAD_HEIGHT, spine + effect.height / 2)
    width = nose + 4 + EFFECT_WIDTH
    shapes, bottom = [_lowered(shape, overhang) for shape in shapes], bottom + overhang
    if tray:
        shapes += _tray(tray, bottom + TRAY_GAP, width, options)
        bottom = max(shape.y + shape.height for shape in shapes if isinstance(shape, Box))
    lines = [shape for shape in shapes if isinstance(shape, Path)]
    rest = [shape for shape in shapes if not isinstance(shape, Path)]
    return Drawing(width, bottom, (*lines, *rest))


def bone_of(shape_id: str) -> str | None:
    """Return the category a bone's head stands for, or None for another shape."""
    return shape_id.removeprefix(BONE) if shape_id.startswith(BONE) else None


def _sorted(
    graph: CauseGraph, measure: TextMeasure, options: LensOptions
) -> tuple[list[_Bone], list[Box]]:
    """Return the bones, and the boxes of the causes that nobody has sorted yet."""
    boxes: dict[str, list[Box]] = {category: [] for category in options.categories}
    for cause_id, _ in graph.outline():
        box = compact_box(graph, cause_id, measure, BOX_WIDTH)
        boxes.setdefault(graph.cause(cause_id).category, []).append(box)
    tray = boxes.pop("", [])
    if options.hide_empty:
        boxes = {name: found for name, found in boxes.items() if found}
    bones = [
        _Bone(name, tuple(found), place // 2, above=place % 2 == 0)
        for place, (name, found) in enumerate(boxes.items())
    ]
    return bones, tray


def _bone_shapes(
    bone: _Bone, joint: float, spine: float, length: float, measure: TextMeasure
) -> list[Shape]:
    """Return a bone's line, head and boxes; `joint` is where it meets the spine."""
    side = -1.0 if bone.above else 1.0
    tip = (joint - SLANT * length, spine + side * length)
    shapes: list[Shape] = [
        Path(f"{BONE}{bone.name}:line", polyline(tip, (joint, spine)), "text", 1.75)
    ]
    shapes.append(_head(bone, tip, measure))
    spare = length - bone.length
    spread = spare / (len(bone.boxes) + 1) if bone.boxes else 0.0
    y = spine + side * (length - HEAD_GAP - spread)
    for box in bone.boxes:
        top = y if bone.above else y - box.height
        middle = top + box.height / 2
        on_bone = joint - SLANT * abs(spine - middle)
        right = on_bone - TICK
        shapes.append(moved(box, right - BOX_WIDTH, top))
        tick = polyline((right, middle), (on_bone, middle))
        shapes.append(Path(f"{box.id}:tick", tick, "line2", 1.25, dashed=box.dashed))
        y -= side * (box.height + ROW_GAP + spread)
    return shapes


def _head(bone: _Bone, tip: tuple[float, float], measure: TextMeasure) -> Box:
    x = tip[0] - HEAD_WIDTH / 2
    y = tip[1] - HEAD_HEIGHT if bone.above else tip[1]
    name = wrapped(bone.name, measure, 12.5, 600, HEAD_WIDTH - 16, 1)[0]
    text = TextLine(tip[0], y + 20, name, 12.5, 600, "surface", anchor="middle")
    return Box(
        f"{BONE}{bone.name}", x, y, HEAD_WIDTH, HEAD_HEIGHT, fill="text", stroke="text",
        radius=6, texts=(text,),
    )  # fmt: skip


def _spine(nose: float, y: float) -> list[Shape]:
    arrow = polyline((nose - 12, y - 8), (nose, y), (nose - 12, y + 8))
    return [
        Path("spine", polyline((0, y), (nose, y)), "text", 3.0),
        Path("spine:arrow", arrow, "text", 3.0),
    ]


def _tray(boxes: Sequence[Box], top: float, width: float, options: LensOptions) -> list[Shape]:
    """Return the unsorted causes in rows below the fish."""
    title = TextLine(0, top, options.words.unsorted, 12.0, 600, "text3")
    shapes: list[Shape] = [Label("unsorted", (title,))]
    per_row = max(1, int((width + 12) // (BOX_WIDTH + 12)))
    y = top + 12
    for start in range(0, len(boxes), per_row):
        row = boxes[start : start + per_row]
        shapes += [moved(box, place * (BOX_WIDTH + 12), y) for place, box in enumerate(row)]
        y += max(box.height for box in row) + 12
    return shapes


def _lowered(shape: Shape, distance: float) -> Shape:
    """Return `shape` moved down."""
    if not distance:
        return shape
    if isinstance(shape, Box):
        return moved(shape, shape.x, shape.y + distance)
    if isinstance(shape, Path):
        commands = tuple(
            (name, tuple((x, y + distance) for x, y in points)) for name, points in shape.commands
        )
        return Path(
            shape.id,
            commands,
            shape.stroke,
            shape.stroke_width,
            shape.fill,
            shape.dashed,
            shape.owner,
        )
    return shape
