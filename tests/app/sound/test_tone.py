# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chime as numbers: quiet, short, without a click at either end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.sound.tone import LOUDEST, NEARLY, RATE, TIME_UP, chime


@pytest.mark.parametrize(("pitches", "seconds"), [(NEARLY, 1.3), (TIME_UP, 2.1)])
def test_a_chime_is_over_soon(pitches: tuple[float, ...], seconds: float) -> None:
    assert len(chime(pitches)) / RATE == pytest.approx(seconds)


@pytest.mark.parametrize("pitches", [NEARLY, TIME_UP])
def test_a_chime_is_quiet_and_begins_and_ends_without_a_click(pitches: tuple[float, ...]) -> None:
    sound = chime(pitches)
    assert max(map(abs, sound)) == pytest.approx(LOUDEST * 32_767, abs=1)
    steepest = max(abs(after - before) for before, after in pairwise(sound))
    assert steepest < 0.12 * 32_767
    assert all(abs(value) < 60 for value in sound[:12])
    assert not any(sound[-RATE // 4 :])


def test_two_tones_fall() -> None:
    assert (len(NEARLY), len(TIME_UP)) == (1, 2)
    assert TIME_UP[1] < TIME_UP[0]
