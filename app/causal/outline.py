# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A branch of causes as text, and back: lists with indents or bullets, and Mermaid's fishbone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.causal.graph import CauseGraph
from app.causal.ishikawa import Line, is_ishikawa, ishikawa_text, read_ishikawa
from app.review.changes import EditRefused
from app.review.review import Review
from app.translation import tr

MOST_LINES = 2_000
MOST_LETTERS = 1_000_000
DEEPEST = 200

_TAB = 4
_UNWORDED = "…"
"""Stands for an empty text: a bullet alone would vanish, and its causes change parents."""
_ITEM = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:(?:[-*+•◦▪‣–]|\d{1,9}[.)]|[A-Za-z][.)])[ \t]+)?"  # a bullet, a number, a letter
    r"(?:\[[ xX]\][ \t]+)?"  # a check box
    r"(?P<words>.*)"
)


class TextTooLarge(EditRefused):
    """A text lists more causes, or deeper ones, than a review can be worked with."""


def outline_text(review: Review, cause_id: str) -> str:
    """Return a branch as text that Mermaid draws as a fishbone."""
    graph = CauseGraph(review)
    return ishikawa_text((depth, graph.cause(node).text) for node, depth in graph.walk(cause_id))


def branches_text(review: Review, cause_ids: Sequence[str]) -> str:
    """Return several branches as one bulleted list; one alone as `outline_text`."""
    if len(cause_ids) == 1:
        return outline_text(review, cause_ids[0])
    graph = CauseGraph(review)
    lines = (
        f"{'  ' * depth}- {' '.join(graph.cause(node).text.split()) or _UNWORDED}"
        for cause_id in cause_ids
        for node, depth in graph.walk(cause_id)
    )
    return "\n".join(lines)


def read_outline(text: str) -> list[Line]:
    """Return what a text lists, one cause a line; a deeper indent is an answer to the line above.

    Raises TextTooLarge.
    """
    if len(text) > MOST_LETTERS:
        raise TextTooLarge(
            tr("The text is too long: up to {0} letters can be taken in.").format(
                f"{MOST_LETTERS:,}"
            )
        )
    lines = read_ishikawa(text) if is_ishikawa(text) else _items(text)
    if len(lines) > MOST_LINES:
        raise TextTooLarge(
            tr("The text lists {0} causes; up to {1} can be taken in at once.").format(
                f"{len(lines):,}", f"{MOST_LINES:,}"
            )
        )
    if _depth(lines) > DEEPEST:
        raise TextTooLarge(
            tr("The causes are more than {0} levels deep; take in a part.").format(DEEPEST)
        )
    return lines


def _items(text: str) -> list[Line]:
    items = []
    for line in text.splitlines():
        found = _ITEM.match(line)
        if found and found["words"].strip():
            items.append((len(found["indent"].expandtabs(_TAB)), found["words"].strip()))
    return items


def _depth(lines: list[Line]) -> int:
    deepest = 0
    above: list[int] = []
    for indent, _ in lines:
        while above and above[-1] >= indent:
            above.pop()
        above.append(indent)
        deepest = max(deepest, len(above))
    return deepest
