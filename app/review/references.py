# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which fields point at which kinds, and who points at a given item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from app.review.item import Item, Kind
from app.review.review import ITEM_TYPES, HasTables

_REFERENCE_FIELDS: Mapping[Kind, Mapping[str, Kind]] = {
    kind: {
        field.name: field.metadata["refers_to"]
        for field in fields(item_type)
        if "refers_to" in field.metadata
    }
    for kind, item_type in ITEM_TYPES.items()
}


def reference_fields(item_type: type[Item]) -> Mapping[str, Kind]:
    """Return the fields of `item_type` that hold ids, with the kind they point at."""
    return _REFERENCE_FIELDS[item_type.KIND]


def targets(item: Item, field: str) -> tuple[str, ...]:
    """Return the ids held in a reference field, whether it holds one or many."""
    value = getattr(item, field)
    return value if isinstance(value, tuple) else (value,)


def referrers(review: HasTables, kind: Kind, item_id: str) -> Iterator[tuple[Item, str]]:
    """Yield each item that points at the given one, with the field it does so by."""
    for item_type in ITEM_TYPES.values():
        for field, target_kind in reference_fields(item_type).items():
            if target_kind is not kind:
                continue
            for item in review.table(item_type.KIND).values():
                if item_id in targets(item, field):
                    yield item, field
