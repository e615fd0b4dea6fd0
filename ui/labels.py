# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words for the domain's enumerations, translated in one place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from app.review.action import ActionKind, ActionStatus, Aim
from app.review.approval import Verdict
from app.review.cause import CauseKind, CauseState, Gate, StopReason
from app.review.event import Moment
from app.review.evidence import EvidenceKind
from app.review.lifecycle import ReviewState
from app.review.note import NoteKind
from app.review.observation import ObservationKind
from app.review.people import Role

_E = TypeVar("_E", bound=StrEnum)

_WORDS: dict[StrEnum, str] = {
    ReviewState.DRAFT: "Draft",
    ReviewState.IN_REVIEW: "In review",
    ReviewState.CHANGES_REQUESTED: "Changes requested",
    ReviewState.APPROVED: "Approved",
    ReviewState.PUBLISHED: "Published",
    ReviewState.CLOSED: "Closed",
    ReviewState.REOPENED: "Reopened",
    Role.FACILITATOR: "Facilitator",
    Role.SCRIBE: "Scribe",
    Role.INCIDENT_COMMANDER: "Incident commander",
    Role.SUBJECT_EXPERT: "Subject expert",
    Role.APPROVER: "Approver",
    Role.ATTENDEE: "Attendee",
    EvidenceKind.LOG: "Log",
    EvidenceKind.METRIC: "Metric",
    EvidenceKind.CHAT: "Chat",
    EvidenceKind.DEPLOY: "Deploy",
    EvidenceKind.SCREENSHOT: "Screenshot",
    EvidenceKind.LINK: "Link",
    EvidenceKind.DOCUMENT: "Document",
    Moment.IMPACT_START: "Impact start",
    Moment.DETECTED: "Detected",
    Moment.ALERTED: "Alerted",
    Moment.ACKNOWLEDGED: "Acknowledged",
    Moment.MITIGATING: "Mitigation begun",
    Moment.MITIGATED: "Mitigated",
    Moment.RESOLVED: "Resolved",
    CauseState.SUSPECTED: "Suspected",
    CauseState.CONFIRMED: "Confirmed",
    CauseState.REFUTED: "Ruled out",
    CauseKind.TRIGGER: "Trigger",
    CauseKind.CONDITION: "Condition",
    CauseKind.CONTRIBUTING: "Contributing",
    CauseKind.ROOT: "Root",
    Gate.OR: "Any of them (or)",
    Gate.AND: "All of them (and)",
    Gate.AT_LEAST: "At least some of them",
    StopReason.ROOT_FACTOR: "Can be acted on",
    StopReason.NO_CONTROL: "Out of our control",
    StopReason.NO_EVIDENCE: "No more evidence",
    StopReason.OTHER_PATH: "Another path is better",
    ObservationKind.WENT_WELL: "Went well",
    ObservationKind.DID_NOT: "Didn't go well",
    ObservationKind.LUCKY: "Where we got lucky",
    ActionStatus.OPEN: "Open",
    ActionStatus.IN_PROGRESS: "In progress",
    ActionStatus.DONE: "Done",
    ActionStatus.DROPPED: "Dropped",
    ActionKind.CODE_FIX: "Code fix",
    ActionKind.ALERT: "Alert",
    ActionKind.TEST: "Test",
    ActionKind.DOCUMENT: "Document",
    ActionKind.PROCESS: "Process",
    Aim.PREVENT: "Prevent",
    Aim.DETECT: "Detect",
    Aim.MITIGATE: "Mitigate",
    Verdict.PENDING: "Waiting",
    Verdict.APPROVED: "Approved",
    Verdict.CHANGES_REQUESTED: "Changes requested",
    NoteKind.NOTE: "Note",
    NoteKind.PARKED: "Parking lot",
    NoteKind.QUOTE: "Quote",
}


def words(value: StrEnum | None, otherwise: str = "") -> str:
    """Return the words for a value; `otherwise` where there is none."""
    if value is None:
        return otherwise
    return QCoreApplication.translate("labels", _WORDS.get(value, value.value))


def review_state(state: ReviewState) -> str:
    """Return the words for a review's state."""
    return words(state)


def choices(values: Iterable[_E], none: str | None = None) -> list[tuple[_E | None, str]]:
    """Return pairs of value and words for a list; `none` adds "not set" in front."""
    first: list[tuple[_E | None, str]] = [] if none is None else [(None, none)]
    return first + [(value, words(value)) for value in values]
