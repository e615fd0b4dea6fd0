# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The window of a portable copy writes nothing outside its folder: every system call is watched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import build
from tests.driven_program import ROOT
from tests.ui.conftest import EXAMPLE
from tests.ui.desktop.started_app import StartedApps

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

TITLE = "GitLab.com database outage"
CALLS = "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|^\d+ +(creat|mkdir|rename|link|symlink)")
_PATH = re.compile(r'"((?:[^"\\\\]|\\\\.)*)"')
_SYSTEM = ("/dev/", "/proc/", "/sys/", "/run/", "/memfd:")


@pytest.fixture
def apps(x_display: str, tmp_path: Path) -> Iterator[StartedApps]:
    started = StartedApps(x_display, tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"})
    yield started
    started.clear()


def written(log: Path) -> set[str]:
    """Return the paths that a traced program made or opened to write."""
    lines = log.read_text("utf-8", "replace").splitlines()
    done = [line for line in lines if _WRITING.search(line) and " = -1 " not in line]
    return {path for line in done for path in _PATH.findall(line)}


def test_nothing_is_written_outside_the_folder(apps: StartedApps, tmp_path: Path) -> None:
    stick, home, log = tmp_path / "stick", tmp_path / "home", tmp_path / "calls"
    home.mkdir()
    apps.env["HOME"] = str(home)
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", sys.executable]
    with subprocess.Popen(
        [*command, "-m", "app", "--portable", str(stick), str(EXAMPLE)],
        cwd=ROOT,
        env={**apps.env, "PYTHONPATH": str(ROOT)},
    ) as traced:
        window = apps.window(TITLE)
        apps.tool("windowfocus", "--sync", window, "type", "--delay", "20", "kept with me")
        apps.tool("key", "ctrl+k")
        apps.tool("type", "--delay", "20", "a line")
        apps.tool("key", "Return", "ctrl+q")
        assert traced.wait(timeout=180) == 0
    session = apps.env["XDG_RUNTIME_DIR"]
    own = (str(stick), session, *_SYSTEM, str(home / ".cache" / "fontconfig"))
    found = {str(ROOT / path) for path in written(log)}
    assert {str(stick / name) for name in ("hotwash.db", "window.lock", "temporary")} <= found
    assert {path for path in found if not path.startswith(own)} == set()
    assert {each.name for each in stick.iterdir()} >= {"hotwash.db", "window.ini"}
    assert {each.name for each in home.iterdir()} <= {".cache"}
    assert list((stick / "temporary").iterdir()) == []


def test_a_folder_that_has_moved_is_the_same_library(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}
    run = [sys.executable, "-m", "app", "--portable"]
    subprocess.run(
        [*run, "one", "import", str(EXAMPLE)],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    (tmp_path / "one").rename(tmp_path / "two")
    services = build(tmp_path / "two")
    assert [each.title for each in services.library.summaries()] == [TITLE]
    services.close()
    assert not (tmp_path / "one").exists()
