# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the adapters read of a target's fields is what they are said to know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.publish import confluence, trackers
from app.publish.confluence.fields import FIELDS as CONFLUENCE_FIELDS
from app.publish.target_config import TICKET_KINDS, TargetKind
from app.publish.trackers.fields import FIELDS

READ = re.compile(r"config\.texts?\(\s*\"(\w+)\"|(?:_mapped|_looked_up|pairs)\([\w.]+, \"(\w+)\"")
TRACKERS, CONFLUENCE = (Path(package.__path__[0]) for package in (trackers, confluence))


def read_in(*files: Path) -> set[str]:
    found = (pair for file in files for pair in READ.findall(file.read_text("utf-8")))
    return {first or second for first, second in found}


@pytest.mark.parametrize("kind", sorted(TICKET_KINDS))
def test_a_tracker_knows_the_fields_that_it_reads(kind: TargetKind) -> None:
    assert read_in(TRACKERS / f"{kind.value}.py") <= set(FIELDS[kind])


def test_every_field_of_a_tracker_is_read_somewhere() -> None:
    read = read_in(*TRACKERS.glob("*.py")) | {"edition"}
    known = {name for names in FIELDS.values() for name in names}
    assert {name for name in known - read if not name.startswith("status_")} == {
        "kind_labels",
        "aim_labels",
        "size_labels",
    }
    assert read <= known


def test_confluence_knows_the_fields_that_it_reads() -> None:
    assert read_in(*CONFLUENCE.glob("*.py")) | {"edition"} == set(CONFLUENCE_FIELDS)
