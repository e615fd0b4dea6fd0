# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chime as numbers: soft bells that fade within a second. Plays nothing."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from functools import lru_cache

RATE = 24_000
"""Samples in a second: four times what the highest overtone needs."""

NEARLY, TIME_UP = (660.0,), (660.0, 440.0)
"""The pitches of one chime and of two, in Hz; the second is lower, as a sentence ends."""

LOUDEST = 0.22
"""Of what a device can do: heard across a table, and nobody jumps."""

_LENGTH, _SPACING, _ATTACK, _RELEASE, _TAIL = 1.0, 0.8, 0.012, 0.08, 0.3
"""Seconds: a tone, from one tone to the next, its rise, its end, the silence after the last."""

_PARTIALS = ((1, 1.0, 0.30), (2, 0.30, 0.20), (3, 0.10, 0.12))
"""Each: a multiple of the pitch, its share, and the seconds in which it fades to a third."""


@lru_cache(maxsize=4)
def chime(pitches: Sequence[float]) -> array[int]:
    """Return the tones one after the other, and a silence: signed 16 bit, one channel."""
    seconds = _SPACING * (len(pitches) - 1) + _LENGTH
    mixed = [0.0] * _samples(seconds)
    for place, pitch in enumerate(pitches):
        start = _samples(_SPACING * place)
        for at, value in enumerate(_tone(pitch), start):
            mixed[at] += value
    scale = 32_767 * LOUDEST / max(map(abs, mixed))
    return array("h", [round(value * scale) for value in mixed] + [0] * _samples(_TAIL))


def _tone(pitch: float) -> list[float]:
    return [_value(pitch, number / RATE) for number in range(_samples(_LENGTH))]


def _value(pitch: float, at: float) -> float:
    turn = 2 * math.pi * pitch * at
    wave = sum(share * math.exp(-at / fade) * math.sin(n * turn) for n, share, fade in _PARTIALS)
    rise = 0.5 - 0.5 * math.cos(math.pi * min(1.0, at / _ATTACK))
    return wave * rise * min(1.0, (_LENGTH - at) / _RELEASE)


def _samples(seconds: float) -> int:
    return round(seconds * RATE)
