# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The app as people start it: `python -m app …` on an X screen, seen from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.driven_program import ROOT

PATIENCE_SECONDS = 120


class StartedApps:
    """Starts the app over one data folder as often as wished; each start is a process."""

    def __init__(self, display: str, folder: Path, variables: Mapping[str, str]) -> None:
        self.data = folder / "library"
        self._session = tempfile.TemporaryDirectory(prefix="hw-")  # names of sockets are short
        self.env = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": self._session.name,
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "LANGUAGE": "en",
            "HOTWASH_DATA": str(self.data),
            **variables,
        }
        self.env.pop("WAYLAND_DISPLAY", None)
        self._started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str, cwd: Path = ROOT) -> subprocess.Popen[str]:
        """Start the app and go on."""
        path = {"PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            [sys.executable, "-m", "app", *arguments],
            stderr=subprocess.PIPE,
            text=True,
            cwd=cwd,
            env={**self.env, **path},
        )
        self._started.append(process)
        return process

    def run(self, *arguments: str, cwd: Path = ROOT) -> tuple[int, str]:
        """Start the app and wait for its end; return its code and what it said."""
        process = self.start(*arguments, cwd=cwd)
        said = process.communicate(timeout=PATIENCE_SECONDS)[1]
        return process.returncode, said

    def window(self, title: str) -> str:
        """Wait until a window is in sight, and return its id on the screen."""
        return self.tool("search", "--sync", "--onlyvisible", "--name", title).split()[0]

    def windows(self, title: str) -> list[str]:
        """Return the windows of a title that are in sight now."""
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        return found.stdout.split()

    def tool(self, *arguments: str) -> str:
        """Run xdotool and return what it printed."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.env,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
        return done.stdout

    def clear(self) -> None:
        """Leave nothing running."""
        for process in self._started:
            process.kill()
            process.wait()
            if process.stderr is not None:
                process.stderr.close()
        self._session.cleanup()
