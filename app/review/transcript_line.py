# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One line as the scribe wrote it: when, in which step, and what it became."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


class CaptureKind(StrEnum):
    """What a captured line becomes."""

    ACTION = "action"
    EVENT = "event"
    PARKED = "parked"
    NOTE = "note"
    CAUSE = "cause"
    OBSERVATION = "observation"
    QUOTE = "quote"
    EVIDENCE = "evidence"


ITEM_KINDS = {
    CaptureKind.ACTION: Kind.ACTION,
    CaptureKind.EVENT: Kind.EVENT,
    CaptureKind.PARKED: Kind.NOTE,
    CaptureKind.NOTE: Kind.NOTE,
    CaptureKind.CAUSE: Kind.CAUSE,
    CaptureKind.OBSERVATION: Kind.OBSERVATION,
    CaptureKind.QUOTE: Kind.NOTE,
    CaptureKind.EVIDENCE: Kind.EVIDENCE,
}
"""Which kind of item keeps what a line became."""


@dataclass(frozen=True, kw_only=True)
class TranscriptLine(Item):
    """`text` as it was typed, captured as `kind`; `became` is what it is now.

    `item_id` names the item it became. It is no reference that keeps the item in place: what was
    said stays said when the item is taken out, or when a fact never arrived.
    """

    KIND: ClassVar[Kind] = Kind.TRANSCRIPT_LINE
    at: datetime | None = None
    step: int = 0
    text: Prose = ""
    kind: CaptureKind = CaptureKind.NOTE
    became: CaptureKind = CaptureKind.NOTE
    item_id: str = ""

    @property
    def item_kind(self) -> Kind:
        """The kind of the item it became."""
        return ITEM_KINDS[self.became]
