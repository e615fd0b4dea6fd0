# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The figures at the end of a run, and that a loss can't pass unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.faults.figures import Figures, table
from tests.faults.killing import Place, Say, Word, rounds


@dataclass(frozen=True)
class Forgetting:
    """Says that things are kept, and keeps nothing."""

    span: float = 0.05

    def prepare(self, place: Place) -> Place:
        """Need nothing."""
        return place

    def work(self, place: Place, say: Say) -> None:
        """Keep nothing, and say otherwise."""
        del place
        while True:
            say("kept", 1)

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Find nothing of it."""
        del place
        return sum(1 for word in said if word[0] == "kept")


def test_a_program_that_forgets_is_caught(tmp_path: Path) -> None:
    counted = Figures()
    with pytest.raises(AssertionError, match="acknowledged things are lost"):
        rounds(Forgetting(), Place(tmp_path), 1, counted)
    assert counted.lost == counted.acknowledged > 0


def test_the_figures_are_added_up() -> None:
    first, second = Figures(), Figures()
    first.round(acknowledged=1200)
    second.round(faults=2, acknowledged=34)
    lines = list(table({"one": asdict(first), "two": asdict(second)}))
    assert [line.split() for line in lines] == [
        ["rounds", "faults", "acknowledged", "lost"],
        ["one", "1", "1", "1,200", "0"],
        ["two", "1", "2", "34", "0"],
        ["all", "2", "3", "1,234", "0"],
    ]
