# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.capture.epochs import epoch_instant

_SECONDS = st.integers(min_value=631_152_000, max_value=4_102_444_799)


@settings(max_examples=60)
@given(_SECONDS, st.sampled_from([1, 10**3, 10**6, 10**9]))
def test_the_unit_is_told_by_the_size(seconds: int, per_second: int) -> None:
    expected = datetime.fromtimestamp(seconds, UTC)
    assert epoch_instant(seconds * per_second) == expected
    assert epoch_instant(str(seconds * per_second)) == expected


@pytest.mark.parametrize(
    "value", [True, None, -1, 0, 5, 10**30, float("nan"), float("inf"), "", "12a", "９" * 10, []]
)
def test_what_is_no_instant_is_none(value: object) -> None:
    assert epoch_instant(value) is None


def test_a_fraction_of_a_second_is_kept() -> None:
    assert epoch_instant("1433558319.000002") == datetime(2015, 6, 6, 2, 38, 39, 2, tzinfo=UTC)
