# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The edits: the only ways in which one review becomes another.

An edit is data. It names what it touches by kind and id, so it can be stored, sent to a second
machine and undone. `changes.apply_edit` carries it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.review.ids import new_id
from app.review.item import Item, Kind
from app.review.rank import rank_at, rank_between
from app.review.references import referrers
from app.review.review import Review


@dataclass(frozen=True)
class Add:
    """Put a new item into the review."""

    item: Item


@dataclass(frozen=True)
class Remove:
    """Take an item out; refused while others refer to it (see `removal`)."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Set:
    """Give one field of one item another value."""

    kind: Kind
    id: str
    field: str
    value: Any


@dataclass(frozen=True)
class Batch:
    """Carry out several edits in order, as one: all of them or none."""

    edits: tuple[Edit, ...]


Edit = Add | Remove | Set | Batch

_T = TypeVar("_T", bound=Item)


def batch(edits: Iterable[Edit]) -> Edit:
    """Return one edit that does all of `edits`."""
    collected = tuple(edits)
    return collected[0] if len(collected) == 1 else Batch(collected)


def set_field(item: Item, field: str, value: Any) -> Set:
    """Return the edit that gives `field` of `item` another value."""
    return Set(item.KIND, item.id, field, value)


def placed(review: Review, item: _T, *, after: str | None = None) -> _T:
    """Return `item` with a fresh id where it has none, and a rank at the end or behind `after`."""
    rank = _rank_after(review, item.KIND, after)
    return replace(item, id=item.id or new_id(), rank=rank)


def addition(review: Review, item: Item, *, after: str | None = None) -> Add:
    """Return the edit that adds `item` at the end, or behind the item with id `after`."""
    return Add(placed(review, item, after=after))


def move(review: Review, kind: Kind, item_id: str, *, before: str | None) -> Set:
    """Return the edit that puts an item in front of another one, or at the end."""
    others = [item for item in review.items(kind) if item.id != item_id]
    ids = [item.id for item in others]
    place = ids.index(before) if before in ids else len(ids)
    return Set(kind, item_id, "rank", rank_at([item.rank for item in others], place))


def removal(review: Review, kind: Kind, item_id: str) -> Edit:
    """Return the edit that removes an item together with every reference to it.

    A link goes with either of its ends. A cause's own causes stay where they are; to take a whole
    branch away see `app.causal`.
    """
    edits: list[Edit] = []
    for item, field in referrers(review, kind, item_id):
        if item.KIND is Kind.LINK:
            edits.append(Remove(Kind.LINK, item.id))
            continue
        kept = tuple(target for target in getattr(item, field) if target != item_id)
        edits.append(set_field(item, field, kept))
    return batch([*edits, Remove(kind, item_id)])


def next_number(review: Review, kind: Kind) -> int:
    """Return the number a new cause, action or piece of evidence is called by (C4, A2, E7)."""
    return 1 + max((getattr(item, "number", 0) for item in review.table(kind).values()), default=0)


def _rank_after(review: Review, kind: Kind, after: str | None) -> str:
    ordered = review.items(kind)
    ids = [item.id for item in ordered]
    if after not in ids:
        return rank_between(review.last_rank(kind), "")
    return rank_at([item.rank for item in ordered], ids.index(after) + 1)
