# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What bounds the work on a fault tree: a call that says stop, and a most of memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.errors import UserFacingError
from app.translation import tr

MOST_ENTRIES = 2_500_000
"""Nodes and remembered answers of one piece of work: about 350 MB."""

Table = dict[Any, Any] | list[Any]

_STEPS_BETWEEN_LOOKS = 2048
_WORTH_SEEING_THROUGH = 4


class WorkCancelled(Exception):
    """Nobody waits for the answer any more."""


class TooManyCombinations(UserFacingError):
    """The model needs more memory than it may take."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "These causes combine in too many ways to be worked out here; "
                "limit the order further, so that only smaller sets of causes are looked for."
            )
        )


def never() -> bool:
    """Return False: nobody cancels."""
    return False


@dataclass
class Limits:
    """Asked by every long loop whether to go on."""

    cancelled: Callable[[], bool] = never
    most_entries: int = MOST_ENTRIES
    _steps: int = field(default=0, init=False)
    _entries: int = field(default=0, init=False)
    _tables: list[Table] = field(default_factory=list, init=False)

    def afresh(self) -> Limits:
        """Return limits for what is made of a diagram that kept these: several times as wide.

        What was small so far is worth seeing through.
        """
        wider = Limits(self.cancelled, min(MOST_ENTRIES, self.most_entries * _WORTH_SEEING_THROUGH))
        wider._tables = self._tables
        return wider

    def register(self, *tables: Table) -> None:
        """Take note of what may grow large, so that it can be let go."""
        self._tables += tables

    def let_go(self) -> None:
        """Empty what was registered, little by little.

        Python would free millions of entries in one go, and a window that works beside this would
        stand still for as long.
        """
        for table in self._tables:
            take = table.popitem if isinstance(table, dict) else table.pop
            while table:
                take()
        self._tables.clear()

    def step(self) -> None:
        """Count one step of work; raise `WorkCancelled` where nobody waits any more."""
        self._steps += 1
        if self._steps % _STEPS_BETWEEN_LOOKS == 1 and self.cancelled():
            raise WorkCancelled

    def remember(self) -> None:
        """Count one thing kept in memory; raise `TooManyCombinations` past the most."""
        self._entries += 1
        if self._entries > self.most_entries:
            raise TooManyCombinations
