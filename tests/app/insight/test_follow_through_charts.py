# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The charts of the follow-through: what they say, and that nothing is drawn outside of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.causal.shapes import Box, Drawing, Path
from app.fonts import BundledMeasure
from app.insight.burn_down import BurnDown, burn_down
from app.insight.burn_down_chart import burn_down_chart, scope_tip
from app.insight.chart_axes import round_most
from app.insight.day_window import DayWindow
from app.insight.kept_promises import KeptPromises, kept_promises
from app.insight.kept_promises_chart import kept_promises_chart, part_words
from app.insight.portfolio import Portfolio
from app.insight.retro import retro
from app.rules.rules import Rules
from tests.app.insight.test_burn_down import at, entry

MEASURE = BundledMeasure()


def one_review() -> BurnDown:
    """Return the burn-down of a review with changes of scope."""
    actions = [entry(1, done=3), entry(2, due=20), entry(3, promised=4), entry(4, dropped=6)]
    found = burn_down(actions, at(10))
    assert found is not None
    return found


def words(drawing: Drawing) -> list[str]:
    """Return every text of a drawing."""
    return [
        line.text for shape in drawing.shapes if not isinstance(shape, Path) for line in shape.texts
    ]


def assert_inside(drawing: Drawing) -> None:
    """Check that every shape and text is within the drawing."""
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            points = [point for _, group in shape.commands for point in group]
            assert all(-1 <= x <= drawing.width + 1 for x, _ in points), shape.id
            assert all(-1 <= y <= drawing.height + 1 for _, y in points), shape.id
            continue
        if isinstance(shape, Box):
            assert 0 <= shape.x <= shape.x + shape.width <= drawing.width, shape.id
        for line in shape.texts:
            width = MEASURE.width(line.text, line.size, line.weight)
            left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
            assert left >= -1, line.text
            assert left + width <= drawing.width + 1, line.text
            assert line.size * 0.7 <= line.y <= drawing.height + 1, line.text


@pytest.mark.parametrize("width", [250.0, 300.0, 560.0, 1100.0])
def test_everything_is_drawn_inside(width: float) -> None:
    assert_inside(burn_down_chart(one_review(), MEASURE, width))
    several = burn_down([entry(1, due=2), entry(2, due=5, review="r2")], at(400))
    assert several is not None
    assert_inside(burn_down_chart(several, MEASURE, width))


def test_the_burn_down_says_what_its_lines_are() -> None:
    told = words(burn_down_chart(one_review(), MEASURE, 600))
    for expected in ("open actions", "ideal line", "given up", "today", "2 open", "+1", "−1"):
        assert expected in told


def test_an_arrow_tells_which_actions_changed_the_scope() -> None:
    found = one_review()
    drawing = burn_down_chart(found, MEASURE, 600)
    owners = [shape.owner for shape in drawing.shapes if shape.owner]
    assert [scope_tip(found, owner) for owner in owners] == [
        "6 Mar  +1 added later: A3",
        "8 Mar  −1 given up: A4",
    ]
    assert scope_tip(found, "end") == ""


def test_arrows_that_would_cover_each_other_are_one() -> None:
    found = burn_down([entry(number, dropped=number) for number in range(1, 6)], at(90))
    assert found is not None
    drawing = burn_down_chart(found, MEASURE, 300)
    assert "−5" in words(drawing)


@pytest.mark.parametrize(
    ("most", "expected"), [(1, (1, 1)), (4, (4, 1)), (5, (6, 2)), (17, (20, 5)), (130, (150, 50))]
)
def test_the_counts_of_an_axis_are_round(most: int, expected: tuple[int, int]) -> None:
    assert round_most(most) == expected


def test_promises_are_told_by_week() -> None:
    window = DayWindow(at(27), at(0))
    actions = [entry(1, due=2, done=1), entry(2, due=3, done=9), entry(3, due=20)]
    parts = kept_promises(actions, window)
    assert [(part.on_time, part.late, part.open) for part in parts] == [
        (1, 1, 0), (0, 0, 0), (0, 0, 1), (0, 0, 0),
    ]  # fmt: skip
    assert parts[0].first == at(0)
    assert parts[0].last == at(6)


def test_a_long_period_is_told_by_month() -> None:
    window = DayWindow(date(2026, 12, 31), date(2026, 1, 1))
    parts = kept_promises([entry(1, due=2), entry(2, due=100)], window)
    assert len(parts) == 12
    assert [part.first.month for part in parts if part.total] == [3, 6]


def test_the_bars_say_how_many_of_how_many() -> None:
    part = KeptPromises(at(0), at(6), 3, 1, 2)
    drawing = kept_promises_chart((part,), MEASURE, 400)
    assert "3/6" in words(drawing)
    assert_inside(drawing)
    assert part_words(part).startswith("2 Mar – 8 Mar: 3 done by the date first agreed")
    assert kept_promises_chart((), MEASURE, 400).shapes == ()


def test_many_bars_leave_out_labels_rather_than_write_them_over_each_other() -> None:
    parts = [KeptPromises(at(7 * place), at(7 * place + 6), 1, 0, 0) for place in range(24)]
    assert timedelta(days=7) * 24 > timedelta(days=92)
    drawing = kept_promises_chart(parts, MEASURE, 420)
    assert_inside(drawing)
    assert 2 < len([text for text in words(drawing) if " " in text and "/" not in text]) < 24


@pytest.mark.parametrize("first", [None, date.min, date(9999, 12, 31)])
def test_a_date_that_means_never_breaks_no_figure(first: date | None) -> None:
    never = date(9999, 12, 31)
    one, two = entry(1, due=5), entry(2, due=6, promised=2)
    actions = [replace(one, action=replace(one.action, due=never)), two]
    window = DayWindow(never, first)
    parts = kept_promises(actions, window)
    assert parts[-1].last == never
    assert sum(part.open for part in parts) >= 1
    found = burn_down(actions, never, first)
    assert found is not None
    talked = retro(Portfolio(actions=tuple(actions)), window, Rules().follow_through)
    assert talked.window == window
    assert_inside(burn_down_chart(found, MEASURE, 600))
