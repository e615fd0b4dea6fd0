# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Instants written as a bare number since 1970: seconds, milli-, micro- or nanoseconds.

The four units can't be confused: what is a year of this age in one of them is before 1971 or after
the year 30000 in the others.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_NUMBER = re.compile(r"(\d{9,19})(?:\.(\d{1,12}))?")
_START = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = 631_152_000, 4_102_444_800
"""1990 and 2100 in seconds: a number outside is a count or an identifier, no instant."""
_PER_SECOND = (1, 10**3, 10**6, 10**9)


def epoch_instant(number: object) -> datetime | None:
    """Return the instant a number, or a text of digits, stands for; None where it is none."""
    if isinstance(number, bool) or not isinstance(number, int | float | str):
        return None
    written = number if isinstance(number, str) else _written(number)
    found = _NUMBER.fullmatch(written.strip()) if len(written) < 40 and written.isascii() else None
    if found is None:
        return None
    whole = int(found[1])
    for per_second in _PER_SECOND:
        if _FIRST <= whole // per_second < _LAST:
            return _START + timedelta(microseconds=_microseconds(whole, found[2] or "", per_second))
    return None


def _written(number: float) -> str:
    """Return a number's digits; one too large for a float's digits is given up."""
    if isinstance(number, int):
        return str(number) if abs(number) < 10**20 else ""
    return f"{number:.6f}" if abs(number) < 10**18 else ""


def _microseconds(whole: int, fraction: str, per_second: int) -> int:
    micro = whole * 10**6 // per_second
    if per_second == 1:
        return micro + int(fraction[:6].ljust(6, "0"))
    return micro
