# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words for the domain's enumerations, translated in one place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from app.review.action import ActionKind, ActionSize, ActionStatus, Aim, Strength
from app.review.approval import Verdict
from app.review.cause import CauseKind, CauseState, Gate, StopReason
from app.review.event import Moment
from app.review.evidence import EvidenceKind
from app.review.follow_up import FollowUpKind
from app.review.lifecycle import ReviewState
from app.review.note import NoteKind
from app.review.observation import ObservationKind
from app.review.people import Role
from app.translation import marked

_E = TypeVar("_E", bound=StrEnum)

_WORDS: dict[StrEnum, str] = {
    ReviewState.DRAFT: marked("Draft"),
    ReviewState.IN_REVIEW: marked("In review"),
    ReviewState.CHANGES_REQUESTED: marked("Changes requested"),
    ReviewState.APPROVED: marked("Approved"),
    ReviewState.PUBLISHED: marked("Published"),
    ReviewState.CLOSED: marked("Closed"),
    ReviewState.REOPENED: marked("Reopened"),
    Role.FACILITATOR: marked("Facilitator"),
    Role.SCRIBE: marked("Scribe"),
    Role.INCIDENT_COMMANDER: marked("Incident commander"),
    Role.SUBJECT_EXPERT: marked("Subject expert"),
    Role.APPROVER: marked("Approver"),
    Role.ATTENDEE: marked("Attendee"),
    EvidenceKind.LOG: marked("Log"),
    EvidenceKind.METRIC: marked("Metric"),
    EvidenceKind.CHAT: marked("Chat"),
    EvidenceKind.DEPLOY: marked("Deploy"),
    EvidenceKind.SCREENSHOT: marked("Screenshot"),
    EvidenceKind.LINK: marked("Link"),
    EvidenceKind.DOCUMENT: marked("Document"),
    Moment.IMPACT_START: marked("Impact start"),
    Moment.DETECTED: marked("Detected"),
    Moment.ALERTED: marked("Alerted"),
    Moment.ACKNOWLEDGED: marked("Acknowledged"),
    Moment.MITIGATING: marked("Mitigation begun"),
    Moment.MITIGATED: marked("Mitigated"),
    Moment.RESOLVED: marked("Resolved"),
    CauseState.SUSPECTED: marked("Suspected"),
    CauseState.CONFIRMED: marked("Confirmed"),
    CauseState.REFUTED: marked("Ruled out"),
    CauseKind.TRIGGER: marked("Trigger"),
    CauseKind.CONDITION: marked("Condition"),
    CauseKind.CONTRIBUTING: marked("Contributing"),
    CauseKind.ROOT: marked("Root"),
    Gate.OR: marked("Any of them (or)"),
    Gate.AND: marked("All of them (and)"),
    Gate.AT_LEAST: marked("At least some of them"),
    StopReason.ROOT_FACTOR: marked("Can be acted on"),
    StopReason.NO_CONTROL: marked("Out of our control"),
    StopReason.NO_EVIDENCE: marked("No more evidence"),
    StopReason.OTHER_PATH: marked("Another path is better"),
    ObservationKind.WENT_WELL: marked("Went well"),
    ObservationKind.DID_NOT: marked("Didn't go well"),
    ObservationKind.LUCKY: marked("Where we got lucky"),
    ActionStatus.OPEN: marked("Open"),
    ActionStatus.IN_PROGRESS: marked("In progress"),
    ActionStatus.DONE: marked("Done"),
    ActionStatus.DROPPED: marked("Dropped"),
    ActionKind.CODE_FIX: marked("Code fix"),
    ActionKind.ALERT: marked("Alert"),
    ActionKind.TEST: marked("Test"),
    ActionKind.DOCUMENT: marked("Document"),
    ActionKind.PROCESS: marked("Process"),
    Aim.PREVENT: marked("Prevent"),
    Aim.DETECT: marked("Detect"),
    Aim.MITIGATE: marked("Mitigate"),
    ActionSize.SMALL: marked("Small"),
    ActionSize.MEDIUM: marked("Medium"),
    ActionSize.LARGE: marked("Large"),
    Strength.STRONG: marked("Strong"),
    Strength.MEDIUM: marked("Middling"),
    Strength.WEAK: marked("Weak"),
    FollowUpKind.REDATED: marked("New date"),
    FollowUpKind.RECOMMITTED: marked("Promised again"),
    FollowUpKind.HANDED_OVER: marked("Handed over"),
    Verdict.PENDING: marked("Waiting"),
    Verdict.APPROVED: marked("Approved"),
    Verdict.CHANGES_REQUESTED: marked("Changes requested"),
    NoteKind.NOTE: marked("Note"),
    NoteKind.PARKED: marked("Parking lot"),
    NoteKind.QUOTE: marked("Quote"),
}


def words(value: StrEnum | None, otherwise: str = "") -> str:
    """Return the words for a value; `otherwise` where there is none."""
    if value is None:
        return otherwise
    return QCoreApplication.translate("labels", _WORDS.get(value, value.value))


STATE_TONES = {
    ReviewState.DRAFT: "neutral",
    ReviewState.IN_REVIEW: "accent",
    ReviewState.CHANGES_REQUESTED: "warn",
    ReviewState.APPROVED: "ok",
    ReviewState.PUBLISHED: "accent",
    ReviewState.CLOSED: "ok",
    ReviewState.REOPENED: "warn",
}
"""The tone of the chip that shows a state."""

_VOID = {
    ReviewState.APPROVED: marked("Approved, then changed"),
    ReviewState.PUBLISHED: marked("Published, then changed"),
    ReviewState.CLOSED: marked("Closed, then changed"),
}


def standing(state: ReviewState, *, is_void: bool) -> tuple[str, str]:
    """Return tone and words for where a review stands; `is_void` where it changed since."""
    if is_void and state in _VOID:
        return "warn", QCoreApplication.translate("labels", _VOID[state])
    return STATE_TONES[state], words(state)


def choices(values: Iterable[_E], none: str | None = None) -> list[tuple[_E | None, str]]:
    """Return pairs of value and words for a list; `none` adds "not set" in front."""
    first: list[tuple[_E | None, str]] = [] if none is None else [(None, none)]
    return first + [(value, words(value)) for value in values]
