# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What happened, in its headline facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


class Severity(StrEnum):
    """How bad it was, worst first."""

    SEV1 = "SEV-1"
    SEV2 = "SEV-2"
    SEV3 = "SEV-3"
    SEV4 = "SEV-4"
    SEV5 = "SEV-5"


@dataclass(frozen=True, kw_only=True)
class Incident(Item):
    """The incident under review.

    `time_zone` is the IANA name in which the review shows its times. `statement` is the
    root-cause statement of step 6; `review_reason` says why it is reviewed when no rule asks.
    `published_…` are durations from the impact's start in seconds, as somebody stated them; they
    stand beside the computed ones and replace none. `published_note` says what they count.
    """

    KIND: ClassVar[Kind] = Kind.INCIDENT
    id: str = Kind.INCIDENT.value
    title: Prose = ""
    reference: str = ""
    service: str = ""
    severity: Severity | None = None
    time_zone: str = "UTC"
    summary: Prose = ""
    statement: Prose = ""
    review_reason: Prose = ""
    published_detection: int | None = None
    published_mitigation: int | None = None
    published_resolution: int | None = None
    published_note: Prose = ""
