# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the scribe keeps that is neither event nor action: notes and the parking lot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose
from app.translation import marked


class NoteKind(StrEnum):
    """A note, something parked for after the meeting, or what somebody said, word for word."""

    NOTE = "note"
    PARKED = "parked"
    QUOTE = "quote"


NOTE_HEADINGS = {
    NoteKind.PARKED: marked("Parking lot"),
    NoteKind.NOTE: marked("Notes"),
    NoteKind.QUOTE: marked("What people said"),
}
"""What a report calls each kind, in its order."""


@dataclass(frozen=True, kw_only=True)
class Note(Item):
    """One noted line, with the step (1 to 10) in which it was said."""

    KIND: ClassVar[Kind] = Kind.NOTE
    kind: NoteKind = NoteKind.NOTE
    text: Prose = ""
    step: int = 0
    at: datetime | None = None
