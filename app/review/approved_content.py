# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was approved, word for word, so that a later difference can be told in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.review.item import Item, Kind


@dataclass(frozen=True, kw_only=True)
class ApprovedContent(Item):
    """The content in canonical form, and its SHA-256, to which approvals are bound."""

    KIND: ClassVar[Kind] = Kind.APPROVED_CONTENT
    fingerprint: str = ""
    content: str = ""
    at: datetime | None = None
