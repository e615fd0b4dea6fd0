# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One of two people: a machine on the network, a screen, and hands."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.desk import Desk, control
from tests.driven_program import ROOT, Told, typed
from tests.scripted_pair.server import DATABASE, PASSWORD
from tests.slow_network import SERVER_NAME, Machine


class Person(Desk):
    """Somebody at a machine of their own. `skew` is what its clock is ahead, in seconds."""

    def __init__(
        self,
        name: str,
        display: str,
        machine: Machine,
        folder: Path,
        pictures: Path,
        skew: float = 0.0,
    ) -> None:
        super().__init__(display, "tests.scripted_pair.stage", folder / name, pictures)
        self.name = name
        self.skew = skew
        self.machine = machine

    def begin(self, *arguments: str) -> None:
        """Start the program on the own machine."""
        self._program = subprocess.Popen(
            self.machine.command(sys.executable, "-m", self._module, *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self.env,
        )

    def start(self) -> None:
        """Start the app and wait until its library can be used."""
        self.begin(str(self.data), self.name, str(self.skew))
        self.wait(lambda told: any(each["name"] == "New review" for each in told["controls"]))
        self.focus("Hotwash")

    def name_server(self, authority: Path) -> None:
        """Fill in how the server is reached; who it is was filled in by a link, or is now."""
        if control(self.look(), "Server")["value"] != SERVER_NAME:
            self.fill("Server", SERVER_NAME)
            self.fill("Database", DATABASE)
        self.fill("Login", self.name.lower())
        self.fill("Password", PASSWORD)
        self.fill("Certificate file", str(authority))

    def type_lines(self, lines: Sequence[str], delay: int) -> None:
        """Type lines into the capture line, each with Enter; `delay` in ms between two keys."""
        for line in lines:
            self.run("xdotool", *typed(line, delay), "key", "Return")

    def brief(self) -> Told:
        """Return what the review holds, without what is in sight."""
        return self.ask("tell", brief=True)

    def connected(self) -> None:
        """Wait until nothing waits for the server any more."""
        self.wait(lambda _told: _is_connected(self.brief()))


def _is_connected(told: Told) -> bool:
    return told["open"] and told["link"] == "connected" and not told["waiting"]
