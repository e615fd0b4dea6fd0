# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The computer's clock, carried on steadily."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.clock import CorrectedClock, SystemClock, steady_seconds, wall_now

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


def test_a_clock_that_is_behind_is_put_forward_at_once() -> None:
    computer, clock = _corrected()
    clock.correct("server", timedelta(seconds=3))
    assert clock.now() == NOON + timedelta(seconds=3)
    assert clock.offset == timedelta(seconds=3)
    computer.pass_time(10)
    assert clock.now() == NOON + timedelta(seconds=13)


def test_a_clock_that_is_ahead_is_slowed_until_it_is_right() -> None:
    computer, clock = _corrected()
    clock.correct("server", timedelta(seconds=-2))
    shown = [clock.now()]
    for _ in range(60):
        computer.pass_time(0.1)
        shown.append(clock.now())
    assert shown == sorted(shown)
    assert shown[0] == NOON
    assert shown[-1] == NOON + timedelta(seconds=4)


def test_a_clock_that_is_quite_wrong_is_set_at_once() -> None:
    _, clock = _corrected()
    clock.correct("server", timedelta(hours=-1))
    assert clock.now() == NOON - timedelta(hours=1)


def test_the_noise_of_the_network_moves_nothing() -> None:
    _, clock = _corrected()
    clock.correct("server", timedelta(milliseconds=100))
    clock.correct("server", timedelta(milliseconds=115))
    assert clock.now() == NOON + timedelta(milliseconds=100)


def test_who_lets_go_leaves_what_another_has_found() -> None:
    _, clock = _corrected()
    clock.correct("one", timedelta(seconds=1))
    clock.correct("two", timedelta(seconds=2))
    clock.release("one")
    assert clock.now() == NOON + timedelta(seconds=2)
    clock.release("two")
    assert clock.offset == timedelta(0)


def _corrected() -> tuple[Computer, CorrectedClock]:
    computer = Computer()
    base = SystemClock(lambda: computer.wall, lambda: computer.steady)
    return computer, CorrectedClock(base)


def test_a_steady_clock_that_steps_back_takes_nothing_away() -> None:
    steady = [100.0]
    clock = SystemClock(lambda: NOON, lambda: steady[0])
    for reading, seconds in ((130.0, 30), (90.0, 30), (95.0, 35), (195.0, 135)):
        steady[0] = reading
        assert clock.now() == NOON + timedelta(seconds=seconds)
