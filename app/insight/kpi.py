# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The key figures of follow-through over many reviews, each with its formula and its inputs.

They are told for a window of days, as things stood at its end. What is not known stays unknown,
never nought; ideas, and what was given up, count for no rate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from app.insight.day_window import DayWindow, days_after
from app.insight.follow_up import LibraryAction, counts
from app.insight.portfolio import LibraryReview, Portfolio
from app.insight.slips import slips
from app.insight.standing import (
    agreed_on,
    day_in,
    due_on,
    ended_on,
    first_due,
    is_done_by,
    is_open_on,
    is_overdue_on,
)
from app.review.action import ActionStatus
from app.translation import tr

COUNT, SHARE, DAYS = "count", "share", "days"
STATIONS = ("incident_to_meeting", "meeting_to_approval", "approval_to_all_done")
"""The figures that say how long the way of a review takes."""


@dataclass(frozen=True)
class Kpi:
    """One figure. `value` is None where it is not known; a share goes from 0 to 1.

    `inputs` says in words what went into it.
    """

    key: str
    name: str
    value: float | None
    unit: str
    formula: str
    inputs: str

    @property
    def text(self) -> str:
        """The figure with its unit; words where it is not known."""
        if self.value is None:
            return tr("not known")
        if self.unit == SHARE:
            return f"{self.value * 100:.0f} %"
        if self.unit == DAYS:
            return days_text(self.value)
        return f"{self.value:.0f}"


def days_text(days: float) -> str:
    """Return a number of days in words: "1 day", "2.5 days", "−3 days"."""
    sign = "−" if days < 0 else ""
    return tr("1 day") if days == 1 else tr("{0} days").format(f"{sign}{abs(days):g}")


def kpis(portfolio: Portfolio, window: DayWindow, due_soon_days: int) -> tuple[Kpi, ...]:
    """Return all figures of a window, in the order they are shown."""
    return (
        *_standing(portfolio.actions, window.last, due_soon_days),
        completion_rate(portfolio.actions, window),
        on_time_rate(portfolio.actions, window),
        median_slip(portfolio.actions, window),
        *_events(portfolio, window),
        *_stations(portfolio, window),
    )


def completion_rate(actions: Sequence[LibraryAction], window: DayWindow) -> Kpi:
    """Return which share of what was due in the window was done by its end."""
    due = due_within(actions, window)
    done = sum(is_done_by(entry, window.last) for entry in due)
    return Kpi(
        "completion_rate",
        tr("completion rate"),
        done / len(due) if due else None,
        SHARE,
        tr("actions due in the period and done by its end ÷ actions due in the period"),
        tr("{0} done ÷ {1} due").format(done, len(due)),
    )


def on_time_rate(actions: Sequence[LibraryAction], window: DayWindow) -> Kpi:
    """Return which share was done by the date first agreed; new dates make nothing punctual.

    What was done on a day nobody wrote down can't be told, and is left out.
    """
    promised = [
        (due, entry)
        for entry in actions
        if counts(entry.action) and window.holds(due := first_due(entry)) and due is not None
    ]
    known = [(due, entry) for due, entry in promised if not _is_undated(entry)]
    met = sum(is_done_by(entry, min(due, window.last)) for due, entry in known)
    inputs = tr("{0} in time ÷ {1} agreed")
    inputs = inputs.format(met, len(known))
    if len(known) < len(promised):
        left_out = tr("{0} without the day they were done are left out")
        inputs = f"{inputs}; {left_out.format(len(promised) - len(known))}"
    return Kpi(
        "on_time_rate",
        tr("on-time rate"),
        met / len(known) if known else None,
        SHARE,
        tr("actions done by the date first agreed ÷ actions first agreed for a day in the period"),
        inputs,
    )


def median_slip(actions: Sequence[LibraryAction], window: DayWindow) -> Kpi:
    """Return how many days later than first agreed the actions of the window were done."""
    found = [
        (entry.action.done_on - due).days
        for entry in actions
        if counts(entry.action)
        and entry.action.status is ActionStatus.DONE
        and entry.action.done_on is not None
        and window.holds(entry.action.done_on)
        and (due := first_due(entry)) is not None
    ]
    return Kpi(
        "median_slip",
        tr("median slip"),
        median(found) if found else None,
        DAYS,
        tr("median of (day done − date first agreed); less than nought is early"),
        tr("actions done: {0}").format(len(found)),
    )


def due_within(actions: Sequence[LibraryAction], window: DayWindow) -> list[LibraryAction]:
    """Return the actions that count and are due in the window, by the dates at its end."""
    return [
        entry
        for entry in actions
        if counts(entry.action) and window.holds(due_on(entry, window.last))
    ]


def all_done_on(entries: Sequence[LibraryAction]) -> date | None:
    """Return the day the last action of a review ended; None while one is open, or not known."""
    promised = [entry for entry in entries if entry.action.committed]
    if not promised or any(entry.action.is_open for entry in promised):
        return None
    ended = [ended_on(entry) for entry in promised]
    known = [day for day in ended if day is not None]
    return max(known) if len(known) == len(ended) else None


def _is_undated(entry: LibraryAction) -> bool:
    return entry.action.status is ActionStatus.DONE and entry.action.done_on is None


def _standing(actions: Sequence[LibraryAction], day: date, due_soon_days: int) -> Iterator[Kpi]:
    """Yield how things stand at the end of `day`."""
    still = [entry for entry in actions if is_open_on(entry, day)]
    reviews = len({entry.review_id for entry in still})
    yield Kpi(
        "open", tr("open"), len(still), COUNT,
        tr("actions promised by then, and neither done nor given up"),
        tr("reviews: {0}").format(reviews),
    )  # fmt: skip
    late = [entry for entry in still if is_overdue_on(entry, day)]
    yield Kpi(
        "overdue", tr("overdue"), len(late), COUNT, tr("open actions past their date"),
        tr("of {0} open").format(len(still)),
    )  # fmt: skip
    soon = days_after(day, due_soon_days)
    near = sum(day <= due <= soon for entry in still if (due := due_on(entry, day)) is not None)
    yield Kpi(
        "due_soon", tr("due soon"), near, COUNT,
        tr("open actions due within {0} days").format(due_soon_days),
        tr("of {0} open").format(len(still)),
    )  # fmt: skip
    ages = [((day - since).days, entry) for entry in still if (since := agreed_on(entry))]
    age, oldest = max(ages, key=lambda pair: pair[0], default=(None, None))
    yield Kpi(
        "oldest_open", tr("oldest open"), age, DAYS,
        tr("most days since an action that is open was promised"),
        _named(oldest) if oldest else tr("nothing open, or no day"),
    )  # fmt: skip


def _named(entry: LibraryAction) -> str:
    return f"A{entry.action.number} {entry.action.text} ({entry.review_title})"


def _events(portfolio: Portfolio, window: DayWindow) -> Iterator[Kpi]:
    """Yield how often things happened in the window."""
    moved = [
        entry
        for entry in portfolio.actions
        for slip in slips(entry.follow_ups)
        if slip.at and window.holds(day_in(slip.at, entry.time_zone))
    ]
    yield Kpi(
        "redated", tr("new dates"), len(moved), COUNT,
        tr("how often an action was given a new date in the period"),
        tr("actions: {0}").format(len({(entry.review_id, entry.action.id) for entry in moved})),
    )  # fmt: skip
    given_up = sum(
        entry.action.committed
        and entry.action.status is ActionStatus.DROPPED
        and window.holds(entry.action.dropped_on)
        for entry in portfolio.actions
    )
    yield Kpi(
        "given_up", tr("given up"), given_up, COUNT,
        tr("actions that were promised, and dropped in the period"), "",
    )  # fmt: skip
    opened = [
        review.id for review in portfolio.reviews for day in review.reopened_on if window.holds(day)
    ]
    yield Kpi(
        "reopened", tr("reopened"), len(opened), COUNT,
        tr("how often a review was reopened in the period"),
        tr("reviews: {0}").format(len(set(opened))),
    )  # fmt: skip


def _stations(portfolio: Portfolio, window: DayWindow) -> Iterator[Kpi]:
    """Yield how long the way of a review takes, from station to station."""
    held = [_days(r.incident_on, r.held_on) for r in portfolio.reviews if window.holds(r.held_on)]
    yield _median(
        "incident_to_meeting", tr("incident to meeting"), held,
        tr("median of (day of the meeting − day of the incident), meetings in the period"),
    )  # fmt: skip
    given = [
        _days(review.held_on, review.approved_on)
        for review in portfolio.reviews
        if window.holds(review.approved_on)
    ]
    yield _median(
        "meeting_to_approval", tr("meeting to approval"), given,
        tr("median of (day first approved − day of the meeting), approvals in the period"),
    )  # fmt: skip
    ended = [
        _days(review.approved_on, day) for review, day in _finished(portfolio) if window.holds(day)
    ]
    yield _median(
        "approval_to_all_done", tr("approval to all done"), ended,
        tr(
            "median of (day the last action ended − day first approved), reviews whose last action "
            "ended in the period"
        ),
    )  # fmt: skip


def _finished(portfolio: Portfolio) -> Iterator[tuple[LibraryReview, date]]:
    for review in portfolio.reviews:
        day = all_done_on(portfolio.actions_of.get(review.id, ()))
        if day is not None:
            yield review, day


def _median(key: str, name: str, found: Sequence[int | None], formula: str) -> Kpi:
    known = [days for days in found if days is not None]
    inputs = tr("reviews: {0}").format(len(known))
    if len(known) < len(found):
        missing = tr("{0} without both days are left out").format(len(found) - len(known))
        inputs = f"{inputs}; {missing}"
    return Kpi(key, name, median(known) if known else None, DAYS, formula, inputs)


def _days(first: date | None, last: date | None) -> int | None:
    return None if first is None or last is None else (last - first).days
