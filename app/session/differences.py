# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where two sequences of tokens differ, with as many as can be in common; pure.

The longest common subsequence is found a row at a time, a row being one number with a bit for each
token (Hyyrö 2004). However different the two are, it costs the same: nobody waits for a merge.
"""

from __future__ import annotations

from collections.abc import Sequence


def differences(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the steps from `old` to `new`: -1 takes tokens out, 1 puts some in, 0 keeps them."""
    steps: list[tuple[int, int]] = []
    first = last = kept = 0
    for own, other in [*_in_common(old, new), (len(old), len(new))]:
        if own > first or other > last:
            steps += [(0, kept), (-1, own - first), (1, other - last)]
            kept = 0
        first, last, kept = own + 1, other + 1, kept + 1
    return [step for step in [*steps, (0, kept - 1)] if step[1] > 0]


def _in_common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the tokens that both have, in order."""
    where: dict[str, int] = {}
    for place, token in enumerate(new):
        where[token] = where.get(token, 0) | 1 << place
    full = row = (1 << len(new)) - 1
    rows = [row]
    for token in old:
        found = row & where.get(token, 0)
        row = (row + found | row - found) & full
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    own, other = len(old), len(new)
    while own and other:
        if rows[own] >> other - 1 & 1:
            other -= 1
            continue
        own -= 1
        if rows[own] >> other - 1 & 1:
            other -= 1
            pairs.append((own, other))
    return pairs[::-1]
