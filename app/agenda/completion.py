# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What makes each step complete, as a list of plain questions answered from the review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.review.approval import Verdict
from app.review.cause import CauseState
from app.review.event import Moment
from app.review.people import Role
from app.review.review import Review
from app.translation import marked, tr


@dataclass(frozen=True)
class Criterion:
    """One thing a step leaves behind, and whether it is there. `step` is where it is done."""

    step: int
    text: str
    done: bool


Check = tuple[str, Callable[[Review], bool]]


def criteria(review: Review, step: int) -> tuple[Criterion, ...]:
    """Return what completes `step` (1 to 10)."""
    return tuple(Criterion(step, tr(text), holds(review)) for text, holds in _CHECKS[step])


def is_complete(review: Review, step: int) -> bool:
    """Tell whether nothing of `step` is left to do."""
    return all(criterion.done for criterion in criteria(review, step))


def incomplete(review: Review) -> tuple[Criterion, ...]:
    """Return everything that is left, in the order of the steps."""
    return tuple(entry for step in _CHECKS for entry in criteria(review, step) if not entry.done)


def _has_role(review: Review, role: Role) -> bool:
    return any(person.role is role and person.name for person in review.people)


def _has_moments(review: Review, *moments: Moment) -> bool:
    return all(moment in review.moments for moment in moments)


def _every_action(review: Review, has: Callable[..., object]) -> bool:
    committed = [action for action in review.actions if action.committed]
    return bool(committed) and all(has(action) for action in committed)


def _confirmed_have_evidence(review: Review) -> bool:
    confirmed = [cause for cause in review.causes if cause.state is CauseState.CONFIRMED]
    return bool(confirmed) and all(cause.evidence_ids for cause in confirmed)


def _has_impact(review: Review) -> bool:
    impact = review.impact
    numbers = (impact.users_affected, impact.requests_failed, impact.affected_share)
    return any(number is not None for number in numbers)


_CHECKS: Mapping[int, tuple[Check, ...]] = {
    1: (
        (marked("The incident has a title"), lambda review: bool(review.incident.title)),
        (marked("The severity is set"), lambda review: review.incident.severity is not None),
        (marked("The meeting has a date"), lambda review: review.meeting.scheduled_at is not None),
    ),
    2: (
        (marked("There is a facilitator"), lambda review: _has_role(review, Role.FACILITATOR)),
        (marked("There is a scribe"), lambda review: _has_role(review, Role.SCRIBE)),
        (marked("There is an approver"), lambda review: _has_role(review, Role.APPROVER)),
    ),
    3: ((marked("Facts are attached or linked"), lambda review: bool(review.evidence)),),
    4: (
        (marked("There are events"), lambda review: bool(review.events)),
        (
            marked("Impact start and detection are marked"),
            lambda review: _has_moments(review, Moment.IMPACT_START, Moment.DETECTED),
        ),
        (
            marked("Mitigation and resolution are marked"),
            lambda review: _has_moments(review, Moment.MITIGATED, Moment.RESOLVED),
        ),
    ),
    5: (
        (marked("What users felt is described"), lambda review: bool(review.impact.description)),
        (marked("The size of the impact is known"), _has_impact),
    ),
    6: (
        (marked("There are causes"), lambda review: bool(review.causes)),
        (marked("Confirmed causes have evidence"), _confirmed_have_evidence),
        (
            marked("The root-cause statement is written"),
            lambda review: bool(review.incident.statement),
        ),
    ),
    7: (
        (
            marked("What went well and what didn't is noted"),
            lambda review: bool(review.observations),
        ),
    ),
    8: (
        (marked("There are actions"), lambda review: bool(review.actions)),
        (
            marked("Every action has an owner"),
            lambda review: _every_action(review, lambda a: a.owner),
        ),
        (marked("Every action has a date"), lambda review: _every_action(review, lambda a: a.due)),
        (
            marked("Every action names a cause"),
            lambda review: _every_action(review, lambda a: a.cause_ids),
        ),
    ),
    9: (
        (marked("The summary is written"), lambda review: bool(review.incident.summary)),
        (
            marked("Every approver has approved"),
            lambda review: (
                bool(review.approvals)
                and all(entry.verdict is Verdict.APPROVED for entry in review.approvals)
            ),
        ),
    ),
    10: (
        (
            marked("Every action is done or dropped"),
            lambda review: (
                bool(review.actions) and not any(action.is_open for action in review.actions)
            ),
        ),
        (
            marked("The parking lot is empty"),
            lambda review: not review.parked,
        ),
    ),
}
