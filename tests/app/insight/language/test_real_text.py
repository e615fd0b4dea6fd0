# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the shipped rules do on real reviews: 808 sentences judged by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.rules.rules import Rules
from tests.app.insight.language.labelled import labels, score

PRECISION = 0.9
RECALL = 0.8


def test_there_are_labels_enough_in_both_halves() -> None:
    told, _ = labels()
    assert len(told) >= 200
    halves = [sum(label.half == half for label in told) for half in ("tuned", "untouched")]
    assert min(halves) >= 100


@pytest.mark.parametrize("half", ["tuned", "untouched"])
def test_hints_are_where_a_person_would_put_them(
    shared_data: Path, half: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = score(shared_data / "postmortems", half, Rules().language("en"))
    with capsys.disabled():
        sys.stdout.write(f"\n{half}: {found}\n")
    assert found.precision >= PRECISION
    assert found.recall >= RECALL
