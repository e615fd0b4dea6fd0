# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever file is given, it is refused with a sentence or shown as plain text, within bounds."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.bounded import BoundedReader
from tests.hostile.cases import CASES, Case

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a process forks and is limited as POSIX has it"
)


@pytest.fixture(scope="module")
def bounded() -> Iterator[BoundedReader]:
    """Read within bounds of memory and time."""
    with BoundedReader() as reader:
        yield reader


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_a_hostile_file_is_refused_or_shown(
    case: Case, bounded: BoundedReader, tmp_path: Path
) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.content())
    read = bounded.read(case.reader, path)
    if case.refused:
        assert read.outcome == "refused", read.told
        assert re.search(case.refused, read.told), read.told
        assert "Traceback" not in read.told
        assert len(read.told) < 1000
    else:
        assert read.outcome == "shown", read.told
        assert re.search(case.shown, read.told), read.told


def test_a_process_that_takes_too_much_is_told(bounded: BoundedReader, tmp_path: Path) -> None:
    read = bounded.read("no such reader", tmp_path)
    assert read.outcome == "failed"
