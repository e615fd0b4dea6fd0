# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A screen of its own for the tests that want a real window of a real program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

SIZE = "1920x1080x24"


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """Start Xvfb and return its DISPLAY."""
    _require_server()
    yield from _served(SIZE)


@pytest.fixture
def one_screen() -> Iterator[str]:
    """Start Xvfb as large as the smallest screen that is served, and return its DISPLAY."""
    _require_server()
    yield from _served("1280x720x24")


@pytest.fixture
def another_screen() -> Iterator[str]:
    """Start a second Xvfb of that size, for somebody at another machine."""
    _require_server()
    yield from _served("1280x720x24")


@pytest.fixture
def two_screens() -> Iterator[str]:
    """Start Xvfb as wide as two screens of 1280×720 and return its DISPLAY; xrandr parts it."""
    _require_server()
    yield from _served("2560x720x24")


def _require_server() -> None:
    """Go on where Xvfb is installed. Missing: skip at home, fail where CI is set."""
    if not shutil.which("Xvfb"):
        message = "Xvfb is not installed here; packaging/dev.py test says how to get it"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


def _served(size: str) -> Iterator[str]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # Without -noreset the server forgets its screens when the last program leaves.
        [
            *("Xvfb", "-displayfd", str(writing), "-noreset"),
            *("-screen", "0", size, "-nolisten", "tcp"),
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with open(reading, encoding="ascii") as told:  # noqa: PTH123 - a pipe, not a path
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()
