# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk of somebody who reads the guide: the app, a clipboard, and a terminal beside it.

The app is the program that people start, and knows nothing of a test: what it shows is read over
the accessibility bus.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.desk import TITLE, Desk
from tests.driven_program import ROOT, Told
from tests.screen_reader import ScreenReader

COMMAND = "hotwash"


class WalkDesk(Desk):
    """Starts the app over an empty home folder, and its commands there.

    `hotwash` is how the program is started: by default that of this folder. Pictures are taken
    where `pictures` names a folder.
    """

    def __init__(
        self,
        display: str,
        bus: str,
        home: Path,
        pictures: Path | None = None,
        hotwash: Sequence[str] = (sys.executable, "-m", "app"),
    ) -> None:
        own = {
            "AT_SPI_BUS_ADDRESS": bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "HOTWASH_DATA": str(home / "library"),
            "PYTHONPATH": str(ROOT),
        }
        super().__init__(display, "", home, pictures or home, own)
        self.home = home
        self._takes_pictures = pictures is not None
        self._hotwash = hotwash
        self._reader = ScreenReader(bus)

    def begin(self, *arguments: str) -> None:
        """Start the program."""
        self._program = subprocess.Popen(
            [*self._hotwash, *arguments], text=True, cwd=self.home, env=self.env
        )

    def look(self) -> Told:
        """Return what the app shows now."""
        return self._reader.read()

    def picture(self, name: str) -> None:
        """Keep a picture of the screen, where pictures are wanted."""
        if self._takes_pictures:
            file = self._pictures / f"{name}.png"
            self.run(sys.executable, "-m", "tests.screen_picture", str(file))

    def keep(self, file: str) -> None:
        """Keep a file of the home folder beside the pictures, where those are wanted."""
        if self._takes_pictures:
            shutil.copy(self.home / file, self._pictures)

    def clear(self) -> None:
        """Leave nothing running."""
        super().clear()
        self._reader.close()

    def open(self, program: str) -> None:
        """Start a program of the menu and wait for its window."""
        assert program == TITLE
        self.begin()
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
        """Run a command of the app in a terminal and return what it answers."""
        program, *words = shlex.split(command)
        assert program == COMMAND
        done = subprocess.run(
            [*self._hotwash, *words],
            env=self.env,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout
