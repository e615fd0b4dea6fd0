# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Slips: each new date an action was given, by how much it moved, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.insight.follow_up import LibraryAction
from app.review.follow_up import FollowUp


@dataclass(frozen=True)
class Slip:
    """One new date. `days` is how far it moved, None where one of the two dates is not known."""

    at: datetime | None
    from_due: date | None
    to_due: date | None
    reason: str
    by: str

    @property
    def days(self) -> int | None:
        """How many days later; less than nought where it was brought forward."""
        if self.from_due is None or self.to_due is None:
            return None
        return (self.to_due - self.from_due).days


def slips(follow_ups: Iterable[FollowUp]) -> tuple[Slip, ...]:
    """Return the new dates among looks back, oldest first; a date brought forward is one too."""
    return tuple(
        Slip(each.at, each.from_due, each.to_due, each.reason, each.by)
        for each in follow_ups
        if each.from_due != each.to_due
    )


def times_later(follow_ups: Iterable[FollowUp], since: datetime | None = None) -> int:
    """Return how many times an action was put off, after the instant `since` where there is one."""
    return sum(
        (slip.days or 0) > 0 and (since is None or (slip.at is not None and slip.at > since))
        for slip in slips(follow_ups)
    )


def total_slip(entry: LibraryAction) -> int:
    """Return by how many days an action's date has moved altogether."""
    return sum(slip.days or 0 for slip in slips(entry.follow_ups))
