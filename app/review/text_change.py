# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one stretch in which two texts differ: all that typing, or pasting in one place, makes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TextChange:
    """What a text has instead of the characters from `start` up to `end` of another."""

    start: int
    end: int
    words: str


def text_change(old: str, new: str) -> TextChange:
    """Return where two texts begin and cease to differ, and what the new one has there."""
    shorter = min(len(old), len(new))
    start = _common(old, new, shorter)
    tail = _common(old[::-1], new[::-1], shorter - start)
    return TextChange(start, len(old) - tail, new[start : len(new) - tail])


def _common(left: str, right: str, limit: int) -> int:
    """Return how many leading characters are the same, by halving: comparing slices is quick."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
