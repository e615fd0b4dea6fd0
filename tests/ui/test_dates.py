# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Days in words: short where no other year can be meant."""

from __future__ import annotations

from datetime import date

import pytest

from ui.dates import near_day

TODAY = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 12, 24), "24 Dec"),
        (date(2027, 2, 10), "10 Feb"),
        (date(2026, 2, 10), "10 Feb 2026"),
        (date(2027, 12, 24), "24 Dec 2027"),
    ],
)
def test_a_day_has_its_year_once_that_could_be_another_ones(value: date, said: str) -> None:
    assert near_day(value, TODAY) == said
