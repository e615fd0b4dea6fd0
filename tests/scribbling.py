# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A scribe who edits at random, as a test decides: for properties that hold whatever is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from app.review.edits import Batch, Edit, Set, addition, move, removal
from app.review.ids import new_id
from app.review.item import SINGLE_KINDS, Item, Kind
from app.review.references import reference_fields
from app.review.review import ITEM_TYPES, Review
from app.review.values import field_types
from app.session.session import EditRefused, Session

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["set", "set", "type", "type", "add", "remove", "move", "undo", "redo",
                         "several"]),
        st.integers(0, 10**9),
    ),
    max_size=25,
)  # fmt: skip
"""What a scribe does, step by step; the numbers choose where."""

_T = TypeVar("_T")
_MANY = tuple(kind for kind in ITEM_TYPES if kind not in SINGLE_KINDS)
_ADDED = tuple(kind for kind in _MANY if kind is not Kind.FREEZE)
"""A freeze is made of the facts it holds, never borrowed."""

_WORDS = "the pool of connections was used up before anybody had been paged "


class Scribbler:
    """Carries out steps on a session, with values borrowed from another review."""

    def __init__(self, session: Session, donor: Review) -> None:
        self.session = session
        self._donor = donor

    def do(self, what: str, number: int) -> None:
        """Carry out one step; one that the review refuses changes nothing."""
        try:
            if what in ("undo", "redo"):
                self.session.undo() if what == "undo" else self.session.redo()
                return
            edit = _MAKERS[what](self.session.review, self._donor, number)
            if edit is not None:
                self.session.apply(edit, "scribbler")
        except EditRefused:
            return


def _set(review: Review, donor: Review, number: int) -> Edit | None:
    item = _pick([one for one in _all_items(review) if one.KIND is not Kind.LINK], number)
    lender = _pick([one for one in _all_items(donor) if type(one) is type(item)], number // 7)
    if item is None or lender is None:
        return None
    names = sorted(set(field_types(type(item))) - {"id", "rank", *reference_fields(type(item))})
    name = names[number // 11 % len(names)]
    return Set(item.KIND, item.id, name, getattr(lender, name))


def _type(review: Review, donor: Review, number: int) -> Edit | None:
    """Insert some words in a text, or delete some: texts become long that way."""
    item = _pick([one for one in _all_items(review) if hasattr(one, "text")], number)
    name = "summary" if number % 3 == 0 or item is None else "text"
    item = review.incident if item is None or name == "summary" else item
    text = getattr(item, name)
    place = number % (len(text) + 1)
    inserted, removed = _WORDS * (number % 5), number % 40 if number % 4 == 0 else 0
    return Set(item.KIND, item.id, name, text[:place] + inserted + text[place + removed :])


def _add(review: Review, donor: Review, number: int) -> Edit | None:
    lender = _pick([one for one in _all_items(donor) if one.KIND in _ADDED], number)
    if lender is None:
        return None
    causes = sorted(review.table(Kind.CAUSE))
    known: dict[str, Any] = {
        name: tuple(review.table(kind))[: number % 3]
        for name, kind in reference_fields(type(lender)).items()
    }
    if lender.KIND is Kind.LINK:
        ends = number % len(causes), number // 13 % len(causes)
        known = {"effect_id": causes[ends[0]], "cause_id": causes[ends[1]]}
    if lender.KIND is Kind.EVIDENCE:
        known["frozen_at"] = None
    return addition(review, replace(lender, id=new_id(), **known))


def _remove(review: Review, donor: Review, number: int) -> Edit | None:
    item = _pick([one for one in _all_items(review) if one.KIND in _MANY], number)
    return None if item is None else removal(review, item.KIND, item.id)


def _move(review: Review, donor: Review, number: int) -> Edit | None:
    item = _pick([one for one in _all_items(review) if one.KIND in _MANY], number)
    if item is None:
        return None
    before = _pick(review.items(item.KIND), number // 3)
    return move(review, item.KIND, item.id, before=before.id if before and number % 4 else None)


def _several(review: Review, donor: Review, number: int) -> Edit | None:
    makers = (_type, _set, _type)
    made = [make(review, donor, number // 2**place) for place, make in enumerate(makers)]
    return Batch(tuple(edit for edit in made if edit is not None))


_MAKERS: dict[str, Callable[[Review, Review, int], Edit | None]] = {
    "set": _set, "type": _type, "add": _add, "remove": _remove, "move": _move, "several": _several,
}  # fmt: skip


def _all_items(review: Review) -> Iterator[Item]:
    for kind in ITEM_TYPES:
        yield from review.items(kind)


def _pick(choices: Sequence[_T], number: int) -> _T | None:
    return choices[number % len(choices)] if choices else None
