# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the team will do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind, refers_to
from app.review.prose import Prose


class ActionStatus(StrEnum):
    """How far an action is."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class ActionKind(StrEnum):
    """What sort of work it is."""

    CODE_FIX = "code_fix"
    ALERT = "alert"
    TEST = "test"
    DOCUMENT = "document"
    PROCESS = "process"


class Aim(StrEnum):
    """What an action changes about the next time."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"


class ActionSize(StrEnum):
    """How much work it is, as far as anybody can tell now."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Strength(StrEnum):
    """How far an action relies on people remembering it; the strongest does not at all.

    After the action hierarchy of RCA2 (National Patient Safety Foundation, 2015).
    """

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


CLOSED_STATUSES = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})


@dataclass(frozen=True, kw_only=True)
class Action(Item):
    """One corrective or preventive action.

    `committed` is False while it is only an idea; `committed_on` is the day it was promised, where
    that was not the day of the meeting. `done_on` and `dropped_on` are the days it was finished or
    given up; `done_when` says how anybody can tell that it is done. `strength` is set where
    somebody judged it, else the rules do.
    """

    KIND: ClassVar[Kind] = Kind.ACTION
    number: int = 0
    text: Prose = ""
    owner: str = ""
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    kind: ActionKind | None = None
    aim: Aim | None = None
    cause_ids: tuple[str, ...] = refers_to(Kind.CAUSE)
    tracker_key: str = ""
    done_when: Prose = ""
    done_on: date | None = None
    committed: bool = True
    size: ActionSize | None = None
    strength: Strength | None = None
    committed_on: date | None = None
    dropped_on: date | None = None

    @property
    def is_open(self) -> bool:
        """True while there is something left to do."""
        return self.status not in CLOSED_STATUSES
