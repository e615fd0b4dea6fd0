# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What happened to promises in a period, for the retrospective at the end of a sprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.insight.burn_down import BurnDown, burn_down
from app.insight.day_window import DayWindow, days_after
from app.insight.follow_through_rule import FollowThroughRules
from app.insight.follow_up import LibraryAction, counts
from app.insight.kept_promises import KeptPromises, kept_promises
from app.insight.kpi import Kpi, kpis
from app.insight.portfolio import LibraryReview, Portfolio
from app.insight.standing import day_in, due_on, is_open_on, is_overdue_on
from app.review.action import ActionStatus
from app.review.follow_up import FollowUp


@dataclass(frozen=True)
class LookedBack:
    """One look back at an action, and the action."""

    entry: LibraryAction
    follow_up: FollowUp
    day: date


@dataclass(frozen=True)
class Retro:
    """The period, its figures, and what to talk about. Lists are in the order of their days."""

    window: DayWindow
    figures: tuple[Kpi, ...]
    done: Sequence[LibraryAction]
    looked_back: Sequence[LookedBack]
    overdue: Sequence[LibraryAction]
    coming: Sequence[LibraryAction]
    reopened: Sequence[tuple[LibraryReview, date]]
    burn_down: BurnDown | None
    kept: tuple[KeptPromises, ...]


def retro(portfolio: Portfolio, window: DayWindow, rules: FollowThroughRules) -> Retro:
    """Return what happened in `window`, as things stood at its end.

    What is coming is what is due in as many days again.
    """
    last = window.last
    days = (last - window.first).days + 1 if window.first else rules.due_soon_days
    following = DayWindow(days_after(last, days), last)
    dues = {id(entry): due_on(entry, last) for entry in portfolio.actions}
    still = [entry for entry in portfolio.actions if is_open_on(entry, last)]
    still.sort(key=lambda entry: dues[id(entry)] or date.max)
    return Retro(
        window=window,
        figures=kpis(portfolio, window, rules.due_soon_days),
        done=_done(portfolio, window),
        looked_back=sorted(_looked_back(portfolio, window), key=lambda each: each.day),
        overdue=[entry for entry in still if is_overdue_on(entry, last)],
        coming=[entry for entry in still if following.holds(dues[id(entry)])],
        reopened=[
            (review, day)
            for review in portfolio.reviews
            for day in review.reopened_on
            if window.holds(day)
        ],
        burn_down=burn_down(portfolio.actions, last, window.first),
        kept=kept_promises(portfolio.actions, window),
    )


def _done(portfolio: Portfolio, window: DayWindow) -> list[LibraryAction]:
    found = [
        entry
        for entry in portfolio.actions
        if counts(entry.action)
        and entry.action.status is ActionStatus.DONE
        and window.holds(entry.action.done_on)
    ]
    return sorted(found, key=lambda entry: entry.action.done_on or date.max)


def _looked_back(portfolio: Portfolio, window: DayWindow) -> Iterator[LookedBack]:
    for entry in portfolio.actions:
        for each in entry.follow_ups:
            if each.at and window.holds(day := day_in(each.at, entry.time_zone)):
                yield LookedBack(entry, each, day)
