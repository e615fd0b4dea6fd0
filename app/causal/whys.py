# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The 5 Whys lens: a tree from the effect at the left, read as questions and answers.

Placed as tidy trees are (after Reingold and Tilford, 1981): each branch has an upper and a lower
outline by depth, and moves up against what is above it until they would touch.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.causal.cause_box import cause_box, effect_box, label_of, moved
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.shapes import Box, Command, Drawing, Label, Path, Shape, TextLine
from app.causal.text_measure import TextMeasure
from app.review.cause import EFFECT_ID, CauseState
from app.review.review import Review

NODE_WIDTH = 172.0
COLUMN = 204.0
ROW_GAP = 8.0
HEADING = 30.0
CORNER = 6.0
CHIP_HEIGHT = 24.0
TRAY_GAP = 28.0


@dataclass
class _Node:
    """One node of the tree; `middle` is its height relative to its parent's middle."""

    box: Box
    depth: int
    children: list[_Node] = field(default_factory=list)
    middle: float = 0.0
    dashed: bool = False


@dataclass
class _Outline:
    """How far a branch reaches up and down at each depth, from the middle of its root."""

    tops: list[float]
    bottoms: list[float]


def whys(review: Review, measure: TextMeasure, options: LensOptions) -> Drawing:
    """Return the tree. Bands of siblings never overlap, so boxes don't either."""
    graph = CauseGraph(review)
    builder = _Builder(graph, measure, options)
    shapes: list[Shape] = []
    root = builder.node(EFFECT_ID, 0)
    bottom = _place(root, HEADING, shapes)
    loose = [builder.node(cause_id, 1) for cause_id in graph.loose()]
    if loose:
        y = bottom + TRAY_GAP
        title = TextLine(COLUMN, y, options.words.loose, 12.0, 600, "text3")
        shapes.append(Label("loose", (title,)))
        y += 12
        for node in loose:
            y = _place(node, y, shapes) + ROW_GAP
        bottom = y
    deepest = max((_depth(node) for node in (root, *loose)), default=0)
    shapes += _headings(deepest, options)
    lines = [shape for shape in shapes if isinstance(shape, Path)]
    rest = [shape for shape in shapes if not isinstance(shape, Path)]
    return Drawing(deepest * COLUMN + NODE_WIDTH, bottom, (*lines, *rest))


class _Builder:
    """Makes the nodes of a tree."""

    def __init__(self, graph: CauseGraph, measure: TextMeasure, options: LensOptions) -> None:
        self._graph = graph
        self._measure = measure
        self._options = options

    def node(self, start: str, depth: int) -> _Node:
        """Return the node of a cause with everything under it; graphs may be deep."""
        root = self._single(start, depth)
        waiting = [(start, root)]
        order = [root]
        while waiting:
            cause_id, node = waiting.pop()
            if cause_id in self._options.folded:
                self._add_fold(cause_id, node, order)
                continue
            for child_id in self._graph.children(cause_id):
                if self._graph.parent(child_id) != cause_id:
                    child = self._reference(cause_id, child_id, node.depth + 1)
                else:
                    child = self._single(child_id, node.depth + 1)
                    waiting.append((child_id, child))
                node.children.append(child)
                order.append(child)
        _settle(order)
        return root

    def _single(self, cause_id: str, depth: int) -> _Node:
        if cause_id == EFFECT_ID:
            return _Node(effect_box(self._graph, self._measure, self._options, NODE_WIDTH), depth)
        box = cause_box(self._graph, cause_id, self._measure, self._options, NODE_WIDTH)
        suspected = self._graph.cause(cause_id).state is CauseState.SUSPECTED
        return _Node(box, depth, dashed=suspected)

    def _reference(self, effect_id: str, cause_id: str, depth: int) -> _Node:
        """Return the chip that stands for a cause drawn elsewhere."""
        words = self._options.words.same_as.format(label_of(self._graph.cause(cause_id)))
        return _Node(self._chip(f"{effect_id}>{cause_id}", words, cause_id), depth, dashed=True)

    def _add_fold(self, cause_id: str, node: _Node, order: list[_Node]) -> None:
        hidden = len(self._graph.descendants(cause_id))
        if hidden:
            folded = _Node(self._chip(f"{cause_id}:folded", f"+{hidden}", cause_id), node.depth + 1)
            node.children.append(folded)
            order.append(folded)

    def _chip(self, shape_id: str, words: str, owner: str) -> Box:
        width = self._measure.width(words, 12.0, 500) + 18
        text = TextLine(9, 16, words, 12.0, 500, "accent_text")
        return Box(
            shape_id, 0, 0, width, CHIP_HEIGHT, fill="accent_weak", stroke="", radius=6,
            texts=(text,), owner=owner,
        )  # fmt: skip


def _settle(order: list[_Node]) -> None:
    """Set each node's `middle`, children before parents; `order` has parents first."""
    outlines: dict[int, _Outline] = {}
    for node in reversed(order):
        half = node.box.height / 2
        merged = _Outline([], [])
        for child in node.children:
            outline = outlines.pop(id(child))
            child.middle = _lowest_touch(merged, outline)
            _merge(merged, outline, child.middle)
        centre = (node.children[0].middle + node.children[-1].middle) / 2 if node.children else 0.0
        for child in node.children:
            child.middle -= centre
        outlines[id(node)] = _Outline(
            [-half, *(top - centre for top in merged.tops)],
            [half, *(bottom - centre for bottom in merged.bottoms)],
        )
    root = order[0]
    root.middle = -min(outlines[id(root)].tops)


def _lowest_touch(above: _Outline, outline: _Outline) -> float:
    """Return how far down a branch must go to clear what is above it at every depth."""
    pairs = zip(above.bottoms, outline.tops, strict=False)
    return max((bottom + ROW_GAP - top for bottom, top in pairs), default=0.0)


def _merge(merged: _Outline, outline: _Outline, shift: float) -> None:
    """Add a branch, moved by `shift`, to the outline of its elder siblings."""
    for depth, (top, bottom) in enumerate(zip(outline.tops, outline.bottoms, strict=True)):
        if depth < len(merged.tops):
            merged.bottoms[depth] = bottom + shift
        else:
            merged.tops.append(top + shift)
            merged.bottoms.append(bottom + shift)


def _place(root: _Node, top: float, shapes: list[Shape]) -> float:
    """Place a settled tree from `top` down; return where it ends."""
    waiting = [(root, top + root.middle)]
    end = top
    while waiting:
        node, middle = waiting.pop()
        node.box = moved(node.box, node.depth * COLUMN, middle - node.box.height / 2)
        end = max(end, node.box.y + node.box.height)
        shapes.append(node.box)
        for child in node.children:
            shapes.append(_connector(node, child, middle + child.middle))
            waiting.append((child, middle + child.middle))
    return end


def _connector(node: _Node, child: _Node, end_y: float) -> Path:
    start = (node.box.x + node.box.width, node.box.y + node.box.height / 2)
    end = (child.depth * COLUMN, end_y)
    line = _elbow(start, end)
    return Path(f"{node.box.id}-{child.box.id}", line, "line2", 1.25, dashed=child.dashed)


def _elbow(start: tuple[float, float], end: tuple[float, float]) -> tuple[Command, ...]:
    """Return a line with two rounded right angles half way."""
    y1, (x2, y2) = start[1], end
    if abs(y2 - y1) < 1:
        return (("M", (start,)), ("L", (end,)))
    middle = x2 - (COLUMN - NODE_WIDTH) / 2
    turn = min(CORNER, abs(y2 - y1) / 2) * (1 if y2 > y1 else -1)
    size = abs(turn)
    return (
        ("M", (start,)),
        ("L", ((middle - size, y1),)),
        ("C", ((middle, y1), (middle, y1), (middle, y1 + turn))),
        ("L", ((middle, y2 - turn),)),
        ("C", ((middle, y2), (middle, y2), (middle + size, y2))),
        ("L", (end,)),
    )


def _headings(deepest: int, options: LensOptions) -> list[Shape]:
    return [
        Label(
            f"why{depth}",
            (TextLine(depth * COLUMN, 12, options.words.why.format(depth), 12.0, 600, "text2"),),
        )
        for depth in range(1, deepest + 1)
    ]


def _depth(root: _Node) -> int:
    deepest, waiting = root.depth, [root]
    while waiting:
        node = waiting.pop()
        deepest = max(deepest, node.depth)
        waiting += node.children
    return deepest
