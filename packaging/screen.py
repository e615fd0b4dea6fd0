# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A screen that nobody sees: an X server of our own while something is tried on it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from environment import found
from failure import Failure

SIZE = "1280x720x24"


def there_is_one() -> bool:
    """Tell whether such a screen can be had here."""
    return found("Xvfb")


@contextmanager
def screen(size: str = SIZE, *, command: tuple[str, ...] = ("Xvfb",)) -> Iterator[str]:
    """Start an X server, yield the display it chose, and end it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [*command, "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise Failure("The screen that nobody sees (Xvfb) did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
