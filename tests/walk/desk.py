# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk of somebody who reads the guide: the app, a clipboard, and a terminal beside it.

The app is the program that people start, and knows nothing of a test: what it shows is read over
the accessibility bus.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.desk import TITLE, Desk
from tests.driven_program import Told
from tests.screen_reader import ScreenReader
from tests.walk.computer import Computer


class WalkDesk(Desk):
    """A screen at a computer. Pictures are taken where `pictures` names a folder."""

    def __init__(
        self, display: str, bus: str, computer: Computer, pictures: Path | None = None
    ) -> None:
        super().__init__(display, "", computer.home, pictures or computer.home)
        self._computer = computer
        self._takes_pictures = pictures is not None
        self._reader = ScreenReader(bus)
        self._screen = {
            "DISPLAY": display,
            "AT_SPI_BUS_ADDRESS": bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def look(self) -> Told:
        """Return what the app shows now."""
        assert self.program.poll() is None, f"the app has ended with {self.program.returncode}"
        return self._reader.read()

    def picture(self, name: str) -> None:
        """Keep a picture of the screen, where pictures are wanted."""
        if self._takes_pictures:
            file = self._pictures / f"{name}.png"
            self.run(sys.executable, "-m", "tests.screen_picture", str(file))

    def keep(self, file: str) -> Path:
        """Return a file of the home folder, and keep it beside the pictures where any are taken."""
        made = self._computer.home / file
        if self._takes_pictures:
            shutil.copy(made, self._pictures)
        return made

    def clear(self) -> None:
        """Leave nothing running."""
        super().clear()
        self._reader.close()

    def open(self, program: str) -> None:
        """Start a program of the menu and wait for its window."""
        command = self._computer.from_menu(program, self._screen)
        self._program = subprocess.Popen(command, text=True)
        self.wait(lambda told: told["front"].startswith(TITLE))
        self.focus(TITLE)

    def sees(self, words: str) -> Told:
        """Wait until some words are in sight."""
        return self.wait(lambda told: any(words in text for text in told["seen"]))

    def saved(self) -> None:
        """Wait until everything is on the disk."""
        self.sees("Saved on this computer")

    def copy(self, lines: str) -> None:
        """Put some lines on the clipboard, as a page does on which they are copied."""
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-in"],
            input=lines.encode(),
            env=self.env,
            check=True,
            # The tool stays in the background to hand the lines out: it must not hold a pipe.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def run_command(self, command: str) -> str:
        """Run a command in a terminal and return what it answers."""
        done = subprocess.run(
            self._computer.from_terminal(command),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout
