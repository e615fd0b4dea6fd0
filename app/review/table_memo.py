# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was worked out from a table of items, kept as long as the table stays what it is.

Reviews are immutable, and an edit leaves all tables but one the very same objects: what hangs on
them alone need not be worked out again for the review after the edit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from app.review.item import Item

_T = TypeVar("_T")
MOST = 32
"""Tables kept: those of the review at hand, and a few that were drawn or compared with it."""


class TableMemo(Generic[_T]):
    """Calls `make` once for each table. What it returns must not be changed by anybody."""

    def __init__(self, make: Callable[[Mapping[str, Item]], _T]) -> None:
        self._make = make
        self._known: dict[int, tuple[Mapping[str, Item], _T]] = {}

    def of(self, table: Mapping[str, Item]) -> _T:
        """Return what `make` makes of `table`."""
        known = self._known.get(id(table))
        if known is not None and known[0] is table:
            return known[1]
        made = self._make(table)
        while len(self._known) >= MOST:
            # Copied first, as a job beside the window may put in another one meanwhile.
            self._known.pop(next(iter(list(self._known))), None)
        # The table is kept too, so that no other one can take over its id.
        self._known[id(table)] = table, made
        return made
