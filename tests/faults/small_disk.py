# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Disks of one megabyte, which fill up, and disks that turn read-only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

SIZE = 1 << 20


class SmallDisk:
    """A file system of its own at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leave no room."""
        with self._filler.open("ab", buffering=0) as target:
            for piece in (4096, 1):
                try:
                    while True:
                        target.write(b"x" * piece)
                except OSError:
                    continue

    def free(self) -> None:
        """Make room again."""
        self._filler.unlink(missing_ok=True)

    def remount(self, option: str) -> None:
        """Make it read-only ("ro") or writable ("rw"); no file of it may be open for writing."""
        command = ["mount", "-o", f"remount,bind,{option}", str(self.folder)]
        subprocess.run(command, check=True, capture_output=True)

    def files(self) -> list[str]:
        """Return the paths of all files on it but the filler, in their order."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.folder)) for path in paths if path != self._filler)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Return a disk of one megabyte, where making one is allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a small disk can't be mounted here")
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    yield SmallDisk(folder)
    for _ in ("what is bound", "the disk"):
        subprocess.run(["umount", str(folder)], check=True)
