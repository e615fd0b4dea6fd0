# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide's fifteen minutes, done as they are written: what stands on the page works.

Each sentence of the page's steps is carried out in the real app with real keys and mouse; `page`
says which sentences there are. HOTWASH_PICTURES names a folder for a picture of each step, and for
the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.walk.computer import SourceComputer
from tests.walk.desk import WalkDesk
from tests.walk.first_review import pictures_wanted, require_programs, walk_first_review


@pytest.fixture
def desk(one_screen: str, accessibility_bus: str, tmp_path: Path) -> Iterator[WalkDesk]:
    require_programs()
    computer = SourceComputer(tmp_path / "home")
    made = WalkDesk(one_screen, accessibility_bus, computer, pictures_wanted())
    yield made
    made.clear()


def test_the_first_review_goes_from_an_empty_window_to_a_signed_pdf(desk: WalkDesk) -> None:
    walk_first_review(desk)
