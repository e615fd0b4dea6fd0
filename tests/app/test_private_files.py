# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is kept is its owner's alone, however openly the system makes files."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import build
from app.capture.column_choice import ColumnChoice
from app.capture.kept_columns import KeptColumns
from app.key_file import save_keys
from app.private_files import make_file
from app.settings import Settings, save_settings
from app.store.draft import Draft
from app.store.reminder_day import claim_day
from app.whole_file import make_folder
from tests.builders import empty_review
from tests.fakes import FakeClock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX knows owners and others")

OTHERS = stat.S_IRWXG | stat.S_IRWXO


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    """Let files be readable by everybody, as most systems do."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def readable_by_others(folder: Path) -> list[str]:
    return [
        str(path.relative_to(folder))
        for path in (folder, *sorted(folder.rglob("*")))
        if path.stat().st_mode & OTHERS
    ]


def test_a_data_folder_and_all_in_it_is_its_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "above" / "data"
    services = build(folder, clock=FakeClock())
    services.library.add(empty_review())
    services.attachments.put_bytes(b"a fact")
    with services.library.open(empty_review().id):
        assert list(folder.glob("*-wal"))
        services.library.backup(folder / "backups" / "copy.db")
        Draft(folder, "r1").keep("a begun line", 1)
        save_settings(folder, Settings(author="Ann"))
        save_keys(folder, {"guide": ("Ctrl+M",)})
        KeptColumns(folder).keep(("time", "text"), ColumnChoice(time=("time",), text=("text",)))
        claim_day(folder, date(2024, 1, 2))
        assert readable_by_others(folder) == []
    services.close()
    assert not folder.parent.stat().st_mode & OTHERS
    assert readable_by_others(folder) == []


def test_what_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    shared, file = tmp_path / "shared", tmp_path / "shared.db"
    shared.mkdir(mode=0o755)
    file.touch(mode=0o644)
    make_folder(shared)
    make_file(file)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
