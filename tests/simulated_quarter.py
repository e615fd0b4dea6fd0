# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A quarter of follow-through on a clock that is turned day by day: reviews whose actions slip.

What people do is drawn from a seed and goes through the edits of the app. A `Promise` notes down
beside them, in plain days, what was done: figures are checked against that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from app.insight.follow_through_rule import FollowThroughRules
from app.insight.look_back import Looker, closed, handed_over, redated, reopened
from app.insight.portfolio import Portfolio, portfolio_of
from app.insight.reopening import reopening_wish
from app.insight.stations import moved_through
from app.review.action import Action, ActionKind, ActionStatus
from app.review.edits import Add, Edit, Set, set_field
from app.review.event import Event, Moment
from app.review.incident import Severity
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.meeting import Meeting
from app.review.people import Person
from app.review.review import Review, new_review
from tests.builders import applied
from tests.fakes import FakeClock

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
REVIEWS, ACTIONS = 40, 300
OWNERS = (("Dana", "Payments"), ("Eli", "Payments"), ("Fay", "Platform"), ("Gus", "Search"))
_SIGN_OFF = (ReviewState.IN_REVIEW, ReviewState.APPROVED)
RULES = FollowThroughRules()
REOPENS = 0.3
"""How likely a review that asks is reopened on a day."""


@dataclass
class Promise:
    """What became of one action, in days."""

    review: str
    owner: str
    agreed: date
    first_due: date
    due: date
    moves: list[tuple[date, date]] = field(default_factory=list)
    done: date | None = None
    dropped: date | None = None


@dataclass
class Quarter:
    """The reviews at the end of the quarter, and the notes of what happened."""

    reviews: dict[str, Review]
    promises: dict[tuple[str, str], Promise]
    reopened: list[tuple[str, date]]
    approved: dict[str, date]

    @property
    def portfolio(self) -> Portfolio:
        """All reviews, as the figures want them."""
        parts = [portfolio_of(review) for _, review in sorted(self.reviews.items())]
        return Portfolio(
            tuple(review for part in parts for review in part.reviews),
            tuple(entry for part in parts for entry in part.actions),
        )


def simulated_quarter(seed: int = 7) -> Quarter:
    """Return 40 reviews with 300 actions after 90 days."""
    random = Random(seed)
    clock = FakeClock(datetime.combine(FIRST, time(9), UTC))
    quarter = Quarter({}, {}, [], {})
    counts = _shares(random)
    meetings = sorted(FIRST + timedelta(days=random.randrange(70)) for _ in range(REVIEWS))
    while (today := clock.now().date()) <= LAST:
        for place, held in enumerate(meetings):
            if held == today:
                _meet(quarter, f"r{place:02}", counts[place], today, random)
        for review_id in list(quarter.reviews):
            _live_a_day(quarter, review_id, today, random, clock)
        clock.advance(days=1)
    return quarter


def _shares(random: Random) -> list[int]:
    counts = [1] * REVIEWS
    for _ in range(ACTIONS - REVIEWS):
        counts[random.randrange(REVIEWS)] += 1
    return counts


def _meet(quarter: Quarter, review_id: str, count: int, today: date, random: Random) -> None:
    """Hold a meeting: the incident was some days before, and actions are promised."""
    noon = datetime.combine(today, time(12), UTC)
    incident = noon - timedelta(days=random.randint(1, 6))
    meeting = Meeting(scheduled_at=noon)
    review = new_review(review_id, noon, f"Incident {review_id}", meeting=meeting)
    severity = random.choice(list(Severity)[:3])
    edits: list[Edit] = [
        Set(Kind.INCIDENT, "incident", "severity", severity),
        Add(Event(id="e1", rank="1", at=incident, moment=Moment.IMPACT_START, text="Slow")),
    ]
    edits += [
        Add(Person(id=f"p{place}", rank=f"{place + 1}", name=name, team=team))
        for place, (name, team) in enumerate(OWNERS)
    ]
    for place in range(count):
        owner = random.choice(OWNERS)[0]
        due = today + timedelta(days=random.choice((7, 14, 21, 30)))
        action = Action(
            id=f"a{place:02}", rank=f"1{place:02}1", number=place + 1, text=f"Do {place}",
            owner=owner, due=due, kind=random.choice(list(ActionKind)),
        )  # fmt: skip
        edits.append(Add(action))
        quarter.promises[review_id, action.id] = Promise(review_id, owner, today, due, due)
    quarter.reviews[review_id] = applied(review, *edits)


def _live_a_day(
    quarter: Quarter, review_id: str, today: date, random: Random, clock: FakeClock
) -> None:
    review = quarter.reviews[review_id]
    looker = Looker("Lead", clock.now(), today)
    state = review.lifecycle.state
    if state in (ReviewState.DRAFT, ReviewState.REOPENED) and random.random() < 0.25:
        review = applied(review, moved_through(review, _SIGN_OFF, clock.now(), "Lead"))
        quarter.approved.setdefault(review_id, today)
    for action in review.actions:
        if action.is_open:
            review = _work(quarter, review, action, looker, random)
    [shown] = portfolio_of(review).reviews
    wish = reopening_wish(shown, portfolio_of(review).actions, RULES, today)
    if wish is not None and random.random() < REOPENS:
        slipped = [each.entry.action for each in wish.slipped]
        due = today + timedelta(days=14)
        edit = reopened(
            review, slipped, reason="It matters", due=due, approver="Kit", looker=looker
        )
        review = applied(review, edit)
        quarter.reopened.append((review_id, today))
        for action in slipped:
            _note_move(quarter.promises[review_id, action.id], today, due)
    quarter.reviews[review_id] = review


def _work(
    quarter: Quarter, review: Review, action: Action, looker: Looker, random: Random
) -> Review:
    """Let one day pass for an open action: mostly nothing happens."""
    promise, today = quarter.promises[review.id, action.id], looker.today
    chance = random.random()
    late = promise.due < today
    if chance < (0.10 if late else 0.035):
        promise.done = today
        edits = [
            set_field(action, "status", ActionStatus.DONE),
            set_field(action, "done_on", today),
        ]
        return applied(review, *edits)
    if chance < (0.20 if late else 0.04):
        due = today + timedelta(days=random.randint(5, 20))
        if due == promise.due:
            return review
        _note_move(promise, today, due)
        return applied(review, redated(review, [(action, due)], "more urgent work", looker))
    if chance < (0.205 if late else 0.042):
        promise.dropped = today
        return applied(review, closed(review, action, "superseded", looker))
    if chance < (0.215 if late else 0.044):
        other = random.choice([name for name, _ in OWNERS if name != promise.owner])
        promise.owner = other
        return applied(review, handed_over(review, action, other, "has time", looker))
    return review


def _note_move(promise: Promise, today: date, due: date) -> None:
    if due != promise.due:
        promise.moves.append((today, due))
        promise.due = due
