# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Starting the app, and the scripts beside this one, with the environment's Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environment import Environment
from failure import Failure


def no_window_reason(arguments: list[str], environment: Environment) -> str:
    """Say why no window can open, or nothing if one can or none is asked for."""
    if not wants_window(arguments) or has_display():
        return ""
    command = os.path.relpath(environment.script("hotwash"))
    return (
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window "
        f"can't open; the command line works without one: {command} --help"
    )


def wants_window(arguments: list[str]) -> bool:
    """Tell whether the app's arguments leave it to open its window."""
    rest = list(arguments)
    while rest and rest[0].startswith(("--data", "--portable")):
        del rest[: 1 if "=" in rest[0] else 2]
    return not rest


def has_display() -> bool:
    """Tell whether a window could be shown; macOS and Windows always have a screen."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def replace_process(command: list[str]) -> int:
    """Become `command`, so that signals and exit codes are its own."""
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def run_script(environment: Environment, name: str, arguments: list[str]) -> int:
    """Run a script of this folder without a screen; its modules see the project's root."""
    script = Path(__file__).with_name(name)
    if not script.is_file():
        raise Failure(f"packaging/{name} is missing; please get a complete copy of Hotwash.")
    done = subprocess.run(
        [str(environment.python), str(script), *arguments],
        cwd=environment.root,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        check=False,
    )
    return done.returncode
