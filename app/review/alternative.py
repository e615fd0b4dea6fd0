# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Another wording that waits for a choice: two people wrote over the same words at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


@dataclass(frozen=True, kw_only=True)
class Alternative(Item):
    """The text that `author` gave `field` of the item `place_kind`, `place_id`, and that is not in.

    It is whole: put in the field's place it loses nothing of what `author` wrote. The place is no
    reference that keeps its item there: what was typed outlives it. Whoever chooses sets the field
    and removes the alternative in one edit.
    """

    KIND: ClassVar[Kind] = Kind.ALTERNATIVE
    place_kind: str = ""
    place_id: str = ""
    field: str = ""
    text: Prose = ""
    author: str = ""
    at: datetime | None = None
