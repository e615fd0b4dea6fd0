# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What comes in from elsewhere: the review as it is kept now, other people's edits included."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.review.review import Review
from app.session.step import Graves, Remark


@dataclass(frozen=True)
class ForeignEdit:
    """Who did what elsewhere, as the history names it."""

    author: str
    label: str
    at: datetime


@dataclass(frozen=True)
class Arrival:
    """The review as the store holds it, and what it took to bring own edits in.

    The commits of this session up to the number `confirmed` are part of `review`; those behind it
    wait, and are carried out on it anew. `graves` holds the items that were removed elsewhere since
    the review was opened, as they were: an edit of one brings it back. `remarks` tell what became
    of own edits that met others.
    """

    review: Review
    confirmed: int
    graves: Graves = field(default_factory=dict)
    edits: tuple[ForeignEdit, ...] = ()
    remarks: tuple[Remark, ...] = ()
