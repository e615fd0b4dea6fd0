# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The computer's clock, carried on steadily."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.clock import SystemClock, steady_seconds, wall_now

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Computer:
    """A computer whose clock can be set, and whose steady seconds only go forward."""

    def __init__(self) -> None:
        self.wall = NOON
        self.steady = 5.0

    def pass_time(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds


def test_setting_the_computers_clock_moves_nothing() -> None:
    computer = Computer()
    clock = SystemClock(lambda: computer.wall, lambda: computer.steady)
    computer.pass_time(60)
    computer.wall -= timedelta(hours=1)
    computer.pass_time(60)
    assert clock.now() == NOON + timedelta(minutes=2)


def test_a_program_started_again_takes_the_computers_word_anew() -> None:
    computer = Computer()
    computer.wall += timedelta(hours=1)
    assert SystemClock(lambda: computer.wall, lambda: computer.steady).now() == computer.wall


def test_it_begins_with_what_the_computer_says_and_never_goes_back() -> None:
    before = wall_now()
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert before <= first <= second <= wall_now() + timedelta(seconds=1)
    assert steady_seconds() <= steady_seconds()


def test_a_steady_clock_that_steps_back_takes_nothing_away() -> None:
    steady = [100.0]
    clock = SystemClock(lambda: NOON, lambda: steady[0])
    for reading, seconds in ((130.0, 30), (90.0, 30), (95.0, 35), (195.0, 135)):
        steady[0] = reading
        assert clock.now() == NOON + timedelta(seconds=seconds)
