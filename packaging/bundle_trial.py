# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The proof that a bundle works: it tries itself, and opens its window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import last_line, say
from failure import Failure

SECONDS = 300
WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
"""What could let a bundle find more than it holds."""


def try_out(program: Path) -> None:
    """Let the program test itself, and fail with what it said where it does not work."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    run(program, ["self-test"], offscreen)
    run(program, ["self-test", "--window"], offscreen)
    if not sys.platform.startswith("linux"):
        run(program, ["self-test", "--window"], {})
        return
    from screen import screen, there_is_one

    if not there_is_one():
        say("There is no Xvfb here, so no window was opened on a screen.")
        return
    with screen() as display:
        run(program, ["self-test", "--window"], {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})


def run(program: Path, arguments: list[str], variables: dict[str, str]) -> str:
    """Run the program as a person's first start would, and return what it said."""
    kept = {name: value for name, value in os.environ.items() if name not in WITHOUT}
    with tempfile.TemporaryDirectory(prefix="hotwash-trial-", ignore_cleanup_errors=True) as home:
        done = subprocess.run(
            [str(program), *arguments],
            env={**kept, "HOME": home, "HOTWASH_DATA": str(Path(home) / "data"), **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
    if done.returncode or "Traceback" in done.stderr:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise Failure(f"{program.name} {' '.join(arguments)} does not work: {last_line(done)}")
    return done.stdout
