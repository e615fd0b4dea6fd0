# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks at a part of all reviews: one owner, one team, one severity, one tag, a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.insight.day_window import DayWindow, days_after
from app.insight.follow_up import LibraryAction
from app.insight.portfolio import LibraryReview, Portfolio, person_key
from app.translation import marked


class Period(StrEnum):
    """How far back figures look from today; the words are what a choice says."""

    TWO_WEEKS = marked("2 weeks")
    FOUR_WEEKS = marked("4 weeks")
    QUARTER = marked("90 days")
    YEAR = marked("12 months")
    ALL = marked("all time")


_DAYS = {
    Period.TWO_WEEKS: 14,
    Period.FOUR_WEEKS: 28,
    Period.QUARTER: 90,
    Period.YEAR: 365,
}


def window_of(period: Period, today: date) -> DayWindow:
    """Return the days of a period that ends today."""
    days = _DAYS.get(period)
    return DayWindow(today, None if days is None else days_after(today, 1 - days))


@dataclass(frozen=True)
class PortfolioFilter:
    """What is looked at; what is empty is not asked for. Upper and lower case are alike."""

    owner: str = ""
    team: str = ""
    severity: str = ""
    tag: str = ""

    @property
    def is_empty(self) -> bool:
        """True while everything is looked at."""
        return self == PortfolioFilter()


def narrowed(portfolio: Portfolio, wanted: PortfolioFilter) -> Portfolio:
    """Return the reviews and actions that are wanted.

    With an owner or a team, only the reviews in which they have an action are left.
    """
    if wanted.is_empty:
        return portfolio
    reviews = {review.id: review for review in portfolio.reviews if _is_wanted(review, wanted)}
    actions = tuple(
        entry
        for entry in portfolio.actions
        if entry.review_id in reviews and _is_theirs(entry, wanted)
    )
    if wanted.owner or wanted.team:
        there = {entry.review_id for entry in actions}
        reviews = {key: review for key, review in reviews.items() if key in there}
    return Portfolio(tuple(reviews.values()), actions)


def _is_wanted(review: LibraryReview, wanted: PortfolioFilter) -> bool:
    if wanted.severity and review.severity != wanted.severity:
        return False
    tags = {tag.casefold() for tag in review.tags}
    return not wanted.tag or wanted.tag.casefold() in tags


def _is_theirs(entry: LibraryAction, wanted: PortfolioFilter) -> bool:
    if wanted.owner and person_key(entry.action.owner) != person_key(wanted.owner):
        return False
    return not wanted.team or entry.team.casefold() == wanted.team.casefold()


@dataclass(frozen=True)
class FilterChoices:
    """What there is to choose from."""

    owners: tuple[str, ...]
    teams: tuple[str, ...]
    severities: tuple[str, ...]
    tags: tuple[str, ...]


def choices_in(portfolio: Portfolio) -> FilterChoices:
    """Return which owners, teams, severities and tags there are, in order."""
    owners = {
        person_key(entry.action.owner): entry.action.owner.strip().removeprefix("@")
        for entry in portfolio.actions
        if entry.action.committed and person_key(entry.action.owner)
    }
    teams = {entry.team.casefold(): entry.team for entry in portfolio.actions if entry.team}
    severities = {review.severity.value for review in portfolio.reviews if review.severity}
    tags = {tag.casefold(): tag for review in portfolio.reviews for tag in review.tags}
    return FilterChoices(
        tuple(sorted(owners.values(), key=str.casefold)),
        tuple(sorted(teams.values(), key=str.casefold)),
        tuple(sorted(severities)),
        tuple(sorted(tags.values(), key=str.casefold)),
    )
