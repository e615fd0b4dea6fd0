# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A desk: the app on a screen of 1280×720, a hand for keys and mouse, and a terminal beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.driven_program import ROOT, DrivenProgram, Told

FIELD = "EditableText"
_NO_KEYRING = "keyring.backends.null.Keyring"


class Desk(DrivenProgram):
    """Presses and fills what it finds by the name that a screen reader is told."""

    def __init__(self, display: str, home: Path, pictures: Path) -> None:
        home.mkdir(exist_ok=True)
        environment = {
            "HOME": str(home),
            "TZ": "UTC",
            "PYTHON_KEYRING_BACKEND": _NO_KEYRING,
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        }
        super().__init__(display, "tests.scripted_follow_up.stage", environment)
        self.data = home / "library"
        self._pictures = pictures

    def start(self, now: datetime) -> None:
        """Start the app at an instant and wait for its library."""
        self.begin(str(self.data), now.isoformat())
        self.wait(lambda told: bool(told["rows"]))
        self.focus("Hotwash")

    def press(self, name: str) -> None:
        """Click on a control that begins with a name, once it can be used."""
        self.click(*self._in_sight(name))

    def fill(self, name: str, text: str) -> None:
        """Click into a field and type over what it holds."""
        self.click(*self._in_sight(name, FIELD))
        self.wait(lambda told: _control(told, name, FIELD)["focused"])
        self.keys("ctrl+a", "Delete")
        self.type(text)
        self.wait(lambda told: _control(told, name, FIELD)["value"] == text)

    def choose(self, name: str, value: str) -> None:
        """Choose in a list by its first letters."""
        self._in_sight(name)
        self.press(name)
        self.type(value)
        self.keys("Return")
        self.wait(lambda told: _control(told, name)["value"] == value)

    def choose_row(self, words: str) -> None:
        """Click on the row in which some words are read."""
        told = self.wait(lambda told: _row(told, words) is not None and _row(told, words)["at"])
        self.click(*_row(told, words)["at"])
        self.wait(lambda told: _row(told, words)["selected"])

    def row(self, words: str) -> None:
        """Wait for a row in which some words are read."""
        self.wait(lambda told: _row(told, words) is not None)

    def name_file(self, path: Path) -> None:
        """Type a path into the dialog that asks for one."""
        told = self.wait(lambda told: told["front"] not in ("", "Hotwash") and _is_dialog(told))
        self.focus(told["front"])
        self.wait(lambda told: _control(told, "File name:")["focused"])
        self.keys("ctrl+a")
        self.type(str(path))
        self.wait(lambda told: _control(told, "File name:")["value"] == str(path))
        self.keys("Return")
        self.wait(lambda told: not _is_dialog(told))
        self.focus("Hotwash")

    def reads(self, words: str) -> Told:
        """Wait until some words stand on the screen."""
        return self.wait(lambda told: says(told, words))

    def shows(self, name: str) -> bool:
        """Tell whether a control of a name is there now."""
        return _find(self.look(), name) is not None

    def saved(self) -> None:
        """Wait until everything is on the disk."""
        self.wait(lambda told: told["saved"])

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        assert self.ask("picture", path=str(self._pictures / f"{name}.png"))["written"]

    def command(self, now: datetime, *words: str, secret: str = "", code: int = 0) -> str:
        """Run a command of the app over the same library, at an instant; return what it prints."""
        module = "tests.scripted_follow_up.command"
        given = {"HOTWASH_SECRET_BOARD": secret} if secret else {}
        done = subprocess.run(
            [sys.executable, "-m", module, now.isoformat(), "--data", str(self.data), *words],
            env={**self.env, **given},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def told(self, now: datetime, *words: str, code: int = 0) -> Any:
        """Run a command and read its JSON."""
        return json.loads(self.command(now, *words, "--json", code=code))

    def _in_sight(self, name: str, role: str = "") -> tuple[int, int]:
        """Turn the wheel until a control is in sight, and return where it is."""

        def ready(told: Told) -> bool:
            found = _find(told, name, role)
            return found is not None and found["enabled"] and bool(found["at"] or found["wheel"])

        while not (found := _control(self.wait(ready), name, role))["at"]:
            self.click(*found["wheel"])
        x, y = found["at"]
        return x, y


def says(told: Told, words: str) -> bool:
    """Tell whether some words stand on the screen."""
    return any(words in text for text in told["texts"]) or _row(told, words) is not None


def _find(told: Told, name: str, role: str = "") -> dict[str, Any] | None:
    """Return the control of a name, or one whose name goes on behind it; a button before others."""
    for fits in (str.__eq__, str.startswith):
        named = [
            each
            for each in told["controls"]
            if fits(each["name"], name) and role in ("", each["role"])
        ]
        if named:
            return min(named, key=lambda each: (not each["enabled"], each["role"] != "Button"))
    return None


def _control(told: Told, name: str, role: str = "") -> dict[str, Any]:
    return _find(told, name, role) or {"focused": False, "value": None, "enabled": False}


def _row(told: Told, words: str) -> Any:
    named = (row for row in told["rows"] if any(words in cell for cell in row["cells"]))
    return next(named, None)


def _is_dialog(told: Told) -> bool:
    return _find(told, "File name:") is not None
