# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The 5 Whys lens: a tree from the effect at the left, read as questions and answers.

Each depth is a column. The space to its right widens where a gate other than OR has to be named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.causal.cause_box import CauseBoxes, effect_box, label_of
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions, LensWords
from app.causal.moving import line_of, moved, moved_commands
from app.causal.shapes import Box, Command, Drawing, Label, Path, Shape, TextLine
from app.causal.text_measure import TextMeasure
from app.causal.tidy import tidy_places
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate
from app.review.review import Review

NODE_WIDTH = 172.0
COLUMN_GAP = 32.0
ROW_GAP = 8.0
HEADING = 30.0
CORNER = 6.0
CHIP_HEIGHT = 24.0
GATE_HEIGHT = 20.0
TRAY_GAP = 28.0
_LINE = Path("", ())
_FOLD_ROOM = 10.0
"""Between a box and the word of its gate: half of a fold mark, and air."""


@dataclass(slots=True)
class _Node:
    """A box in the tree; `parent` is the place of the node it answers, -1 at the top."""

    cause_id: str
    box: Box
    parent: int
    depth: int
    whole: bool = True
    dashed: bool = False
    gate: Box | None = None


def whys(review: Review, measure: TextMeasure, options: LensOptions) -> Drawing:
    """Return the tree, and below it the branches that explain nothing yet."""
    grower = _Grower(CauseGraph(review), measure, options)
    tree = grower.grown(EFFECT_ID, 0)
    loose = [grower.grown(cause_id, 1) for cause_id in grower.graph.loose()]
    columns = _columns([tree, *loose])
    boxes: list[Shape] = []
    lines: list[Shape] = []
    bottom = _place(tree, columns, HEADING, boxes, lines)
    if loose:
        bottom += TRAY_GAP
        title = TextLine(columns[1], bottom, options.words.loose, 12.0, 600, "text3")
        boxes.append(Label("loose", (title,)))
        bottom += 12 - ROW_GAP
        for branch in loose:
            bottom = _place(branch, columns, bottom + ROW_GAP, boxes, lines)
    boxes += _headings(columns, options)
    return Drawing(columns[-1] + NODE_WIDTH, bottom, (*lines, *boxes))


class _Grower:
    """Makes the nodes of trees."""

    def __init__(self, graph: CauseGraph, measure: TextMeasure, options: LensOptions) -> None:
        self.graph = graph
        self._measure = measure
        self._options = options
        self._boxes = CauseBoxes(graph, measure, options, NODE_WIDTH)

    def grown(self, root: str, depth: int) -> list[_Node]:
        """Return the tree below a cause, parents before children."""
        nodes = [self._single(root, -1, depth)]
        graph, folded = self.graph, self._options.folded
        for place, node in enumerate(nodes):
            if not node.whole:
                continue
            if node.cause_id in folded:
                nodes += self._fold(node, place)
                continue
            children = graph.children(node.cause_id)
            if not children:
                continue
            node.gate = self._gate(graph.cause(node.cause_id), children)
            for child in children:
                if graph.parents(child)[0] == node.cause_id:
                    nodes.append(self._single(child, place, node.depth + 1))
                else:
                    nodes.append(self._reference(node, child, place))
        return nodes

    def _single(self, cause_id: str, parent: int, depth: int) -> _Node:
        if cause_id == EFFECT_ID:
            box = effect_box(self.graph, self._measure, self._options, NODE_WIDTH)
            return _Node(cause_id, box, parent, depth)
        suspected = self.graph.cause(cause_id).state is CauseState.SUSPECTED
        return _Node(cause_id, self._boxes.of(cause_id), parent, depth, True, suspected)

    def _reference(self, effect: _Node, cause_id: str, parent: int) -> _Node:
        """Return the chip that stands for a cause drawn elsewhere."""
        words = self._options.words.same_as.format(label_of(self.graph.cause(cause_id)))
        box = self._chip(f"{effect.cause_id}>{cause_id}", words, cause_id)
        return _Node(cause_id, box, parent, effect.depth + 1, whole=False, dashed=True)

    def _fold(self, node: _Node, place: int) -> list[_Node]:
        """Return the chip that says how many causes a folded branch hides."""
        hidden = len(self.graph.descendants(node.cause_id))
        box = self._chip(f"{node.cause_id}:folded", f"+{hidden}", node.cause_id)
        chip = _Node(node.cause_id, box, place, node.depth + 1, whole=False)
        return [chip] if hidden else []

    def _chip(self, shape_id: str, words: str, owner: str) -> Box:
        width = self._measure.width(words, 12.0, 500) + 18
        text = TextLine(9, 16, words, 12.0, 500, "accent_text")
        return Box(
            shape_id, 0, 0, width, CHIP_HEIGHT, fill="accent_weak", stroke="", radius=6,
            texts=(text,), owner=owner,
        )  # fmt: skip

    def _gate(self, cause: Cause, children: Sequence[str]) -> Box | None:
        """Return the word between a cause and its answers; that any of them is enough goes unsaid.

        What is ruled out takes no part.
        """
        if cause.gate is Gate.OR:
            return None
        states = [self.graph.cause(child).state for child in children]
        count = len(states) - states.count(CauseState.REFUTED)
        if count < 2:
            return None
        said = gate_words(cause, count, self._options.words)
        width = self._measure.width(said, 12.0, 600) + 14
        text = TextLine(7, 14, said, 12.0, 600, "text2")
        return Box(
            f"{cause.id}:gate", 0, 0, width, GATE_HEIGHT, fill="canvas", stroke="line2",
            stroke_width=1.0, radius=6, texts=(text,),
        )  # fmt: skip


def gate_words(cause: Cause, count: int, words: LensWords) -> str:
    """Return how many of `count` answers are needed, in words."""
    return words.every if cause.gate is Gate.AND else words.at_least.format(cause.gate_count, count)


def _columns(trees: Sequence[Sequence[_Node]]) -> list[float]:
    """Return where each column begins."""
    gaps = [COLUMN_GAP] * (max(node.depth for tree in trees for node in tree) + 1)
    for tree in trees:
        for node in tree:
            if node.gate is not None:
                room = _FOLD_ROOM + node.gate.width + COLUMN_GAP / 2 + CORNER
                gaps[node.depth] = max(gaps[node.depth], room)
    starts = [0.0]
    for gap in gaps[:-1]:
        starts.append(starts[-1] + NODE_WIDTH + gap)
    return starts


def _place(
    tree: list[_Node], columns: list[float], top: float, boxes: list[Shape], lines: list[Shape]
) -> float:
    """Place a tree from `top` down; return where it ends."""
    halves = [node.box.height / 2 for node in tree]
    middles = tidy_places([node.parent for node in tree], halves, ROW_GAP)
    for node, middle, half in zip(tree, middles, halves, strict=True):
        x, y = columns[node.depth], top + middle
        boxes.append(moved(node.box, x, y - half))
        if node.gate is not None:
            gate_x = x + NODE_WIDTH + _FOLD_ROOM
            boxes.append(moved(node.gate, gate_x, y - GATE_HEIGHT / 2))
        if node.parent < 0:
            continue
        start_x, start_y = columns[node.depth - 1] + NODE_WIDTH, top + middles[node.parent]
        elbow = moved_commands(_elbow(x - start_x, y - start_y), start_x, start_y)
        line_id = f"{tree[node.parent].box.id}-{node.box.id}"
        lines.append(line_of(_LINE, line_id, elbow, dashed=node.dashed))
    return top + max(middle + half for middle, half in zip(middles, halves, strict=True))


@lru_cache(maxsize=20_000)
def _elbow(across: float, down: float) -> tuple[Command, ...]:
    """Return a line from the origin with two rounded right angles before its end."""
    if abs(down) < 1:
        return (("M", ((0.0, 0.0),)), ("L", ((across, down),)))
    middle = across - COLUMN_GAP / 2
    size = min(CORNER, abs(down) / 2)
    turn = size if down > 0 else -size
    return (
        ("M", ((0.0, 0.0),)),
        ("L", ((middle - size, 0.0),)),
        ("C", ((middle, 0.0), (middle, 0.0), (middle, turn))),
        ("L", ((middle, down - turn),)),
        ("C", ((middle, down), (middle, down), (middle + size, down))),
        ("L", ((across, down),)),
    )


def _headings(columns: Sequence[float], options: LensOptions) -> list[Shape]:
    """Return the numbered questions over the columns: a hint at the depth, never a limit."""
    return [
        Label(
            f"why{depth}", (TextLine(x, 12, options.words.why.format(depth), 12.0, 600, "text2"),)
        )
        for depth, x in enumerate(columns)
        if depth
    ]
