# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was done to the meeting's clock, as facts; what it shows is computed from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind


class Command(StrEnum):
    """What a person can do to the clock."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    GO_TO = "go_to"
    ADJUST = "adjust"
    FINISH = "finish"
    RESET = "reset"


@dataclass(frozen=True, kw_only=True)
class ClockFact(Item):
    """One command at its instant (aware UTC).

    `step` (1 to 10) is the step gone to (`start`, `go_to`) or adjusted (`adjust`); `minutes` is the
    adjustment and may be negative, or the length of a break (`pause`; 0: nobody said how long).
    """

    KIND: ClassVar[Kind] = Kind.CLOCK_FACT
    command: Command = Command.START
    at: datetime | None = None
    step: int = 0
    minutes: int = 0
