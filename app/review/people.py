# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who takes part in the review."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind


class Role(StrEnum):
    """What somebody is in the review."""

    FACILITATOR = "facilitator"
    SCRIBE = "scribe"
    INCIDENT_COMMANDER = "incident_commander"
    SUBJECT_EXPERT = "subject_expert"
    APPROVER = "approver"
    ATTENDEE = "attendee"


@dataclass(frozen=True, kw_only=True)
class Person(Item):
    """One invited or named person. `acted` means paged, or pushed a button, during the incident."""

    KIND: ClassVar[Kind] = Kind.PERSON
    name: str = ""
    role: Role = Role.ATTENDEE
    email: str = ""
    team: str = ""
    acted: bool = False
    invited: bool = True
