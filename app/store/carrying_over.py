# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How far a library is that is carried over to newer tables, and what came of it. Standard only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Work(Enum):
    """What is being done to the library."""

    COPYING = "copying"
    """The library as it is, into a backup."""
    CHECKING = "checking"
    """The backup is read through."""
    MIGRATING = "migrating"
    """The tables, version by version, all of them or none."""


@dataclass(frozen=True)
class Stage:
    """What is being done, and how far that is, from 0 to 1."""

    work: Work
    share: float = 0.0


@dataclass(frozen=True)
class CarriedOver:
    """A library that was carried over; before, it was copied to `backup`.

    `trouble` says what was found where the copy was read through; it is as the library was.
    """

    backup: Path
    trouble: str = ""


Tell = Callable[[Stage | CarriedOver | None], None]
"""Called on whatever thread opens the library: stages, then what came of it; None if nothing."""


def tell_nobody(_told: Stage | CarriedOver | None) -> None:
    """Do without being told."""
