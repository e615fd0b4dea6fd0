# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who signs, and what they said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


class Verdict(StrEnum):
    """What an approver decided."""

    PENDING = "pending"
    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"


@dataclass(frozen=True, kw_only=True)
class Approval(Item):
    """One approver's verdict. `fingerprint` is the SHA-256 of the content that was approved."""

    KIND: ClassVar[Kind] = Kind.APPROVAL
    approver: str = ""
    role: str = ""
    verdict: Verdict = Verdict.PENDING
    comment: Prose = ""
    decided_at: datetime | None = None
    fingerprint: str = ""
