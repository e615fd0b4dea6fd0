# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds for every test: no screen, no real folders, nothing left running.

Qt is not imported here: the tests of `app` run without it.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Set before anything imports Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.accessibility_bus import accessibility_bus
from tests.faults.figures import figures, pytest_terminal_summary
from tests.postgres_server import mortal_server, postgres_server, postgres_url
from tests.slow_network import slow_network
from tests.team_server import team_server
from tests.x_display import another_screen, one_screen, two_screens, x_display

__all__ = [
    "accessibility_bus",
    "another_screen",
    "figures",
    "mortal_server",
    "one_screen",
    "postgres_server",
    "postgres_url",
    "pytest_terminal_summary",
    "slow_network",
    "team_server",
    "two_screens",
    "x_display",
]

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
GRACE = 5.0
"""Seconds in which a thread that a test has told to end must have ended."""

settings.register_profile("quick", max_examples=40, deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000)
settings.load_profile(
    os.environ.get("HOTWASH_EXAMPLES") or ("ci" if os.environ.get("CI") else "quick")
)


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests() -> Iterator[Path]:
    """Give the whole run a home folder of its own, so that nobody's real one is touched."""
    folders = tempfile.TemporaryDirectory(prefix="hotwash-home-")
    with folders as folder, pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, folder)
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(Path(folder, name.lower())))
        yield Path(folder)


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a data folder of its own, not made yet, and settings nobody wrote."""
    folder = tmp_path / "hotwash-data"
    monkeypatch.setenv("HOTWASH_DATA", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    # A meeting of a test keeps nobody's real display awake.
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return folder


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, an active timer or animation, or a visible window."""
    threads = set(threading.enumerate())
    # Only a test that uses Qt may import the part that looks for what Qt left.
    if "qapp" not in request.fixturenames:
        yield
        left = []
    else:
        from tests.qt_leftovers import QtLeftovers

        leftovers = QtLeftovers()
        yield
        left = leftovers.clear_away()
    left += _threads_left(threads)
    if left:
        pytest.fail(f"the test left behind: {', '.join(left)}", pytrace=False)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real reviews, which lies beside the project only where it is built."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real material is not beside this copy of the project")
    return SHARED_DATA


def _threads_left(before: set[threading.Thread]) -> list[str]:
    """Name the threads that are still there; those that Qt runs are not Python's to count."""
    left = []
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(GRACE)
        if thread.is_alive():
            left.append(f"thread {thread.name}")
    return left
