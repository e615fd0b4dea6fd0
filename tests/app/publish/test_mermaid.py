# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pathlib import Path

import pytest

from app.capture.review_file import import_file
from app.causal.graph import CauseGraph
from app.errors import UserFacingError
from app.publish.mermaid import mermaid
from app.review.cause import EFFECT_ID, CauseState
from app.review.edits import set_field
from tests.app.causal.graphs import tree
from tests.builders import applied


def test_a_fishbone_is_written_and_read_back(tmp_path: Path) -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), ("a", "c"), (EFFECT_ID, "d"), ("d", "b"))
    ruled_out = next(cause for cause in review.causes if cause.id == "c")
    review = applied(
        review,
        set_field(review.effect, "text", "Checkout <slow>"),
        set_field(ruled_out, "state", CauseState.REFUTED),
    )
    written, notes = mermaid(review)
    assert written.decode() == (
        "ishikawa-beta\n  Checkout #60;slow#62;\n    cause a\n      cause b\n    cause d\n"
    )
    assert notes == (
        "Left out, being ruled out or explaining nothing: C3.",
        "Drawn once only, though they feed several effects: C2.",
    )
    for name in ("a.mmd", "a.txt"):
        (tmp_path / name).write_bytes(written)
        back = import_file(tmp_path / name).review
        graph = CauseGraph(back)
        assert [(graph.cause(node).text, depth) for node, depth in graph.walk()] == [
            ("Checkout <slow>", 0), ("cause a", 1), ("cause b", 2), ("cause d", 1),
        ]  # fmt: skip
        assert back.incident.title == "Checkout <slow>"


def test_a_diagram_of_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mmd"
    path.write_text("ishikawa-beta\n")
    with pytest.raises(UserFacingError, match="no fishbone"):
        import_file(path)
