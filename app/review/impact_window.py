# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A stretch of the incident in which users felt it in one way, beside others of other severity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


@dataclass(frozen=True, kw_only=True)
class ImpactWindow(Item):
    """From `at` to `until` (aware UTC) this many users, or this share of them, were affected.

    `use_share` is the share of their use that was affected: the severity. None is "not known".
    """

    KIND: ClassVar[Kind] = Kind.IMPACT_WINDOW
    at: datetime | None = None
    until: datetime | None = None
    description: Prose = ""
    users_affected: int | None = None
    affected_share: float | None = None
    use_share: float | None = None
