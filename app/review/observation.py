# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What went well, what didn't, and where luck helped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


class ObservationKind(StrEnum):
    """The three lists of step 7."""

    WENT_WELL = "went_well"
    DID_NOT = "did_not"
    LUCKY = "lucky"


@dataclass(frozen=True, kw_only=True)
class Observation(Item):
    """One bullet of step 7."""

    KIND: ClassVar[Kind] = Kind.OBSERVATION
    kind: ObservationKind = ObservationKind.WENT_WELL
    text: Prose = ""
