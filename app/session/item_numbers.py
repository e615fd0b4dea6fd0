# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The numbers that causes, actions and facts are called by (C4, A2, E7), where two took the same.

Whoever comes later in the order gets the next free one. What the same person wrote of the fact by
its old number names the new one then, in that step and in later ones: a step knows the review it
was made on, which tells what a citation means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from app.review.changes import Ref
from app.review.edits import Add
from app.review.evidence import Evidence
from app.review.item import Item, Kind
from app.review.review import HasTables
from app.session.step import Pair, Step

_Numbers = dict[int, str]


class ItemNumbers:
    """Which numbers the items that a step adds get, and what its citations are to name."""

    def __init__(self, review: HasTables, step: Step, pairs: Sequence[Pair]) -> None:
        self._review = review
        self._made = step.made
        self._taken: dict[Kind, _Numbers] = {}
        self.given: dict[Ref, int] = {}
        for edit, _ in pairs:
            if isinstance(edit, Add):
                self.give(edit.item)
        self.cited = self._citations(pairs)

    def give(self, item: Item) -> int:
        """Return the number that `item` gets when it is added: its own where that is free."""
        wished = int(getattr(item, "number", 0))
        if not wished:
            return 0
        taken = self._of(item.KIND)
        number = wished
        if self._is_strange(item.KIND, taken.get(wished, item.id), item.id):
            number = max(taken) + 1
            self.given[item.KIND, item.id] = number
        taken.setdefault(number, item.id)
        return number

    def _of(self, kind: Kind) -> _Numbers:
        if kind not in self._taken:
            table = self._review.table(kind).values()
            self._taken[kind] = {getattr(item, "number", 0): item.id for item in table}
        return self._taken[kind]

    def _is_strange(self, kind: Kind, holder: str, item_id: str) -> bool:
        """Tell whether the number is another item's that the step's author did not know of."""
        if holder == item_id:
            return False
        return self._made is None or holder not in self._made.table(kind)

    def _citations(self, pairs: Sequence[Pair]) -> Mapping[int, int]:
        """Return the numbers of facts that are others than where the step was made."""
        now = self._review.table(Kind.EVIDENCE)
        if self._made is None:
            old = {
                (edit.item.KIND, edit.item.id): getattr(edit.item, "number", 0)
                for edit, _ in pairs
                if isinstance(edit, Add)
            }
            return {
                old[ref]: number for ref, number in self.given.items() if ref[0] is Kind.EVIDENCE
            }
        was = cast("Mapping[str, Evidence]", self._made.table(Kind.EVIDENCE))
        if was is now:
            return {}
        found: dict[int, int] = {}
        for fact_id, fact in was.items():
            known = cast("Evidence | None", now.get(fact_id))
            number = self.given.get((Kind.EVIDENCE, fact_id), known.number if known else 0)
            if number and number != fact.number:
                found[fact.number] = number
        return found
