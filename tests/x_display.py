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
    """Start Xvfb and return its DISPLAY. Missing: skipped at home, an error where CI is set."""
    if not shutil.which("Xvfb"):
        message = "Xvfb is not installed here; packaging/dev.py test says how to get it"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with open(reading, encoding="ascii") as told:  # noqa: PTH123 - a pipe, not a path
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()
