# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A window of days that figures are told for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


def days_after(day: date, days: int) -> date:
    """Return the day so many days later, or earlier; where the calendar ends, its end.

    A date such as 9999-12-31 is how some people write "never".
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


@dataclass(frozen=True)
class DayWindow:
    """From `first` to `last`, both included; without a first day from the beginning on."""

    last: date
    first: date | None = None

    def holds(self, day: date | None) -> bool:
        """Tell whether a day lies in it; one that is not known does not."""
        return day is not None and day <= self.last and (self.first is None or day >= self.first)
