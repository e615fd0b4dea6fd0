# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What bounds the work on a fault tree, and lets go of what it made."""

from __future__ import annotations

import pytest

from app.causal import cut_sets
from app.causal.cut_sets import minimal_cut_sets
from app.causal.decision.limits import MOST_ENTRIES, Limits, TooManyCombinations
from tests.app.causal.fault_models import both, either, model


def test_what_is_made_of_a_small_diagram_may_be_several_times_as_large() -> None:
    assert Limits(most_entries=10).afresh().most_entries == 40
    assert Limits().afresh().most_entries == MOST_ENTRIES


def test_everything_registered_is_let_go_together() -> None:
    limits = Limits()
    numbers, names = [1, 2, 3], {"a": 1, "b": 2}
    limits.register(numbers)
    limits.afresh().register(names)
    limits.let_go()
    assert (numbers, names) == ([], {})


@pytest.mark.parametrize("most_entries", [40, MOST_ENTRIES])
def test_tables_are_empty_after_an_answer_and_after_a_refusal(
    most_entries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[_Watched] = []

    class _Watched(Limits):
        def let_go(self) -> None:
            made.append(self)
            self.tables = tuple(self._tables)
            super().let_go()

    monkeypatch.setattr(cut_sets, "Limits", _Watched)
    monkeypatch.setattr(cut_sets, "MOST_ENTRIES", most_entries)
    pairs = {f"p{n}": either(f"a{n}", f"a{n + 1}", f"a{n * 3 % 8}") for n in range(8)}
    wide = model(" ".join(f"a{n}" for n in range(9)), top=both(*pairs), **pairs)
    if most_entries == MOST_ENTRIES:
        assert minimal_cut_sets(wide).count
    else:
        with pytest.raises(TooManyCombinations):
            minimal_cut_sets(wide)
    assert made
    assert all(limits.tables and not any(limits.tables) for limits in made)
