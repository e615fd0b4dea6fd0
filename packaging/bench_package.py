# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bundle: how large it is, and how soon it paints beside a bare window of Qt.

Measured where one was made (`dev.py package bundle`). Cold means that the system has forgotten
the files; a disk that is no disk makes that cheaper than it is on a laptop.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import PySide6
import shiboken6

import package_bundle
from bench_row import Row, medians
from bench_start import BARE
from environment import ROOT, say

RUNS = 15
COLD_RUNS = 7
SIZE_LIMIT = 260.0
"""Megabytes. What is most of it: Qt 85, its ICU 32, fonts and words 12, cryptography 12."""
FILES_LIMIT = 2500.0
FIRST_PAINT = 1.5
"""Times the bare window, as the bundle is promised to start."""


def rows() -> Iterator[Row]:
    """Yield size, files and first paint (≤ 1.5×), cold and warm."""
    bundle = ROOT / "dist" / package_bundle.NAME
    if not package_bundle.program(bundle).is_file():
        say("There is no bundle in dist/, so none was measured: dev.py package bundle.")
        return
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    yield Row("bundle, size", size, SIZE_LIMIT, "limit", 1, "MB")
    yield Row("bundle, files", len(files), FILES_LIMIT, "limit", 1, "files")
    program = [str(package_bundle.program(bundle)), "self-test", "--window"]
    bare = [sys.executable, "-c", BARE]
    ours, floor = medians(lambda: painted(program), lambda: painted(bare), RUNS)
    yield Row("bundle, first paint / bare window", ours, floor, "floor", FIRST_PAINT)
    if hasattr(os, "posix_fadvise"):
        others = list(_files_of_the_bare_window())
        ours, floor = medians(lambda: _cold(program, files), lambda: _cold(bare, others), COLD_RUNS)
        yield Row("bundle, cold first paint / bare window", ours, floor, "floor", FIRST_PAINT)


def painted(command: list[str]) -> float:
    """Return how many milliseconds it takes until a program says, or ends because, it painted."""
    with tempfile.TemporaryDirectory(prefix="hotwash-bench-") as home:
        started = time.perf_counter()
        with subprocess.Popen(
            command,
            env={**os.environ, "HOME": home, "QT_QPA_PLATFORM": _platform()},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as running:
            assert running.stdout is not None
            running.stdout.readline()
            took = (time.perf_counter() - started) * 1000
        if running.returncode:
            raise RuntimeError(f"{command[0]} ended with {running.returncode}")
        return took


def _cold(command: list[str], files: Iterable[Path]) -> float:
    for path in files:
        _forget(path)
    return painted(command)


def _forget(path: Path) -> None:
    """Let the system forget what it keeps of a file in memory."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _files_of_the_bare_window() -> Iterator[Path]:
    library = Path(sys.base_prefix, "lib")
    qt = [Path(module.__path__[0]) for module in (PySide6, shiboken6)]
    patterns = ("*.so*", "*.pyc")
    for folder in (*qt, library):
        for pattern in patterns:
            yield from (each for each in folder.rglob(pattern) if each.is_file())


def _platform() -> str:
    return os.environ.get("QT_QPA_PLATFORM", "offscreen")
