# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A meeting room: two screens on one X server, a keyboard, and the app as its own program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from tests.scripted_meeting.stage import DESK

ROOT = Path(__file__).resolve().parents[2]
PROJECTOR = "projector"
WIDTH, HEIGHT = 1280, 720
KEY_DELAY_MS = 4
"""Between two keys: many times the speed of people."""

PATIENCE_SECONDS = 60

Told = dict[str, Any]


class Room:
    """Drives the program in front as people do: keys, screens, time, and a pulled plug."""

    def __init__(self, display: str, data_dir: Path, pictures: Path) -> None:
        self._env = {**os.environ, "DISPLAY": display}
        self._data_dir = data_dir
        self._pictures = pictures
        self._program: subprocess.Popen[str] | None = None
        self._run("xrandr", "--setmonitor", DESK, self._area(0), "screen")
        self.find_projector()

    @property
    def program(self) -> subprocess.Popen[str]:
        """The app that is running."""
        assert self._program is not None
        return self._program

    def start(self, now: datetime) -> None:
        """Start the app at an instant and wait for its library."""
        self._program = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.scripted_meeting.stage"),
                *(str(self._data_dir), now.isoformat()),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self._env,
        )
        self.wait(lambda told: told["open"] or told["listed"] > 0)
        # No window manager here gives the window the keyboard.
        self._run(
            "xdotool", "search", "--sync", "--onlyvisible", "--name", "Hotwash", "windowfocus"
        )

    def to_front(self) -> None:
        """Give the workspace the keyboard: there is no window manager here that would."""
        search = ("search", "--sync", "--onlyvisible", "--name", "Hotwash$")
        self._run("xdotool", *search, "windowfocus", "--sync")

    def open_room_screen(self) -> Told:
        """Open the room's screen with its key, and go on at the desk."""
        self.keys("F5")
        told = self.wait(lambda told: told["room"] is not None)
        self.to_front()
        return told

    def kill(self) -> None:
        """Pull the plug: SIGKILL, nothing can be saved any more."""
        self.program.kill()
        self.program.wait()
        self._close_pipes()

    def stop(self) -> None:
        """Close the window as people do, and wait for the end of the program."""
        self.keys("ctrl+q")
        self.program.wait(timeout=60)
        self._close_pipes()

    def type(self, text: str) -> None:
        """Type text."""
        self._run("xdotool", *_typed(text))

    def type_lines(self, lines: Sequence[str]) -> None:
        """Type lines, each with Enter, without a breath between them."""
        typed = [word for line in lines for word in (*_typed(line), "key", "Return")]
        self._run("xdotool", *typed)

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+Return"."""
        self._run("xdotool", "key", "--delay", "30", *keys)

    def click(self, x: int, y: int) -> None:
        """Click somewhere on the desk's screen."""
        self._run("xdotool", "mousemove", "--sync", str(x), str(y), "click", "1")

    def lose_projector(self) -> None:
        """Unplug the second screen."""
        self._run("xrandr", "--delmonitor", PROJECTOR)

    def find_projector(self) -> None:
        """Plug the second screen in."""
        self._run("xrandr", "--setmonitor", PROJECTOR, self._area(WIDTH), "none")

    def let_pass(self, minutes: float) -> Told:
        """Let time go by."""
        return self.ask("pass", seconds=round(minutes * 60))

    def look(self) -> Told:
        """Return what the app shows now."""
        return self.ask("tell")

    def wait(self, fact: Callable[[Told], bool]) -> Told:
        """Wait until the app shows something."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not fact(told := self.look()):
            assert time.monotonic() < until, f"still waiting, the app says {told}"
        return told

    def picture(self, name: str) -> Path:
        """Take a picture of both screens."""
        path = self._pictures / f"{name}.png"
        assert self.ask("picture", path=str(path))["written"]
        return path

    def draft(self) -> str:
        """Return the begun line that a crash would leave."""
        drafts = self._data_dir.glob("drafts/*.txt")
        return next((path.read_text(encoding="utf-8") for path in drafts), "")

    def ask(self, what: str, **details: object) -> Told:
        """Tell the program something and return its answer."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(json.dumps({"do": what, **details}) + "\n")
        self.program.stdin.flush()
        return cast("Told", json.loads(self.program.stdout.readline()))

    def _close_pipes(self) -> None:
        for pipe in (self.program.stdin, self.program.stdout):
            if pipe is not None:
                pipe.close()
        self._program = None

    def clear(self) -> None:
        """Leave nothing running."""
        if self._program is not None:
            self.kill()

    def _area(self, left: int) -> str:
        return f"{WIDTH}/339x{HEIGHT}/190+{left}+0"

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self._env, check=True, capture_output=True, timeout=300)


def _typed(text: str) -> tuple[str, ...]:
    return ("type", "--args", "1", "--delay", str(KEY_DELAY_MS), text)
