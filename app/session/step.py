# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A step that is to be merged, what it meets, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.review.cause import Link
from app.review.changes import Changes, Ref
from app.review.edits import Add, Batch, Edit, Remove, Set
from app.review.item import Item, Kind, in_order
from app.review.review import Review

Single = Add | Remove | Set
Pair = tuple[Single, Edit | None]
"""One edit of a step, and its way back where the step has one."""


@dataclass(frozen=True)
class Step:
    """An edit with its inverse as `apply_edit` gave it: between them they hold what was there.

    `key` names the step in every place where it is merged, so that what a merge makes has the same
    id everywhere. `made` is the review as its author saw it once it was done, where that is known:
    it tells which fact a citation means, whatever the fact is called by now. A step that only
    `takes_back` (undo and redo) touches nothing that others have made theirs, and asks nobody to
    choose.
    """

    edit: Edit
    inverse: Edit
    author: str
    at: datetime
    key: str
    made: Review | None = None
    takes_back: bool = False


@dataclass(frozen=True)
class Grave:
    """An item that was removed, as it was, and the links that went in the same change."""

    item: Item
    links: tuple[Link, ...] = ()


Graves = Mapping[Ref, Grave]


def bury(before: Review, changes: Changes, graves: MutableMapping[Ref, Grave]) -> None:
    """Keep in `graves` what `changes` removed from `before`, as it was."""
    gone = {ref: item for ref in changes.removed if (item := before.get(*ref)) is not None}
    links = sorted((each for each in gone.values() if isinstance(each, Link)), key=in_order)
    for ref, item in gone.items():
        touching = [link for link in links if ref[1] in (link.cause_id, link.effect_id)]
        graves[ref] = Grave(item, tuple(touching) if ref[0] is Kind.CAUSE else ())


class Outcome(StrEnum):
    """What became of an own edit that met another one."""

    MERGED = "merged"
    """Both wrote in one text; both are in it."""
    ALTERNATIVE = "alternative"
    """Both wrote over the same words; the own wording is kept beside, for a choice."""
    KEPT = "kept"
    """Somebody removed what was edited meanwhile; it stays, with the edit."""
    LEFT_OUT = "left_out"
    """It no longer fits: the reason is in the remark's sentence."""


@dataclass(frozen=True)
class Remark:
    """What a person should know about one merge: which item and field, and what became of it."""

    outcome: Outcome
    ref: Ref | None = None
    field: str = ""
    sentence: str = ""


def pairs_of(edit: Edit, inverse: Edit | None) -> Iterator[Pair]:
    """Yield the single edits of a step in order, each with its own way back."""
    if not isinstance(edit, Batch):
        yield edit, inverse
        return
    back: list[Edit | None] = [None] * len(edit.edits)
    if isinstance(inverse, Batch) and len(inverse.edits) == len(edit.edits):
        back = list(reversed(inverse.edits))
    for single, its_back in zip(edit.edits, back, strict=True):
        yield from pairs_of(single, its_back)


def ref_of(edit: Single) -> Ref:
    """Return the item that a single edit is about."""
    return (edit.item.KIND, edit.item.id) if isinstance(edit, Add) else (edit.kind, edit.id)
