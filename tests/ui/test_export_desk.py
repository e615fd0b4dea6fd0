# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a review goes: what is offered, and what a typed name becomes."""

from __future__ import annotations

import pytest

from app.publish.export import WRITERS, format_of
from ui.export_desk import FORMATS, PICTURES, completed


def test_every_format_is_offered() -> None:
    assert {format_of(None, name) for name in FORMATS} == set(WRITERS)
    assert set(PICTURES) < set(FORMATS)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [("/x/causes", "/x/causes.svg"), ("/x/causes.png", "/x/causes.png"), ("", "")],
)
def test_a_name_without_a_suffix_gets_that_of_the_filter(typed: str, becomes: str) -> None:
    assert completed(typed, FORMATS["svg"]) == becomes
