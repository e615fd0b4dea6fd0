# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an approver says about one place of the document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


@dataclass(frozen=True, kw_only=True)
class Comment(Item):
    """A remark on the item `place_kind`, `place_id`; on the whole review where those are empty.

    The place is no reference that keeps its item there: what was asked stays asked. A comment is
    settled once `settled_at` is set, which its author or whoever did the work may do.
    """

    KIND: ClassVar[Kind] = Kind.COMMENT
    author: str = ""
    text: Prose = ""
    place_kind: str = ""
    place_id: str = ""
    at: datetime | None = None
    settled_at: datetime | None = None
    settled_by: str = ""

    @property
    def is_settled(self) -> bool:
        """True once nothing is left to do about it."""
        return self.settled_at is not None
