# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which texts are prose: sentences that two people may write in at once.

In prose, a merge keeps the words of both. Every other text is one value, as a name, a key or a hash
is: half of one name and half of another would be nobody's.
"""

from __future__ import annotations

from typing import Annotated, get_type_hints

from app.review.item import Item, Kind

_MARK = "prose"

Prose = Annotated[str, _MARK]
"""The type of a field that holds prose."""

_PROSE_FIELDS: dict[Kind, frozenset[str]] = {}


def prose_fields(item_type: type[Item]) -> frozenset[str]:
    """Return the fields of `item_type` that hold prose."""
    known = _PROSE_FIELDS.get(item_type.KIND)
    if known is None:
        hints = get_type_hints(item_type, include_extras=True)
        known = frozenset(
            name for name, hint in hints.items() if _MARK in getattr(hint, "__metadata__", ())
        )
        _PROSE_FIELDS[item_type.KIND] = known
    return known
