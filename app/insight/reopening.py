# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which reviews ask to be reopened, and which actions are asked whether they still matter.

Nothing moves by itself: the rules ask, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.insight.actions import overdue
from app.insight.day_window import days_after
from app.insight.follow_through_rule import FollowThroughRules
from app.insight.follow_up import LibraryAction, counts, is_overdue
from app.insight.portfolio import LibraryReview, Portfolio
from app.insight.slips import times_later
from app.insight.standing import agreed_on, day_in
from app.review.lifecycle import ReviewState
from app.review.review import Review
from app.translation import tr

AGREED_STATES = frozenset({ReviewState.APPROVED, ReviewState.PUBLISHED, ReviewState.CLOSED})
"""Stations from which a review can be reopened."""


@dataclass(frozen=True)
class SlippedAction:
    """An action for which its review asks to be reopened: late by days, put off so many times."""

    entry: LibraryAction
    overdue_days: int
    put_off: int

    @property
    def sentence(self) -> str:
        """What happened to it, in words."""
        number = f"A{self.entry.action.number}"
        if self.overdue_days and self.put_off:
            words = tr("{0} is {1} days overdue and was put off {2}×")
            return words.format(number, self.overdue_days, self.put_off)
        if self.overdue_days:
            return tr("{0} is {1} days overdue").format(number, self.overdue_days)
        return tr("{0} was put off {1}×").format(number, self.put_off)


@dataclass(frozen=True)
class ReopeningWish:
    """A review that asks to be reopened, and the actions that slipped."""

    review: LibraryReview
    slipped: tuple[SlippedAction, ...]

    @property
    def sentence(self) -> str:
        """Why it asks, in words."""
        return "; ".join(each.sentence for each in self.slipped)


def reopening_wish(
    review: LibraryReview,
    actions: Iterable[LibraryAction],
    rules: FollowThroughRules,
    today: date,
) -> ReopeningWish | None:
    """Return why an agreed review asks to be reopened, or None where it doesn't.

    Dates put off before it was last reopened were dealt with then.
    """
    if review.state not in AGREED_STATES:
        return None
    found = [_slipped(review, entry, rules, today) for entry in actions]
    slipped = tuple(each for each in found if each is not None)
    return ReopeningWish(review, slipped) if slipped else None


def reopening_wishes(
    portfolio: Portfolio, rules: FollowThroughRules, today: date
) -> tuple[ReopeningWish, ...]:
    """Return the reviews that ask to be reopened, the one longest overdue first."""
    entries = portfolio.actions_of
    found = [
        reopening_wish(review, entries.get(review.id, ()), rules, today)
        for review in portfolio.reviews
        if review.state in AGREED_STATES
    ]
    wishes = [wish for wish in found if wish is not None]
    worst = {id(wish): max(each.overdue_days for each in wish.slipped) for wish in wishes}
    return tuple(sorted(wishes, key=lambda wish: (-worst[id(wish)], wish.review.title)))


def is_for_follow_through(review: Review, today: date) -> bool:
    """Tell whether a review is past its sign-off, so that a look back is what it is opened for."""
    state = review.lifecycle.state
    if state is ReviewState.APPROVED:
        return bool(overdue(review, today))
    return state in AGREED_STATES or state is ReviewState.REOPENED


def asked_whether_relevant(
    actions: Iterable[LibraryAction], rules: FollowThroughRules, today: date
) -> Sequence[LibraryAction]:
    """Return the open actions nobody has looked back at for too long, the oldest first."""
    limit = days_after(today, -rules.still_relevant_days)
    known = [
        (seen, entry)
        for entry in actions
        if counts(entry.action)
        and entry.action.is_open
        and (seen := last_looked_at(entry)) is not None
    ]
    old = [pair for pair in known if pair[0] < limit]
    return [entry for _, entry in sorted(old, key=lambda pair: (pair[0], pair[1].action.id))]


def last_looked_at(entry: LibraryAction) -> date | None:
    """Return the day an action was promised or last looked back at, whichever is later."""
    looked = [day_in(each.at, entry.time_zone) for each in entry.follow_ups if each.at]
    agreed = agreed_on(entry)
    return max([*looked, *([agreed] if agreed else [])], default=None)


def _slipped(
    review: LibraryReview, entry: LibraryAction, rules: FollowThroughRules, today: date
) -> SlippedAction | None:
    action = entry.action
    if not counts(action) or not action.is_open:
        return None
    late = (today - action.due).days if action.due and is_overdue(action, today) else 0
    late = late if late > rules.reopen_overdue_days else 0
    since = review.reopened_at[-1] if review.reopened_at else None
    put_off = times_later(entry.follow_ups, since)
    put_off = put_off if put_off >= rules.reopen_put_off_times else 0
    return SlippedAction(entry, late, put_off) if late or put_off else None
