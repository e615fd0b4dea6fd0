# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that appear whole, and what killed programs left of others."""

from __future__ import annotations

import os
from pathlib import Path

from app.publish.written_file import write_bytes
from app.whole_file import STALE_SECONDS, make_folder, put_in_place, sweep, sync_file


def test_a_finished_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target, unfinished = tmp_path / "target", tmp_path / "unfinished"
    target.write_text("before")
    unfinished.write_text("after")
    sync_file(unfinished)
    put_in_place(unfinished, target)
    assert [path.name for path in tmp_path.iterdir()] == ["target"]
    assert target.read_text() == "after"


def test_folders_are_made_as_far_as_they_are_missing(tmp_path: Path) -> None:
    make_folder(tmp_path / "one" / "two")
    make_folder(tmp_path / "one" / "two")
    assert (tmp_path / "one" / "two").is_dir()


def test_only_what_is_old_is_swept_away(tmp_path: Path) -> None:
    old, new, other = tmp_path / ".a.part", tmp_path / ".b.part", tmp_path / "a"
    for path in (old, new, other):
        path.touch()
    for path in (old, other):
        _make_old(path)
    sweep(tmp_path, ".*.part")
    assert {path.name for path in tmp_path.iterdir()} == {".b.part", "a"}


def test_what_a_killed_export_left_goes_with_a_later_one(tmp_path: Path) -> None:
    left = tmp_path / ".hotwash-0123456789ab.part"
    left.touch()
    write_bytes(tmp_path / "report.md", b"one")
    assert left.exists()
    _make_old(left)
    write_bytes(tmp_path / "report.md", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def _make_old(path: Path) -> None:
    past = path.stat().st_mtime - STALE_SECONDS - 60
    os.utime(path, (past, past))
