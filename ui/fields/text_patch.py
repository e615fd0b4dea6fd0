# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How one text becomes another while somebody has the cursor in it.

Pure: places count signs, not Qt's positions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST = 2000
"""Signs compared one by one; of texts that differ in more, the whole middle counts as new."""


@dataclass(frozen=True)
class Patch:
    """Put `text` in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def patches(before: str, after: str) -> tuple[Patch, ...]:
    """Return what makes `after` of `before`, from the first place to the last, none touching."""
    if before == after:
        return ()
    head = common_head(before, after)
    tail = common_head(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > _MOST or not old or not new:
        return (Patch(head, head + len(old), new),)
    return tuple(_compared(old, new, head))


def carried(place: int, changes: Sequence[Patch], *, behind: bool = False) -> int:
    """Return where a cursor at `place` stands after `changes`.

    It stays before what comes in where it stands, and goes `behind` that where it is one's own.
    """
    moved = 0
    for change in changes:
        if change.start > place or (change.start == place and not behind):
            break
        if change.end <= place:
            moved += len(change.text) - (change.end - change.start)
        else:
            return change.start + moved + (len(change.text) if behind else 0)
    return place + moved


def common_head(first: str, second: str) -> int:
    """Return how many signs two texts begin with in common."""
    length = min(len(first), len(second))
    if first[:length] == second[:length]:
        return length
    low, high = 0, length
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if first[:middle] == second[:middle] else (low, middle)
    return low


def _compared(old: str, new: str, offset: int) -> Iterator[Patch]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, first, last, start, end in codes:
        if tag != "equal":
            yield Patch(offset + first, offset + last, new[start:end])
