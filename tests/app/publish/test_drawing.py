# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Placed shapes on paper: y turns over, every text is set in an embedded font."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportlab.graphics import shapes as paper_shapes

from app.causal.shapes import Box, Drawing, Label, Path, Shape, TextLine, polyline
from app.publish.drawing import paper_drawing
from app.publish.pdf.text import TextReport


def placed(*shapes: Shape) -> list[paper_shapes.Shape]:
    """Return the paper's shapes of a drawing of 200 × 100."""
    return list(paper_drawing(Drawing(200, 100, shapes), TextReport()).contents)


def strings(*lines: TextLine) -> list[paper_shapes.String]:
    """Return the strings that `lines` become."""
    shown = placed(Label("l", lines))
    return [part for part in shown if isinstance(part, paper_shapes.String)]


def test_a_box_at_the_top_stays_at_the_top() -> None:
    (rect,) = placed(Box("b", 10, 0, 50, 20))
    assert (rect.x, rect.y, rect.width, rect.height) == (10, 80, 50, 20)


def test_a_bar_stays_within_its_box() -> None:
    rect, bar = placed(Box("b", 10, 0, 50, 20, bar="accent"))
    assert rect.x <= bar.x
    assert bar.x + bar.width <= rect.x + rect.width
    assert rect.y <= bar.y
    assert bar.y + bar.height <= rect.y + rect.height


def test_a_dashed_path_is_dashed_and_turned_over() -> None:
    (path,) = placed(Path("p", polyline((0, 0), (200, 100)), dashed=True))
    assert path.points == [0, 100, 200, 0]
    assert path.strokeDashArray
    assert path.fillColor is None


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_a_text_begins_where_its_anchor_says(anchor: str) -> None:
    (string,) = strings(TextLine(100, 30, "Disk full", anchor=anchor))
    width = string.getEast() - string.x
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    assert string.x == pytest.approx(100 - share * width)
    assert string.y == 70


def test_scripts_follow_one_another_without_a_gap() -> None:
    shown = strings(TextLine(0, 30, "disk 漢字 full"))
    assert [string.text for string in shown] == ["disk ", "漢字", " full"]
    assert shown[1].fontName != shown[0].fontName
    for left, right in pairwise(shown):
        assert left.getEast() == pytest.approx(right.x)


def test_a_struck_text_has_a_line_through_it() -> None:
    shown = placed(Label("l", (TextLine(0, 30, "ruled out", struck=True),)))
    (line,) = [part for part in shown if isinstance(part, paper_shapes.Line)]
    assert line.y1 == line.y2 > 70


def test_text_is_never_read_as_markup() -> None:
    (string,) = strings(TextLine(0, 30, "List<String> & <b>"))
    assert string.text == "List<String> & <b>"
