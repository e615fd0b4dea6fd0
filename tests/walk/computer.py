# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The computers on which the walk is done: this folder, and a system with the package installed."""

from __future__ import annotations

import configparser
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tests.driven_program import ROOT

TITLE, COMMAND = "Hotwash", "hotwash"


class Computer(Protocol):
    """Knows how a person starts a program there, and where that person's files are."""

    @property
    def home(self) -> Path:
        """The home folder, as it is seen from outside."""

    def from_menu(self, program: str, screen: Mapping[str, str]) -> list[str]:
        """Return the command line behind an entry of the menu; `screen` leads to the screen."""

    def from_terminal(self, command: str) -> list[str]:
        """Return the command line for a command of a terminal."""


class SourceComputer:
    """Runs the app of this folder, with a home and a library of its own."""

    def __init__(self, home: Path) -> None:
        home.mkdir()
        self.home = home

    def from_menu(self, program: str, screen: Mapping[str, str]) -> list[str]:
        """Return what `dev.py run` comes to."""
        assert program == TITLE
        return self._run([], {"QT_QPA_PLATFORM": "xcb", **screen})

    def from_terminal(self, command: str) -> list[str]:
        """Return the same program with its words."""
        program, *words = shlex.split(command)
        assert program == COMMAND
        return self._run(words, {})

    def _run(self, words: Sequence[str], more: Mapping[str, str]) -> list[str]:
        own = {
            "HOME": str(self.home),
            "HOTWASH_DATA": str(self.home / "library"),
            "PYTHONPATH": str(ROOT),
            "TZ": "UTC",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
            **more,
        }
        return ["env", f"--chdir={self.home}", *_set(own), sys.executable, "-m", "app", *words]


class InstalledComputer:
    """Runs what a package put into a root, as an ordinary user who has nothing but a home folder.

    Only who may change the root can do so: `chroot` is root's.
    """

    def __init__(self, root: Path, user: str) -> None:
        self._root = root
        self._user = user
        self.home = root / "home" / user

    def from_menu(self, program: str, screen: Mapping[str, str]) -> list[str]:
        """Return what the entry of the menu runs, without what stands for files to open."""
        words = [word for word in shlex.split(self._entry(program)["Exec"]) if word[0] != "%"]
        return self._run(words, screen)

    def from_terminal(self, command: str) -> list[str]:
        """Return the command as it is: the system finds it on its path."""
        return self._run(shlex.split(command), {})

    def _entry(self, program: str) -> Mapping[str, str]:
        folder = self._root / "usr" / "share" / "applications"
        for file in sorted(folder.glob("*.desktop")):
            entries = configparser.ConfigParser(interpolation=None, strict=False)
            entries.optionxform = str  # type: ignore[assignment, method-assign]
            entries.read_string(file.read_text("utf-8"))
            if entries["Desktop Entry"]["Name"] == program:
                return entries["Desktop Entry"]
        raise AssertionError(f"no entry of the menu is called {program}")

    def _run(self, words: Sequence[str], more: Mapping[str, str]) -> list[str]:
        home = f"/home/{self._user}"
        own = {
            "HOME": home,
            "USER": self._user,
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            **more,
        }
        start = ["chroot", f"--userspec={self._user}:{self._user}", str(self._root)]
        return [*start, "env", "-i", f"--chdir={home}", *_set(own), *words]


def _set(variables: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in variables.items()]
