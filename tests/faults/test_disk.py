# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The disk of the power cuts loses what is not written out, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.disk import Disk, Loss
from tests.faults.system_calls import Call, calls_in, can_trace, trace

ROOT = "/disk"
OLD, NEW = b"old", b"new!"


def disk_after(*calls: Call) -> Disk:
    disk = Disk(Path(ROOT))
    for call in calls:
        disk.follow(call)
    return disk


def file(name: str, content: bytes, *, synced: bool) -> list[Call]:
    calls = [
        Call("openat", 3, f"{ROOT}/{name}", flags="O_WRONLY|O_CREAT|O_TRUNC"),
        Call("write", 3, f"{ROOT}/{name}", data=content),
    ]
    return calls + ([Call("fsync", 3, f"{ROOT}/{name}")] if synced else [])


def folder_synced() -> list[Call]:
    return [Call("openat", 4, ROOT), Call("fsync", 4, ROOT)]


# The folder itself is opened as a file is: it needs no O_CREAT.
RENAMED = Call("rename", -1, f"{ROOT}/new", other=f"{ROOT}/old")
BEFORE = [*file("old", OLD, synced=True), *folder_synced()]


def left(disk: Disk, loss: Loss) -> dict[str, bytes | None]:
    return disk.left(loss, random.Random(1))


def test_what_is_written_out_is_never_lost() -> None:
    disk = disk_after(*BEFORE, *file("new", NEW, synced=True), RENAMED, *folder_synced())
    assert all(left(disk, loss) == {"old": NEW} for loss in Loss)


def test_a_name_that_is_not_written_out_may_be_the_one_of_before() -> None:
    disk = disk_after(*BEFORE, *file("new", NEW, synced=True), RENAMED)
    assert left(disk, Loss.ALL) == {"old": OLD}
    assert left(disk, Loss.CONTENT) == {"old": NEW}


def test_content_that_is_not_written_out_may_be_empty_under_its_new_name() -> None:
    disk = disk_after(*BEFORE, *file("new", NEW, synced=False), RENAMED)
    assert left(disk, Loss.CONTENT) == {"old": b""}
    assert left(disk, Loss.NOTHING) == {"old": NEW}


@pytest.mark.parametrize("process", ["31234", "812  "])
def test_a_call_is_read_whatever_number_its_process_has(tmp_path: Path, process: str) -> None:
    log = tmp_path / "calls"
    written = r'write(3<\x2f\x61>, "\x68\x69", 2 <unfinished ...>'
    log.write_text(f"{process} {written}\n{process} <... write resumed>) = 2\n", encoding="ascii")
    assert list(calls_in(log)) == [Call("write", 3, "/a", data=b"hi", number=2)]


def test_a_real_program_is_followed_call_by_call(tmp_path: Path) -> None:
    if not can_trace():
        pytest.skip("no program can be watched here")
    root = tmp_path / "ä root"
    root.mkdir()
    program = tmp_path / "program.py"
    program.write_text(
        "import os, pathlib, sys\n"
        f"folder = pathlib.Path({str(root)!r}) / 'below'\n"
        "folder.mkdir()\n"
        "(folder / 'one').write_bytes(b'a\"<1>')\n"
        "os.replace(folder / 'one', folder / 'two')\n"
        "print('done', flush=True)\n"
    )
    disk = Disk(root)
    for call in trace([str(program)], tmp_path / "calls"):
        disk.follow(call)
    assert disk.said == b"done\n"
    assert left(disk, Loss.NOTHING) == {"below": None, "below/two": b'a"<1>'}
    assert left(disk, Loss.ALL) == {}
