# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""All reviews with what was promised in them, as far as the follow-through asks.

No review is assembled for it: the store reads rows, and an open review gives its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from app.insight.agreed import follow_ups_of
from app.insight.follow_up import LibraryAction
from app.insight.incident_day import incident_day
from app.insight.standing import day_in
from app.review.approval import Approval, Verdict
from app.review.incident import Severity
from app.review.lifecycle import ReviewState
from app.review.review import Review
from app.review.transition import Transition


@dataclass(frozen=True)
class LibraryReview:
    """One review: when its stations were, in days of its own zone. Unknown days are None."""

    id: str
    title: str
    severity: Severity | None = None
    state: ReviewState = ReviewState.DRAFT
    tags: tuple[str, ...] = ()
    time_zone: str = "UTC"
    incident_on: date | None = None
    held_on: date | None = None
    approved_on: date | None = None
    reopened_at: tuple[datetime, ...] = ()

    @property
    def reopened_on(self) -> tuple[date, ...]:
        """The days it was reopened."""
        return tuple(day_in(at, self.time_zone) for at in self.reopened_at)


@dataclass(frozen=True)
class Portfolio:
    """Reviews, and the actions of all of them; ideas and what was given up are among them."""

    reviews: tuple[LibraryReview, ...] = ()
    actions: tuple[LibraryAction, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, LibraryReview]:
        """The reviews by their ids."""
        return {review.id: review for review in self.reviews}

    @cached_property
    def actions_of(self) -> Mapping[str, tuple[LibraryAction, ...]]:
        """The actions of each review that has any."""
        gathered: defaultdict[str, list[LibraryAction]] = defaultdict(list)
        for entry in self.actions:
            gathered[entry.review_id].append(entry)
        return {review_id: tuple(entries) for review_id, entries in gathered.items()}


class Teams:
    """Knows people's teams: by what the review says, else by what all others agree on."""

    def __init__(self, people: Iterable[tuple[str, str, str]]) -> None:
        """Take review id, name and team of each person."""
        self._own: dict[tuple[str, str], str] = {}
        self._known: defaultdict[str, set[str]] = defaultdict(set)
        for review_id, name, team in people:
            if team.strip():
                self._own[review_id, person_key(name)] = team.strip()
                self._known[person_key(name)].add(team.strip())

    def team_of(self, review_id: str, owner: str) -> str:
        """Return the team of an action's owner, empty where it is not known."""
        key = person_key(owner)
        known = self._known.get(key, set()) if key else set()
        return self._own.get((review_id, key), next(iter(known)) if len(known) == 1 else "")


def person_key(name: str) -> str:
    """Return a name as it is compared: "@Dana" and "dana " are one person."""
    return name.strip().removeprefix("@").casefold()


def approved_on(
    transitions: Iterable[Transition], approvals: Iterable[Approval], time_zone: str
) -> date | None:
    """Return the day a review was first approved.

    It is that of the first move to "approved"; in reviews whose moves were not kept, the day of the
    last approval, once everybody asked has given one.
    """
    moved = [each.at for each in transitions if each.to_state is ReviewState.APPROVED and each.at]
    given = list(approvals)
    decided = [each.decided_at for each in given if each.verdict is Verdict.APPROVED]
    known = [at for at in decided if at is not None]
    if moved:
        return day_in(min(moved), time_zone)
    return day_in(max(known), time_zone) if known and len(known) == len(given) else None


def reopened_at(transitions: Iterable[Transition]) -> tuple[datetime, ...]:
    """Return when a review was reopened, oldest first."""
    moved = [each.at for each in transitions if each.to_state is ReviewState.REOPENED and each.at]
    return tuple(sorted(moved))


def portfolio_of(review: Review) -> Portfolio:
    """Return one open review as a portfolio of its own."""
    zone = review.incident.time_zone
    meeting = review.meeting.scheduled_at
    held_on = None if meeting is None else day_in(meeting, zone)
    one = LibraryReview(
        id=review.id,
        title=review.incident.title,
        severity=review.incident.severity,
        state=review.lifecycle.state,
        tags=review.lifecycle.tags,
        time_zone=zone,
        incident_on=incident_day(review),
        held_on=held_on,
        approved_on=approved_on(review.transitions, review.approvals, zone),
        reopened_at=reopened_at(review.transitions),
    )
    teams = Teams((review.id, person.name, person.team) for person in review.people)
    actions = tuple(
        LibraryAction(
            review_id=review.id,
            review_title=review.incident.title,
            held_on=held_on,
            action=action,
            team=teams.team_of(review.id, action.owner),
            follow_ups=follow_ups_of(review, action.id),
            time_zone=zone,
        )
        for action in review.actions
    )
    return Portfolio((one,), actions)
