# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fault tree lens: the effect on top, what had to come together below it, row by row.

All boxes of a row have one height, so the lines below them run in one strip of their own, and
branches that keep clear of each other in every row never overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.causal.cause_box import cause_box, effect_box, label_of, moved
from app.causal.fault_marks import (
    BELOW,
    FOOT,
    STEM,
    aside_line,
    end_mark,
    gate_marks,
    inputs_line,
    transfer_in,
    transfer_out,
)
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.shapes import Box, Drawing, Label, Path, Point, Shape, TextLine
from app.causal.text_measure import TextMeasure
from app.causal.tidy import tidy_places
from app.review.cause import EFFECT_ID, CauseState
from app.review.review import Review

NODE_WIDTH = 136.0
EFFECT_WIDTH = 380.0
GAP = 8.0
CHIP_HEIGHT = 24.0
TRAY_GAP = 36.0
TRAY_WIDTH = 960.0
"""The loose causes fill rows of this width, or of the tree's where that is wider."""


@dataclass
class _Node:
    """A box in the tree: a cause where it is whole, or where it is only referred to."""

    cause_id: str
    box: Box
    parent: int = -1
    row: int = 0
    whole: bool = True
    ruled_out: bool = False
    inputs: list[_Node] = field(default_factory=list)
    aside: list[_Node] = field(default_factory=list)

    @property
    def top(self) -> Point:
        """Where the line from above ends."""
        return self.box.x + self.box.width / 2, self.box.y


def fault_tree(review: Review, measure: TextMeasure, options: LensOptions) -> Drawing:
    """Return the tree, and below it a tray of the causes that explain nothing yet."""
    painter = _Painter(CauseGraph(review), measure, options)
    tree = painter.grown(EFFECT_ID)
    width, bottom = _settle(tree)
    shapes = painter.shapes(tree)
    loose = painter.graph.loose()
    if loose:
        top = bottom + TRAY_GAP
        title = TextLine(0, top, options.words.loose, 12.0, 600, "text3")
        shapes.append(Label("loose", (title,)))
        trees = [painter.grown(cause_id) for cause_id in loose]
        across, bottom = _fill_tray(trees, top + 12, max(width, TRAY_WIDTH))
        width = max(width, across)
        for each in trees:
            shapes += painter.shapes(each)
    return Drawing(width, bottom, tuple(sorted(shapes, key=_layer)))


class _Painter:
    """Makes the nodes of a tree, and the shapes of a settled one."""

    def __init__(self, graph: CauseGraph, measure: TextMeasure, options: LensOptions) -> None:
        self.graph = graph
        self._measure = measure
        self._options = options
        self._in_logic = _in_logic(graph)

    def grown(self, root: str) -> list[_Node]:
        """Return the tree below a cause, row by row: parents before children."""
        nodes = [_Node(root, self._box(root))]
        for place, node in enumerate(nodes):
            if not node.whole or node.cause_id in self._options.folded:
                continue
            children = [self._child(node, place, child) for child in self._children(node.cause_id)]
            node.inputs = [child for child in children if not child.ruled_out]
            node.aside = [child for child in children if child.ruled_out]
            nodes += node.inputs
            nodes += node.aside
        return nodes

    def shapes(self, tree: Sequence[_Node]) -> list[Shape]:
        """Return all that is drawn of a settled tree."""
        shapes: list[Shape] = []
        for node in tree:
            shapes.append(node.box)
            if not node.whole:
                shapes.append(transfer_in(node.box))
            elif node.cause_id in self._options.folded and self._children(node.cause_id):
                shapes.append(self._fold_chip(node))
            else:
                shapes += self._marks(node)
            if node.whole and len(set(self.graph.parents(node.cause_id))) > 1:
                shapes.append(transfer_out(node.box))
        return shapes

    def _marks(self, node: _Node) -> list[Shape]:
        """Return what hangs below a cause: its gate and lines, or the symbol of an end."""
        cause = self.graph.cause(node.cause_id)
        faint = node.cause_id not in self._in_logic
        shapes: list[Shape] = []
        if node.inputs:
            tops = [child.top for child in node.inputs]
            shapes.append(inputs_line(node.box, tops, faint=faint))
        elif cause.state is not CauseState.REFUTED and node.cause_id != EFFECT_ID:
            shapes.append(end_mark(cause, node.box, faint=faint))
        if len(node.inputs) > 1:
            words, count = self._options.words, len(node.inputs)
            shapes += gate_marks(cause, node.box, count, self._measure, words, faint=faint)
        if node.aside:
            shapes.append(aside_line(node.box, [child.top for child in node.aside]))
        return shapes

    def _children(self, cause_id: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.graph.children(cause_id)))

    def _child(self, parent: _Node, place: int, cause_id: str) -> _Node:
        whole = self.graph.parent(cause_id) == parent.cause_id
        box = self._box(cause_id) if whole else self._reference(parent.cause_id, cause_id)
        ruled_out = self.graph.cause(cause_id).state is CauseState.REFUTED
        return _Node(cause_id, box, place, parent.row + 1, whole, ruled_out)

    def _box(self, cause_id: str) -> Box:
        if cause_id == EFFECT_ID:
            return _centred(effect_box(self.graph, self._measure, self._options, EFFECT_WIDTH))
        return cause_box(self.graph, cause_id, self._measure, self._options, NODE_WIDTH)

    def _reference(self, effect_id: str, cause_id: str) -> Box:
        words = self._options.words.same_as.format(label_of(self.graph.cause(cause_id)))
        return self._chip(f"{effect_id}>{cause_id}", words, cause_id)

    def _fold_chip(self, node: _Node) -> Box:
        """Return the chip below a folded cause that says how many it hides."""
        hidden = len(self.graph.descendants(node.cause_id))
        chip = self._chip(f"{node.cause_id}:folded", f"+{hidden}", node.cause_id)
        middle = node.box.x + node.box.width / 2
        return moved(chip, middle - chip.width / 2, node.box.y + node.box.height + STEM)

    def _chip(self, shape_id: str, words: str, owner: str) -> Box:
        width = self._measure.width(words, 12.0, 500) + 18
        text = TextLine(9, 16, words, 12.0, 500, "accent_text")
        return Box(
            shape_id, 0, 0, width, CHIP_HEIGHT, fill="accent_weak", stroke="", radius=6,
            texts=(text,), owner=owner,
        )  # fmt: skip


def _in_logic(graph: CauseGraph) -> frozenset[str]:
    """Return what the effect, or a loose cause, comes from over nothing that is ruled out."""
    found: set[str] = set()
    waiting = [EFFECT_ID, *graph.loose()]
    while waiting:
        node = waiting.pop()
        if node not in found and graph.cause(node).state is not CauseState.REFUTED:
            found.add(node)
            waiting += graph.children(node)
    return frozenset(found)


def _settle(tree: Sequence[_Node], left: float = 0.0, top: float = 0.0) -> tuple[float, float]:
    """Place the boxes of a tree from a corner on; return its width and where it ends below."""
    aside = {place for place, node in enumerate(tree) if node.ruled_out}
    halves = [node.box.width / 2 for node in tree]
    middles = tidy_places([node.parent for node in tree], halves, GAP, aside)
    heights = [0.0] * (tree[-1].row + 1)
    for node in tree:
        heights[node.row] = max(heights[node.row], node.box.height)
    tops = [top]
    for height in heights:
        tops.append(tops[-1] + height + BELOW)
    for node, middle, half in zip(tree, middles, halves, strict=True):
        node.box = _stretched(node, heights[node.row], left + middle - half, tops[node.row])
    width = max(middle + half for middle, half in zip(middles, halves, strict=True))
    return width, tops[-1] - BELOW + FOOT


def _stretched(node: _Node, height: float, x: float, y: float) -> Box:
    """Return a node's box at a corner; a cause is as high as its row, its words in the middle."""
    if not node.whole:
        return moved(node.box, x, y)
    placed = moved(node.box, x, y + (height - node.box.height) / 2)
    return replace(placed, y=y, height=height)


def _fill_tray(trees: Sequence[Sequence[_Node]], top: float, limit: float) -> tuple[float, float]:
    """Place trees in rows from `top` down; return how wide and how far down they reach."""
    x, widest, bottom = 0.0, 0.0, top
    for tree in trees:
        width, end = _settle(tree, x, top)
        if x and x + width > limit:
            x, top = 0.0, bottom + GAP
            width, end = _settle(tree, x, top)
        widest, bottom = max(widest, x + width), max(bottom, end)
        x += width + GAP
    return widest, bottom


def _centred(box: Box) -> Box:
    """Return `box` with its texts in the middle."""
    middle = box.width / 2
    return replace(box, texts=tuple(replace(line, x=middle, anchor="middle") for line in box.texts))


def _layer(shape: Shape) -> int:
    """Return how far in front a shape is: lines, then symbols, boxes and words."""
    if isinstance(shape, Path):
        return 1 if shape.fill else 0
    return 2 if isinstance(shape, Box) else 3
