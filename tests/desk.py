# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A desk: the app on a screen of 1280×720, and a hand that presses what it reads there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.driven_program import DrivenProgram, Told

FIELD = "EditableText"
TITLE = "Hotwash"
"""Every window of the app is called so, or has it behind the name of its review."""

_DOT = "●"
_FILE_NAME = "File name:"
_NO_KEYRING = "keyring.backends.null.Keyring"


class Desk(DrivenProgram):
    """Presses and fills what it finds by the name that a screen reader is told.

    Drives a stage that tells what `window_reading.read_window` does.
    """

    def __init__(
        self,
        display: str,
        module: str,
        home: Path,
        pictures: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        home.mkdir(exist_ok=True)
        own = {
            "HOME": str(home),
            "TZ": "UTC",
            "PYTHON_KEYRING_BACKEND": _NO_KEYRING,
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        }
        super().__init__(display, module, {**own, **(environment or {})})
        self.data = home / "library"
        self._pictures = pictures

    def press(self, name: str) -> None:
        """Click on a control that begins with a name, once it can be used."""
        self.click(*self._in_sight(name))

    def fill(self, name: str, text: str) -> None:
        """Click into a field and type over what it holds."""
        self.click(*self._in_sight(name, FIELD))
        self.wait(lambda told: control(told, name, FIELD)["focused"])
        self.keys("ctrl+a", "Delete")
        self.type(text)
        self.wait(lambda told: _reads_as(control(told, name, FIELD)["value"], text))

    def choose(self, name: str, value: str) -> None:
        """Choose in a list by its first letters."""
        self._in_sight(name)
        self.press(name)
        self.type(value)
        self.keys("Return")
        self.wait(lambda told: control(told, name)["value"] == value)

    def choose_row(self, words: str) -> None:
        """Click on the row in which some words are read."""
        self.click(*self._at_rest(lambda told: row_with(told, words)))
        self.wait(lambda told: row_with(told, words)["selected"])

    def name_file(self, file: str | Path) -> None:
        """Type a name or a path into the dialog that asks for a file."""
        told = self.wait(lambda told: _asks_for_file(told) and not told["front"].startswith(TITLE))
        self.focus(told["front"])
        self.wait(lambda told: control(told, _FILE_NAME)["focused"])
        self.keys("ctrl+a")
        self.type(str(file))
        self.wait(lambda told: control(told, _FILE_NAME)["value"] == str(file))
        self.keys("Return")
        self.wait(lambda told: not _asks_for_file(told))
        self.focus(TITLE)

    def row(self, words: str) -> None:
        """Wait for a row in which some words are read."""
        self.wait(lambda told: row_with(told, words) is not None)

    def reads(self, words: str) -> Told:
        """Wait until some words stand on the screen."""
        return self.wait(lambda told: says(told, words))

    def shows(self, name: str) -> bool:
        """Tell whether a control of a name is there now."""
        return find_control(self.look(), name) is not None

    def saved(self) -> None:
        """Wait until everything is on the disk."""
        self.wait(lambda told: told["saved"])

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        assert self.ask("picture", path=str(self._pictures / f"{name}.png"))["written"]

    def _in_sight(self, name: str, role: str = "") -> tuple[int, int]:
        """Turn the wheel until a control is in sight, and return where it is."""

        def ready(told: Told) -> bool:
            found = find_control(told, name, role)
            return found is not None and found["enabled"] and bool(found["at"] or found["wheel"])

        while not (found := control(self.wait(ready), name, role))["at"]:
            self.click(*found["wheel"])
        return self._at_rest(lambda told: find_control(told, name, role))

    def _at_rest(self, find: Callable[[Told], dict[str, Any] | None]) -> tuple[int, int]:
        """Return where something is, once it is there in two looks: a page may still make room."""
        before: list[int] = []

        def rests(told: Told) -> bool:
            at = (find(told) or {}).get("at") or []
            rested = bool(at) and at == before
            before[:] = at
            return rested

        self.wait(rests)
        x, y = before
        return x, y


def says(told: Told, words: str) -> bool:
    """Tell whether some words stand on the screen."""
    return any(words in text for text in told["texts"]) or row_with(told, words) is not None


def find_control(told: Told, name: str, role: str = "") -> dict[str, Any] | None:
    """Return the control of a name, or one whose name goes on behind it; a button before others."""
    for fits in (str.__eq__, str.startswith):
        named: list[dict[str, Any]] = [
            each
            for each in told["controls"]
            if fits(each["name"], name) and role in ("", each["role"])
        ]
        if named:
            return min(named, key=lambda each: (not each["enabled"], each["role"] != "Button"))
    return None


def control(told: Told, name: str, role: str = "") -> dict[str, Any]:
    """Return the control of a name, or what stands for one that is not there."""
    return find_control(told, name, role) or {"focused": False, "value": None, "enabled": False}


def _reads_as(value: str | None, text: str) -> bool:
    """Tell whether a field holds a text; from outside a password is as many dots."""
    return value in (text, _DOT * len(text))


def _asks_for_file(told: Told) -> bool:
    return find_control(told, _FILE_NAME) is not None


def row_with(told: Told, words: str) -> Any:
    """Return the row in which some words are read, or None."""
    named = (row for row in told["rows"] if any(words in cell for cell in row["cells"]))
    return next(named, None)
