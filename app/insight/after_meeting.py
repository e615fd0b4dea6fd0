# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is left when the meeting has ended, so that nobody has to remember it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.insight.actions import committed
from app.insight.hands import QUESTIONS
from app.insight.meeting_check import CheckPoint
from app.review.action import Action
from app.review.freezing import loose
from app.review.lifecycle import ReviewState
from app.review.review import Review
from app.translation import tr

_NUMBERS_SHOWN = 5


_OUT = frozenset({ReviewState.PUBLISHED, ReviewState.CLOSED})


def after_meeting(review: Review, *, exported: bool = False) -> tuple[CheckPoint, ...]:
    """Return what to look at after the end, in the order of the steps.

    `exported` tells whether a document was written since the review was opened; no review keeps
    that.
    """
    return tuple(_points(review, exported=exported))


def _points(review: Review, *, exported: bool) -> Iterator[CheckPoint]:
    frozen, count = not loose(review), len(loose(review))
    note = "" if frozen else tr("{0} of {1} not frozen").format(count, len(review.evidence))
    yield CheckPoint("facts", tr("The facts are frozen"), frozen, note, 3)
    written = bool(review.incident.statement.strip())
    yield CheckPoint("statement", tr("The root-cause statement is written"), written, step=6)
    promised = committed(review)
    yield CheckPoint("actions", tr("Actions are agreed"), bool(promised), step=8)
    yield _each(promised, "owner", tr("Every action has an owner"))
    yield _each(promised, "due", tr("Every action has a date"))
    yield CheckPoint(
        "approvers", tr("Somebody is asked to approve"), bool(review.approvals), step=9
    )
    parked = len(review.parked)
    note = tr("{0} left").format(parked) if parked else ""
    yield CheckPoint("parked", tr("The parking lot is empty"), not parked, note, 10)
    asked = all(getattr(review.meeting, one.field) is not None for one in QUESTIONS)
    yield CheckPoint("hands", tr("The show of hands was counted"), asked, step=10)
    is_out = exported or review.lifecycle.state in _OUT
    note = "" if is_out else tr("not since it was opened")
    yield CheckPoint("export", tr("The document is exported"), is_out, note, action="export_pdf")


def _each(promised: Sequence[Action], field: str, words: str) -> CheckPoint:
    """Say which actions lack a field; where there are no actions, that is another point."""
    without = [f"A{action.number}" for action in promised if not getattr(action, field)]
    note = ", ".join(without[:_NUMBERS_SHOWN])
    if len(without) > _NUMBERS_SHOWN:
        note = tr("{0} and {1} more").format(note, len(without) - _NUMBERS_SHOWN)
    return CheckPoint(field, words, not without, note, 8)
