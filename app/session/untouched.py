# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether all that a step touches still is as it was where the step was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from app.review.changes import Ref
from app.review.clock_fact import ClockFact
from app.review.edits import Add, Edit, Remove, Set
from app.review.item import Item, Kind
from app.review.review import Review
from app.session.other_wording import awaited
from app.session.step import Pair, ref_of

_RANK = attrgetter("rank")


def is_untouched(review: Review, made: Review | None, pairs: Iterable[Pair]) -> bool:
    """Tell whether the step made of `pairs` finds in `review` just what it found when made.

    `made` is the review as the step's author saw it, where that is known.
    """
    seen = _Seen(review, made)
    return all(seen.is_as_it_was(edit, back) for edit, back in pairs)


class _Seen:
    """A review with what the earlier edits of a step have done to it."""

    def __init__(self, review: Review, made: Review | None) -> None:
        self._review = review
        self._made = made
        self._own: set[Ref] = set()
        self._values: defaultdict[Ref, dict[str, Any]] = defaultdict(dict)

    def is_as_it_was(self, edit: Add | Remove | Set, back: Edit | None) -> bool:
        ref = ref_of(edit)
        item = self._review.get(*ref)
        if isinstance(edit, Add):
            if isinstance(edit.item, ClockFact) and self._review.meeting.clock_keeper:
                return False
            is_free = item is None or ref in self._own
            self._own.add(ref)
            return is_free and not self._is_rank_taken(edit.item.KIND, edit.item.rank)
        if ref in self._own:
            return True
        if item is None:
            return False
        if isinstance(edit, Remove):
            self._own.add(ref)
            if (edit.kind.value, edit.id) in awaited(self._review, self._made):
                return False
            return isinstance(back, Add) and self._now(ref, item) == back.item
        if edit.field == "rank" and self._is_rank_taken(edit.kind, edit.value):
            return False
        was = self._values[ref].get(edit.field, getattr(item, edit.field, None))
        self._values[ref][edit.field] = edit.value
        return isinstance(back, Set) and bool(was == back.value)

    def _is_rank_taken(self, kind: Kind, rank: str) -> bool:
        return rank in map(_RANK, self._review.table(kind).values())

    def _now(self, ref: Ref, item: Item) -> Item:
        values = self._values.get(ref)
        return replace(item, **values) if values else item
