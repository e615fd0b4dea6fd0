# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The figures of a simulated quarter against a count by hand of what was noted beside it."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

import pytest

from app.insight.burn_down import burn_down
from app.insight.day_window import DayWindow
from app.insight.kpi import kpis
from app.insight.kpi_groups import kpi_groups
from tests.simulated_quarter import (
    ACTIONS,
    FIRST,
    LAST,
    REVIEWS,
    Promise,
    Quarter,
    simulated_quarter,
)

MONTHS = [(FIRST, date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28)), (FIRST, LAST)]


@pytest.fixture(scope="module")
def quarter() -> Quarter:
    """Return the quarter, lived through once."""
    return simulated_quarter()


def _due(promise: Promise, day: date) -> date:
    """Return the date a promise had at the end of a day."""
    return [promise.first_due, *(due for at, due in promise.moves if at <= day)][-1]


def _is_open(promise: Promise, day: date) -> bool:
    ended = promise.done or promise.dropped
    return promise.agreed <= day and (ended is None or ended > day)


def test_the_quarter_is_one_in_which_things_slip(quarter: Quarter) -> None:
    promises = quarter.promises.values()
    assert (len(quarter.reviews), len(promises)) == (REVIEWS, ACTIONS)
    assert sum(bool(promise.moves) for promise in promises) > 30
    assert sum(promise.done is not None for promise in promises) > 100
    assert quarter.reopened
    assert any(promise.dropped for promise in promises)


@pytest.mark.parametrize(("first", "last"), MONTHS)
def test_every_figure_is_the_one_counted_by_hand(quarter: Quarter, first: date, last: date) -> None:
    found = {each.key: each.value for each in kpis(quarter.portfolio, DayWindow(last, first), 7)}
    every = list(quarter.promises.values())
    kept = [each for each in every if not each.dropped]
    due = [each for each in kept if first <= _due(each, last) <= last]
    promised = [each for each in kept if first <= each.first_due <= last]
    done = [each for each in kept if each.done and first <= each.done <= last]
    still = [each for each in every if _is_open(each, last)]
    by = [bool(each.done and each.done <= last) for each in due]
    assert found["completion_rate"] == pytest.approx(sum(by) / len(by))
    met = [bool(each.done and each.done <= each.first_due) for each in promised]
    assert found["on_time_rate"] == pytest.approx(sum(met) / len(met))
    slips = [(each.done - each.first_due).days for each in done if each.done]
    assert found["median_slip"] == median(slips)
    assert found["open"] == len(still)
    assert found["overdue"] == sum(_due(each, last) < last for each in still)
    soon = last + timedelta(days=7)
    assert found["due_soon"] == sum(last <= _due(each, last) <= soon for each in still)
    assert found["oldest_open"] == max((last - each.agreed).days for each in still)
    moves = [at for each in every for at, _ in each.moves]
    assert found["redated"] == sum(first <= at <= last for at in moves)
    assert found["reopened"] == sum(first <= day <= last for _, day in quarter.reopened)
    assert found["given_up"] == sum(first <= each.dropped <= last for each in every if each.dropped)


def test_the_way_from_station_to_station_is_the_one_counted_by_hand(quarter: Quarter) -> None:
    found = {each.key: each.value for each in kpis(quarter.portfolio, DayWindow(LAST, FIRST), 7)}
    held = {each.review: each.agreed for each in quarter.promises.values()}
    ways = [(day - held[review]).days for review, day in quarter.approved.items()]
    assert found["meeting_to_approval"] == median(ways)
    ended = []
    for review in held:
        own = [each for each in quarter.promises.values() if each.review == review]
        days = [each.done or each.dropped for each in own]
        if all(days) and review in quarter.approved:
            ended.append((max(day for day in days if day) - quarter.approved[review]).days)
    assert found["approval_to_all_done"] == (median(ended) if ended else None)


def test_the_burn_down_is_the_count_of_each_day(quarter: Quarter) -> None:
    found = burn_down(quarter.portfolio.actions, LAST)
    assert found is not None
    line = dict(found.open)
    height = 0.0
    for place in range((LAST - found.first).days + 1):
        day = found.first + timedelta(days=place)
        height = line.get(day, height)
        assert height == sum(_is_open(each, day) for each in quarter.promises.values()), day
    given_up = {each.day for each in found.scope}
    assert given_up == {each.dropped for each in quarter.promises.values() if each.dropped}


def test_owners_and_reviews_share_the_whole(quarter: Quarter) -> None:
    window = DayWindow(LAST, FIRST)
    every = {each.key: each.value for each in kpis(quarter.portfolio, window, 7)}
    for by in ("owner", "team", "review", "severity", "kind"):
        groups = kpi_groups(quarter.portfolio, by, window, 7)
        for field in ("open", "overdue", "due_soon"):
            assert sum(getattr(group, field) for group in groups) == every[field], (by, field)
    owners = {group.name: group.open for group in kpi_groups(quarter.portfolio, "owner", window, 7)}
    dana = [each for each in quarter.promises.values() if each.owner == "Dana"]
    assert owners["Dana"] == sum(_is_open(each, LAST) for each in dana)
