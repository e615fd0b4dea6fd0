# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The app as a program of its own on an X screen, with the keys and the mouse of a person.

The program takes one JSON object a line on its standard input and answers each with one line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

ROOT = Path(__file__).resolve().parents[1]
KEY_DELAY_MS = 4
"""Between two keys: many times the speed of people."""

PATIENCE_SECONDS = 60
Told = dict[str, Any]


class DrivenProgram:
    """Starts a module of the tests as a program, presses keys in it, and asks what it shows."""

    def __init__(
        self,
        display: str,
        module: str,
        environment: Mapping[str, str],
        before: Sequence[str] = (),
    ) -> None:
        """Begin nothing yet; `before` is a command that runs the program, such as `unshare`."""
        self._before = before
        self.env = {**os.environ, **environment, "DISPLAY": display}
        self._module = module
        self._program: subprocess.Popen[str] | None = None

    @property
    def program(self) -> subprocess.Popen[str]:
        """The app that is running."""
        assert self._program is not None
        return self._program

    def begin(self, *arguments: str) -> None:
        """Start the program."""
        self._program = subprocess.Popen(
            [*self._before, sys.executable, "-m", self._module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self.env,
        )

    def focus(self, title: str) -> None:
        """Give a window the keyboard: there is no window manager here that would."""
        search = ("search", "--sync", "--onlyvisible", "--name", title)
        self.run("xdotool", *search, "windowfocus", "--sync")

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

    def clear(self) -> None:
        """Leave nothing running."""
        if self._program is not None:
            self.kill()

    def type(self, text: str) -> None:
        """Type text."""
        self.run("xdotool", *typed(text))

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+Return"."""
        self.run("xdotool", "key", "--delay", "30", *keys)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click somewhere on the screen; buttons 4 and 5 turn the wheel up and down."""
        self.run("xdotool", "mousemove", "--sync", str(x), str(y), "click", str(button))

    def look(self) -> Told:
        """Return what the app shows now."""
        return self.ask("tell")

    def wait(self, fact: Callable[[Told], bool]) -> Told:
        """Wait until the app shows something."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not fact(told := self.look()):
            assert time.monotonic() < until, f"still waiting, the app says {told}"
        return told

    def ask(self, what: str, **details: object) -> Told:
        """Tell the program something and return its answer."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(json.dumps({"do": what, **details}) + "\n")
        self.program.stdin.flush()
        answer = self.program.stdout.readline()
        assert answer, f"the app has ended with {self.program.wait()}"
        return cast("Told", json.loads(answer))

    def run(self, *command: str) -> None:
        """Run a tool on the same screen."""
        subprocess.run(command, env=self.env, check=True, capture_output=True, timeout=300)

    def _close_pipes(self) -> None:
        for pipe in (self.program.stdin, self.program.stdout):
            if pipe is not None:
                pipe.close()
        self._program = None


def typed(text: str, delay: int = KEY_DELAY_MS) -> tuple[str, ...]:
    """Return what xdotool is told to type a text; `delay` in ms between two keys."""
    return ("type", "--args", "1", "--delay", str(delay), text)
