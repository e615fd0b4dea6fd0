# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is told of work that grows with its size, and with its square."""

from __future__ import annotations

from tests.growth import grows_in_proportion


def test_one_pass_grows_in_proportion() -> None:
    assert grows_in_proportion(lambda size: sum(range(size * 1000)), 2000)


def test_a_pass_for_each_item_does_not() -> None:
    assert not grows_in_proportion(lambda size: [sum(range(size)) for _ in range(size)], 4000)
