# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One look over all reviews: everything the dashboard shows for a choice of filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.insight.burn_down import BurnDown, burn_down
from app.insight.day_window import DayWindow
from app.insight.follow_through_rule import FollowThroughRules
from app.insight.follow_up import LibraryAction, counts, is_overdue, next_to_finish
from app.insight.kept_promises import KeptPromises, kept_promises
from app.insight.kpi import Kpi, kpis
from app.insight.kpi_groups import KpiGroup, kpi_groups
from app.insight.portfolio import Portfolio
from app.insight.portfolio_filter import (
    FilterChoices,
    Period,
    PortfolioFilter,
    choices_in,
    narrowed,
    window_of,
)
from app.insight.reopening import ReopeningWish, asked_whether_relevant, reopening_wishes


@dataclass(frozen=True)
class OverviewWish:
    """What is looked at: filters, a period, and by what the table is parted."""

    wanted: PortfolioFilter = field(default_factory=PortfolioFilter)
    period: Period = Period.QUARTER
    group: str = "owner"


@dataclass(frozen=True)
class Overview:
    """What is seen. `choices` are those of all reviews, whatever the filters."""

    wish: OverviewWish
    window: DayWindow
    figures: tuple[Kpi, ...]
    groups: tuple[KpiGroup, ...]
    burn_down: BurnDown | None
    kept: tuple[KeptPromises, ...]
    next: Sequence[LibraryAction]
    asking: tuple[ReopeningWish, ...]
    old: Sequence[LibraryAction]
    choices: FilterChoices

    def figure(self, key: str) -> Kpi:
        """Return one figure by its key."""
        return next(each for each in self.figures if each.key == key)


def overview(
    portfolio: Portfolio, wish: OverviewWish, rules: FollowThroughRules, today: date
) -> Overview:
    """Return what there is to see today."""
    part = narrowed(portfolio, wish.wanted)
    window = window_of(wish.period, today)
    return Overview(
        wish=wish,
        window=window,
        figures=kpis(part, window, rules.due_soon_days),
        groups=kpi_groups(part, wish.group, window, rules.due_soon_days),
        burn_down=burn_down(part.actions, today, window.first),
        kept=kept_promises(part.actions, window),
        next=next_to_finish(part.actions),
        asking=reopening_wishes(part, rules, today),
        old=asked_whether_relevant(part.actions, rules, today),
        choices=choices_in(portfolio),
    )


@dataclass(frozen=True)
class Waiting:
    """What waits for somebody today; told at the start, and at most once a day by the desktop."""

    overdue: int
    asking: int

    @property
    def is_empty(self) -> bool:
        """True where nothing waits."""
        return not (self.overdue or self.asking)


def waiting(portfolio: Portfolio, rules: FollowThroughRules, today: date) -> Waiting:
    """Return how many actions are overdue, and how many reviews ask to be reopened."""
    late = [
        entry
        for entry in portfolio.actions
        if counts(entry.action) and is_overdue(entry.action, today)
    ]
    return Waiting(len(late), len(reopening_wishes(portfolio, rules, today)))
