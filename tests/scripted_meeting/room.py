# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A meeting room: two screens on one X server, a keyboard, and the app as its own program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tests.driven_program import DrivenProgram, Told, typed
from tests.network import without_network
from tests.scripted_meeting.stage import DESK

PROJECTOR = "projector"
WIDTH, HEIGHT = 1280, 720


class Room(DrivenProgram):
    """Drives the program in front as people do: keys, screens, time, and a pulled plug."""

    def __init__(self, display: str, data_dir: Path, pictures: Path) -> None:
        super().__init__(display, "tests.scripted_meeting.stage", {}, without_network())
        self._data_dir = data_dir
        self._pictures = pictures
        self.run("xrandr", "--setmonitor", DESK, self._area(0), "screen")
        self.find_projector()

    def start(self, now: datetime) -> None:
        """Start the app at an instant and wait for its library."""
        self.begin(str(self._data_dir), now.isoformat())
        self.wait(lambda told: told["open"] or told["listed"] > 0)
        self.focus("Hotwash")

    def to_front(self) -> None:
        """Give the workspace the keyboard."""
        self.focus("Hotwash$")

    def open_room_screen(self) -> Told:
        """Open the room's screen with its key, and go on at the desk."""
        self.keys("F5")
        told = self.wait(lambda told: told["room"] is not None)
        self.to_front()
        return told

    def type_lines(self, lines: Sequence[str]) -> None:
        """Type lines, each with Enter, without a breath between them."""
        self.run("xdotool", *(word for line in lines for word in (*typed(line), "key", "Return")))

    def lose_projector(self) -> None:
        """Unplug the second screen."""
        self.run("xrandr", "--delmonitor", PROJECTOR)

    def find_projector(self) -> None:
        """Plug the second screen in."""
        self.run("xrandr", "--setmonitor", PROJECTOR, self._area(WIDTH), "none")

    def let_pass(self, minutes: float) -> Told:
        """Let time go by."""
        return self.ask("pass", seconds=round(minutes * 60))

    def picture(self, name: str) -> Path:
        """Take a picture of both screens."""
        path = self._pictures / f"{name}.png"
        assert self.ask("picture", path=str(path))["written"]
        return path

    def draft(self) -> str:
        """Return the begun line that a crash would leave."""
        drafts = self._data_dir.glob("drafts/*.txt")
        return next((path.read_text(encoding="utf-8") for path in drafts), "")

    def _area(self, left: int) -> str:
        return f"{WIDTH}/339x{HEIGHT}/190+{left}+0"
