# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a step would remove and others have edited, written for or linked to since: it stays.

With it stays what it refers to and what it hangs on, and so do its ties to the rest: the part of
the step that only served the removal is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, cast

from app.review.cause import Link
from app.review.changes import Ref
from app.review.citations import renumbered
from app.review.edits import Add, Remove, Set
from app.review.item import Item, Kind
from app.review.references import reference_fields, referrers, targets
from app.review.review import HasTables, Review
from app.session.item_numbers import ItemNumbers
from app.session.other_wording import awaited
from app.session.step import Pair, ref_of

_NOT_AN_EDIT = frozenset({"rank", "number"})
"""A move is none, and a number that a merge gave is none either."""


def staying(
    review: HasTables, made: Review | None, pairs: Sequence[Pair], numbers: ItemNumbers
) -> frozenset[Ref]:
    """Return the items of those that `pairs` remove that stay in `review`.

    `made` is the review as the step's author saw it, where that is known.
    """
    removed = _removed(pairs)
    present = {ref for ref in removed if ref[1] in review.table(ref[0])}
    if not present:
        return frozenset()
    first = _first_values(pairs)
    stays = {ref for ref in present if _is_edited(review, ref, removed[ref], numbers)}
    waits_for = awaited(review, made, present)
    stays |= {(kind, item_id) for kind, item_id in present if (kind.value, item_id) in waits_for}
    for ref in present - stays:
        if _is_linked_since(review, ref, removed, first):
            stays.add(ref)
    return frozenset(_with_ties(review, stays, present))


def _removed(pairs: Sequence[Pair]) -> dict[Ref, Item | None]:
    """Return what is removed, as it was when the step began."""
    first = _first_values(pairs)
    own: set[Ref] = set()
    removed: dict[Ref, Item | None] = {}
    for edit, back in pairs:
        ref = ref_of(edit)
        if isinstance(edit, Add):
            own.add(ref)
            removed.pop(ref, None)
        elif isinstance(edit, Remove) and ref not in own:
            item = back.item if isinstance(back, Add) else None
            values: dict[str, Any] = {name: was for (of, name), was in first.items() if of == ref}
            removed[ref] = replace(item, **values) if item and values else item
    return removed


def _first_values(pairs: Sequence[Pair]) -> dict[tuple[Ref, str], Any]:
    found: dict[tuple[Ref, str], Any] = {}
    for edit, back in pairs:
        if isinstance(edit, Set) and isinstance(back, Set):
            found.setdefault((ref_of(edit), edit.field), back.value)
    return found


def _is_edited(review: HasTables, ref: Ref, was: Item | None, numbers: ItemNumbers) -> bool:
    now = review.table(ref[0])[ref[1]]
    if was is None or now is was:
        return False
    references = reference_fields(type(now))
    for field in fields(now):
        old, new = getattr(was, field.name), getattr(now, field.name)
        if isinstance(old, str) and old != new:
            old = renumbered(old, numbers.cited)
        if old == new or field.name in _NOT_AN_EDIT:
            continue
        if field.name not in references or not set(targets(now, field.name)) <= set(old):
            return True
    return False


def _is_linked_since(
    review: HasTables,
    ref: Ref,
    removed: dict[Ref, Item | None],
    first: dict[tuple[Ref, str], Any],
) -> bool:
    """Tell whether something refers to the item that the step neither unlinks nor removes."""
    for user, name in referrers(review, *ref):
        user_ref = (user.KIND, user.id)
        if user_ref not in removed and ref[1] not in first.get((user_ref, name), ()):
            return True
    return False


def _with_ties(review: HasTables, stays: set[Ref], present: set[Ref]) -> set[Ref]:
    """Return `stays` with what it refers to and the links that touch it, of what is `present`."""
    links = [
        cast(Link, review.table(kind)[item_id]) for kind, item_id in present if kind is Kind.LINK
    ]
    waiting = list(stays)
    while waiting:
        kind, item_id = waiting.pop()
        item = review.table(kind)[item_id]
        tied = {
            (target_kind, target)
            for name, target_kind in reference_fields(type(item)).items()
            for target in targets(item, name)
        }
        if kind is Kind.CAUSE:
            tied |= {
                (Kind.LINK, link.id) for link in links if item_id in (link.cause_id, link.effect_id)
            }
        new = (tied & present) - stays
        stays |= new
        waiting += new
    return stays
