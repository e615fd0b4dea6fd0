# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ready to start? What a meeting needs before people come in. Nothing of it blocks the start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.agenda.clock import budgets_of
from app.insight.crew import missing_roles, not_invited
from app.insight.meeting_check import CheckPoint
from app.review.freezing import loose
from app.review.meeting import Meeting
from app.review.people import Role
from app.review.review import Review
from app.translation import marked, tr

LONGEST_MEETING = 90
"""Minutes after which people stop listening; the session is boxed to 60 to 90."""

_NAMES_SHOWN = 3
_TOO_LONG = marked("{0} min planned, {1} min until the end")


@dataclass(frozen=True)
class Surroundings:
    """What no review knows: how many screens there are, and whether the room sees something.

    `exported` tells whether a document was written since the review was opened.
    """

    screens: int = 1
    room_is_open: bool = False
    exported: bool = False


def before_meeting(review: Review, around: Surroundings) -> tuple[CheckPoint, ...]:
    """Return what to look at before the start, in the order of the steps."""
    return tuple(_points(review, around))


def _points(review: Review, around: Surroundings) -> Iterator[CheckPoint]:
    meeting = review.meeting
    invited = meeting.scheduled_at is not None and meeting.invite_sequence > 0
    note = "" if invited else _invite_note(meeting)
    yield CheckPoint(
        "invite", tr("The meeting has a date, and the invite is out"), invited, note, 1
    )
    yield _length(review)
    missing = missing_roles(review)
    for role, words in (
        (Role.FACILITATOR, tr("There is a facilitator")),
        (Role.SCRIBE, tr("There is a scribe, who is somebody else")),
    ):
        yield CheckPoint(role.value, words, role not in missing, step=2)
    yield _everyone(review)
    frozen = bool(review.evidence) and not loose(review)
    note = "" if frozen else _facts_note(review)
    yield CheckPoint("facts", tr("The facts are frozen"), frozen, note, 3)
    yield CheckPoint("timeline", tr("The timeline is begun"), bool(review.events), step=4)
    if around.screens > 1:
        yield CheckPoint("room", tr("The room screen is on"), around.room_is_open, action="room")
    else:
        words = tr("The clock is on top of the shared screen")
        yield CheckPoint("room", words, around.room_is_open, action="room")


def _invite_note(meeting: Meeting) -> str:
    if meeting.scheduled_at is None:
        return tr("no date yet")
    return tr("no invite yet")


def _length(review: Review) -> CheckPoint:
    """Say whether the agenda fits into the time that people can listen, or that the room is free.

    The plan counts from the scheduled start.
    """
    meeting, total = review.meeting, sum(budgets_of(review))
    if meeting.scheduled_at is not None and meeting.must_end_at is not None:
        free = int((meeting.must_end_at - meeting.scheduled_at).total_seconds() // 60)
        note = "" if total <= free else tr(_TOO_LONG).format(total, max(0, free))
        return CheckPoint(
            "length", tr("The agenda fits before the fixed end"), total <= free, note, 1
        )
    note = "" if total <= LONGEST_MEETING else tr("{0} min planned").format(total)
    words = tr("The agenda fits into {0} min").format(LONGEST_MEETING)
    return CheckPoint("length", words, total <= LONGEST_MEETING, note, 1)


def _everyone(review: Review) -> CheckPoint:
    """Say who acted, or is named in the timeline, and is not among the invited."""
    acted = [one.name.strip() for one in review.people if one.acted and not one.invited]
    missing = list(dict.fromkeys([name for name in acted if name] + list(not_invited(review))))
    note = ", ".join(missing[:_NAMES_SHOWN])
    if len(missing) > _NAMES_SHOWN:
        note = tr("{0} and {1} more").format(note, len(missing) - _NAMES_SHOWN)
    return CheckPoint("everyone", tr("Everyone who acted is invited"), not missing, note, 2)


def _facts_note(review: Review) -> str:
    if not review.evidence:
        return tr("no facts yet")
    return tr("{0} of {1} not frozen").format(len(loose(review)), len(review.evidence))
