# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Does this incident ask for a review? Rules that a team can edit, and why each holds or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.insight.affected import impact_minutes
from app.insight.amount import Amount, exactly
from app.insight.impact import amount_text, burn_share
from app.review.incident import Severity
from app.review.review import Review
from app.translation import tr

_NEARLY = 1 - 1e-9
"""What reaches a limit but for rounding reaches it."""


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
        told = tr("it was {0}").format(severity) if severity else tr("the severity is not set")
        checks.append((None if severity is None else severity in criterion.severities, told))
    limits = (
        (criterion.budget_share, burn_share(review).amount, tr("of the error budget"), "%"),
        (criterion.impact_minutes, impact_minutes(review), tr("minutes of impact"), ""),
        (criterion.users, exactly(review.impact.users_affected), tr("users affected"), ""),
    )
    for limit, amount, words, unit in limits:
        if limit is not None:
            checks.append(_at_least(limit, amount, words, unit))
    return checks


def _at_least(
    limit: float, amount: Amount | None, words: str, unit: str
) -> tuple[bool | None, str]:
    """Tell whether the limit is reached; None where only a part of the range reaches it."""
    if amount is None:
        unknown = tr("the share {0} is not known")
        if unit != "%":
            unknown = tr("the number of {0} is not known")
        return None, unknown.format(words)
    told = amount_text(amount, unit)
    told = tr("about {0}").format(told) if amount.about else told
    reached = {each >= limit * _NEARLY for each in (amount.least, amount.most)}
    return reached.pop() if len(reached) == 1 else None, f"{told} {words}"
