# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What happened when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind, refers_to
from app.review.prose import Prose


class Moment(StrEnum):
    """The key moments of an incident, in the order in which they are expected."""

    IMPACT_START = "impact_start"
    DETECTED = "detected"
    ALERTED = "alerted"
    ACKNOWLEDGED = "acknowledged"
    MITIGATING = "mitigating"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


class Precision(StrEnum):
    """How well a time is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Event(Item):
    """One line of the timeline.

    `at` is aware UTC, or None when the time is not known. A moment marks at most one event of a
    review. `handover_to` names whom the incident was handed to (an escalation hop).
    """

    KIND: ClassVar[Kind] = Kind.EVENT
    at: datetime | None = None
    until: datetime | None = None
    precision: Precision = Precision.MINUTE
    text: Prose = ""
    actor: str = ""
    moment: Moment | None = None
    starred: bool = False
    handover_to: str = ""
    evidence_ids: tuple[str, ...] = refers_to(Kind.EVIDENCE)
    source: str = ""
