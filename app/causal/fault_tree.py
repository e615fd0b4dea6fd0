# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The fault tree lens: the effect on top, what had to come together below it, row by row.

All boxes of a row have one height, so the lines below them run in one strip of their own, and
branches that keep clear of each other in every row never overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.causal.cause_box import CauseBoxes, effect_box, label_of
from app.causal.fault_marks import (
    BELOW,
    CHIP_HEIGHT,
    FOOT,
    STEM,
    aside_line,
    end_mark,
    gate_symbol,
    gate_word,
    inputs_line,
    transfer_in,
    transfer_out,
)
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.moving import moved, stretched
from app.causal.shapes import Box, Drawing, Label, Shape, TextLine
from app.causal.text_measure import TextMeasure
from app.causal.tidy import tidy_places
from app.review.cause import EFFECT_ID, CauseState
from app.review.review import Review

NODE_WIDTH = 136.0
EFFECT_WIDTH = 380.0
GAP = 8.0
TRAY_GAP = 36.0
TRAY_WIDTH = 960.0
"""The loose causes fill rows of this width, or of the tree's where that is wider."""


@dataclass(slots=True)
class _Node:
    """A box in the tree; `whole` is a cause itself, else it is only referred to here."""

    cause_id: str
    box: Box
    parent: int = -1
    row: int = 0
    whole: bool = True
    ruled_out: bool = False
    inputs: Sequence[_Node] = ()
    aside: Sequence[_Node] = ()


@dataclass
class _Layers:
    """The shapes of a drawing, from back to front."""

    lines: list[Shape] = field(default_factory=list)
    symbols: list[Shape] = field(default_factory=list)
    boxes: list[Shape] = field(default_factory=list)
    words: list[Shape] = field(default_factory=list)


def fault_tree(review: Review, measure: TextMeasure, options: LensOptions) -> Drawing:
    """Return the tree, and below it a tray of the causes that explain nothing yet."""
    grower = _Grower(CauseGraph(review), measure, options)
    tree = grower.grown(EFFECT_ID)
    width, bottom = _settle(tree)
    trees = [grower.grown(cause_id) for cause_id in grower.graph.loose()]
    layers = _Layers()
    if trees:
        top = bottom + TRAY_GAP
        layers.words.append(Label("loose", (_title(options.words.loose, top),)))
        across, bottom = _fill_tray(trees, top + 12, max(width, TRAY_WIDTH))
        width = max(width, across)
    painter = _Painter(grower, layers)
    for each in (tree, *trees):
        painter.paint(each)
    shapes = (*layers.lines, *layers.symbols, *layers.boxes, *layers.words)
    return Drawing(width, bottom, shapes)


class _Grower:
    """Makes the nodes of trees."""

    def __init__(self, graph: CauseGraph, measure: TextMeasure, options: LensOptions) -> None:
        self.graph = graph
        self.measure = measure
        self.options = options
        self._boxes = CauseBoxes(graph, measure, options, NODE_WIDTH)

    def grown(self, root: str) -> list[_Node]:
        """Return the tree below a cause, row by row: parents before children."""
        nodes = [_Node(root, self._box(root))]
        for place, node in enumerate(nodes):
            if node.whole and node.cause_id not in self.options.folded:
                self._branch_out(node, place)
                nodes += node.inputs
                nodes += node.aside
        return nodes

    def chip(self, shape_id: str, words: str, owner: str) -> Box:
        """Return a small box that leads to a cause elsewhere, or to hidden ones."""
        width = self.measure.width(words, 12.0, 500) + 18
        text = TextLine(9, 16, words, 12.0, 500, "accent_text")
        return Box(
            shape_id, 0, 0, width, CHIP_HEIGHT, fill="accent_weak", stroke="", radius=6,
            texts=(text,), owner=owner,
        )  # fmt: skip

    def _branch_out(self, node: _Node, place: int) -> None:
        """Give a node its children, those ruled out aside."""
        answers = self.graph.children(node.cause_id)
        if answers:
            children = [self._child(node, place, answer) for answer in answers]
            node.inputs = [child for child in children if not child.ruled_out]
            node.aside = [child for child in children if child.ruled_out]

    def _child(self, parent: _Node, place: int, cause_id: str) -> _Node:
        whole = self.graph.parents(cause_id)[0] == parent.cause_id
        box = self._box(cause_id) if whole else self._reference(parent.cause_id, cause_id)
        ruled_out = self.graph.cause(cause_id).state is CauseState.REFUTED
        return _Node(cause_id, box, place, parent.row + 1, whole, ruled_out)

    def _box(self, cause_id: str) -> Box:
        if cause_id == EFFECT_ID:
            return _centred(effect_box(self.graph, self.measure, self.options, EFFECT_WIDTH))
        return self._boxes.of(cause_id)

    def _reference(self, effect_id: str, cause_id: str) -> Box:
        words = self.options.words.same_as.format(label_of(self.graph.cause(cause_id)))
        return self.chip(f"{effect_id}>{cause_id}", words, cause_id)


class _Painter:
    """Draws settled trees: their boxes, and what hangs below each."""

    def __init__(self, grower: _Grower, layers: _Layers) -> None:
        self._grower = grower
        self._graph = grower.graph
        self._layers = layers
        self._in_logic = _in_logic(grower.graph)

    def paint(self, tree: Sequence[_Node]) -> None:
        """Draw one tree."""
        boxes, symbols = self._layers.boxes, self._layers.symbols
        for node in tree:
            boxes.append(node.box)
            if not node.whole:
                symbols.append(transfer_in(node.box))
                continue
            if node.inputs or node.aside:
                self._paint_branches(node)
            if not node.inputs:
                self._paint_end(node)
            if len(self._graph.parents(node.cause_id)) > 1:
                symbols.append(transfer_out(node.box))

    def _paint_branches(self, node: _Node) -> None:
        """Draw the gate of a cause and the lines to what it comes from."""
        layers, box = self._layers, node.box
        faint = node.cause_id not in self._in_logic
        if node.inputs:
            layers.lines.append(inputs_line(box, _middles(node.inputs), faint=faint))
        if len(node.inputs) > 1:
            cause, words = self._graph.cause(node.cause_id), self._grower.options.words
            layers.symbols.append(gate_symbol(cause, box, faint=faint))
            word = gate_word(cause, box, len(node.inputs), self._grower.measure, words)
            layers.words.append(word)
        if node.aside:
            layers.lines.append(aside_line(box, _middles(node.aside)))

    def _paint_end(self, node: _Node) -> None:
        """Draw how a branch ends: its symbol, or what is folded; what is ruled out has none."""
        cause = self._graph.cause(node.cause_id)
        if node.cause_id in self._grower.options.folded and not self._graph.is_leaf(cause.id):
            self._layers.boxes.append(self._fold_chip(node))
        elif cause.state is not CauseState.REFUTED and cause.id != EFFECT_ID:
            faint = cause.id not in self._in_logic
            self._layers.symbols.append(end_mark(cause, node.box, faint=faint))

    def _fold_chip(self, node: _Node) -> Box:
        """Return the chip below a folded cause that says how many it hides."""
        hidden = len(self._graph.descendants(node.cause_id))
        chip = self._grower.chip(f"{node.cause_id}:folded", f"+{hidden}", node.cause_id)
        middle = node.box.x + node.box.width / 2
        return moved(chip, middle - chip.width / 2, node.box.y + node.box.height + STEM)


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
        place = left + middle - half, tops[node.row]
        if node.whole:
            node.box = stretched(node.box, *place, heights[node.row])
        else:
            node.box = moved(node.box, *place)
    width = max(middle + half for middle, half in zip(middles, halves, strict=True))
    return width, tops[-1] - BELOW + FOOT


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


def _middles(nodes: Sequence[_Node]) -> tuple[float, ...]:
    return tuple([node.box.x + node.box.width / 2 for node in nodes])


def _title(words: str, y: float) -> TextLine:
    return TextLine(0, y, words, 12.0, 600, "text3")
