# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A look back at one action, weeks later, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


class FollowUpKind(StrEnum):
    """What a look back decided."""

    REDATED = "redated"
    RECOMMITTED = "recommitted"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, kw_only=True)
class FollowUp(Item):
    """One decision about an action after it was agreed, with its reason; never altered.

    `from_due`, `to_due`, `from_owner` and `to_owner` hold what it changed: together they are
    the slip history. `action_id` is no reference that keeps the action there.
    """

    KIND: ClassVar[Kind] = Kind.FOLLOW_UP
    action_id: str = ""
    kind: FollowUpKind = FollowUpKind.REDATED
    at: datetime | None = None
    by: str = ""
    reason: Prose = ""
    from_due: date | None = None
    to_due: date | None = None
    from_owner: str = ""
    to_owner: str = ""
