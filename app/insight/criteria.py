# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Does this incident ask for a review? Rules that a team can edit, and why each holds or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.insight.impact import bad_minutes, burn_share
from app.review.incident import Severity
from app.review.review import Review


@dataclass(frozen=True)
class Criterion:
    """One rule. It holds when every condition it has holds; a share is a fraction from 0 to 1."""

    id: str
    title: str
    severities: tuple[Severity, ...] = ()
    budget_share: float | None = None
    impact_minutes: float | None = None
    users: float | None = None


@dataclass(frozen=True)
class Finding:
    """Whether a rule holds: True, False, or None while something it asks for is not known."""

    criterion: Criterion
    holds: bool | None
    why: str


def findings(review: Review, criteria: Sequence[Criterion]) -> tuple[Finding, ...]:
    """Return what each rule says of `review`."""
    return tuple(_finding(review, criterion) for criterion in criteria)


def is_called_for(found: Sequence[Finding]) -> bool | None:
    """Tell whether any rule asks for a review; None while that is not known."""
    verdicts = [finding.holds for finding in found]
    if True in verdicts:
        return True
    return None if None in verdicts else False


def _finding(review: Review, criterion: Criterion) -> Finding:
    checks = _checks(review, criterion)
    verdicts = [holds for holds, _ in checks]
    holds = False if False in verdicts else (None if None in verdicts else True)
    return Finding(criterion, holds, "; ".join(why for _, why in checks))


def _checks(review: Review, criterion: Criterion) -> list[tuple[bool | None, str]]:
    checks: list[tuple[bool | None, str]] = []
    if criterion.severities:
        severity = review.incident.severity
        told = f"it was {severity}" if severity else "the severity is not set"
        checks.append((None if severity is None else severity in criterion.severities, told))
    limits = (
        (criterion.budget_share, burn_share(review).value, "of the error budget", True),
        (criterion.impact_minutes, bad_minutes(review), "minutes of impact", False),
        (criterion.users, review.impact.users_affected, "users affected", False),
    )
    for limit, value, unit, is_share in limits:
        if limit is not None:
            checks.append(_at_least(limit, value, unit, is_share=is_share))
    return checks


def _at_least(
    limit: float, value: float | None, unit: str, *, is_share: bool
) -> tuple[bool | None, str]:
    if value is None:
        return None, f"the number {unit} is not known"
    shown = f"{value * 100:,.1f} %" if is_share else f"{value:,.0f}"
    return value >= limit, f"{shown} {unit}"
