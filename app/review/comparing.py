# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is different between two snapshots of one review, however it came about."""

from __future__ import annotations

from dataclasses import fields

from app.review.changes import Changes, Ref
from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, Review


def differences(before: Review, after: Review) -> Changes:
    """Return what was added, removed and altered between two snapshots, without a way back.

    Tables and items that both share are passed over, so it costs what the difference is.
    """
    added: set[Ref] = set()
    removed: set[Ref] = set()
    altered: set[tuple[Kind, str, str]] = set()
    for kind in ITEM_TYPES:
        old, new = before.table(kind), after.table(kind)
        if old is new:
            continue
        removed |= {(kind, item_id) for item_id in old.keys() - new.keys()}
        for item_id, item in new.items():
            known = old.get(item_id)
            if known is None:
                added.add((kind, item_id))
            elif known is not item:
                altered |= {(kind, item_id, name) for name in _other_fields(known, item)}
    return Changes(frozenset(added), frozenset(removed), frozenset(altered))


def _other_fields(old: Item, new: Item) -> list[str]:
    names = [field.name for field in fields(new)]
    return [name for name in names if getattr(old, name) != getattr(new, name)]
