# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Order keys between which there is always room, so that a move changes one item only.

A rank is a string over `DIGITS` that compares as a fraction does: "1" < "1i" < "2". It never ends
in the lowest digit, which keeps room below every rank.
"""

from __future__ import annotations

from collections.abc import Sequence

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


def rank_between(low: str, high: str) -> str:
    """Return a rank above `low` and below `high`; an empty string leaves that side open.

    Raises ValueError where `low` is not below `high`.
    """
    if high and low >= high:
        raise ValueError(f"no rank between {low!r} and {high!r}")
    head = ""
    place = 0
    while True:
        lower = DIGITS.index(low[place]) if place < len(low) else 0
        upper = DIGITS.index(high[place]) if high and place < len(high) else _BASE
        if upper - lower > 1:
            return head + DIGITS[_step(lower, upper, open_above=not high)]
        head += DIGITS[lower]
        if upper > lower:
            high = ""
        place += 1


def _step(lower: int, upper: int, *, open_above: bool) -> int:
    """Choose a digit inside; appending takes small steps so that keys of long lists stay short."""
    return lower + 1 if open_above else (lower + upper) // 2


def ranks_after(last: str, count: int) -> list[str]:
    """Return `count` rising ranks after `last`, all short."""
    head = rank_between(last, "")
    width = len(_in_base(max(count - 1, 0)))
    return [head + _in_base(place).rjust(width, DIGITS[0]) + DIGITS[1] for place in range(count)]


def rank_at(ranks: Sequence[str], place: int) -> str:
    """Return a rank that lands at index `place` among the rising `ranks`.

    Between two that are equal (they came in with a file) there is no room: it lands behind them.
    """
    low = ranks[place - 1] if place > 0 else ""
    return rank_between(low, next((rank for rank in ranks[place:] if rank > low), ""))


def _in_base(number: int) -> str:
    digits = DIGITS[number % _BASE]
    while number := number // _BASE:
        digits = DIGITS[number % _BASE] + digits
    return digits
