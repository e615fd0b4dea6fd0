# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edits as plain JSON, for the change table and for a second machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.review.edits import Add, Batch, Edit, Remove, Set
from app.review.item import Kind
from app.review.review import ITEM_TYPES
from app.review.values import decode, encode, field_types, from_plain, to_plain


def edit_to_plain(edit: Edit) -> dict[str, Any]:
    """Return `edit` as plain JSON."""
    if isinstance(edit, Batch):
        return {"op": "batch", "edits": [edit_to_plain(single) for single in edit.edits]}
    if isinstance(edit, Add):
        return {"op": "add", "kind": edit.item.KIND.value, "item": to_plain(edit.item)}
    if isinstance(edit, Remove):
        return {"op": "remove", "kind": edit.kind.value, "id": edit.id}
    return {
        "op": "set",
        "kind": edit.kind.value,
        "id": edit.id,
        "field": edit.field,
        "value": encode(edit.value),
    }


def edit_from_plain(plain: Mapping[str, Any]) -> Edit:
    """Return the edit that `plain` describes. Raises ValueError where it describes none.

    It may come from another program, or from a damaged row: nothing about it is believed.
    """
    try:
        return _READERS[plain["op"]](plain)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not an edit: {error}") from error


def _read_batch(plain: Mapping[str, Any]) -> Edit:
    return Batch(tuple(edit_from_plain(single) for single in plain["edits"]))


def _read_add(plain: Mapping[str, Any]) -> Edit:
    return Add(from_plain(ITEM_TYPES[Kind(plain["kind"])], plain["item"]))


def _read_remove(plain: Mapping[str, Any]) -> Edit:
    return Remove(Kind(plain["kind"]), _name(plain["id"]))


def _read_set(plain: Mapping[str, Any]) -> Edit:
    kind = Kind(plain["kind"])
    expected = field_types(ITEM_TYPES[kind])[plain["field"]]
    return Set(kind, _name(plain["id"]), plain["field"], decode(expected, plain["value"]))


def _name(plain: object) -> str:
    if not isinstance(plain, str):
        raise TypeError(f"a name is expected, not {plain!r}")
    return plain


_READERS = {"batch": _read_batch, "add": _read_add, "remove": _read_remove, "set": _read_set}
