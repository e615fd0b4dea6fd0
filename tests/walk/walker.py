# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Carries out the steps of a page at a desk, with nothing but what the page says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.walk import page
from tests.walk.desk import WalkDesk

_KEYS = {"Enter": "Return", "Esc": "Escape"}


class Walker:
    """Does step after step; each leaves a picture of the screen."""

    def __init__(self, desk: WalkDesk) -> None:
        self._desk = desk
        self._answer = ""
        self._deeds: Mapping[type[page.Deed], Callable[[Any], object]] = {
            page.Open: lambda deed: desk.open(deed.program),
            page.Press: lambda deed: desk.keys(key_symbol(deed.key)),
            page.Click: lambda deed: desk.press(deed.name),
            page.ClickRow: lambda deed: desk.choose_row(deed.words),
            page.Type: lambda deed: desk.type(deed.text),
            page.Fill: lambda deed: desk.fill(deed.name, deed.text),
            page.Choose: lambda deed: desk.choose(deed.name, deed.value),
            page.Copy: lambda deed: desk.copy(deed.lines),
            page.Save: lambda deed: desk.name_file(deed.file),
            page.See: lambda deed: desk.sees(deed.words),
            page.Run: self._run,
            page.Answer: self._look_at_answer,
        }

    def walk(self, steps: Sequence[page.Step]) -> None:
        """Carry out all steps. Raises AssertionError, with the step that could not be done."""
        for step in steps:
            for deed in step.deeds:
                self._carry_out(step, deed)
            self._desk.picture(f"{step.number:02d}")

    def _carry_out(self, step: page.Step, deed: page.Deed) -> None:
        try:
            self._deeds[type(deed)](deed)
        except Exception as trouble:
            trouble.add_note(f"line {step.line}, step {step.number}: {deed}")
            raise

    def _run(self, deed: page.Run) -> None:
        self._answer = self._desk.run_command(deed.command)

    def _look_at_answer(self, deed: page.Answer) -> None:
        assert deed.words in self._answer, self._answer


def key_symbol(key: str) -> str:
    """Return how X names a key that the guide writes as keyboards do: "Ctrl+N" is ctrl+n."""
    *held, last = key.split("+")
    symbol = _KEYS.get(last, last.lower() if len(last) == 1 else last)
    return "+".join((*(each.lower() for each in held), symbol))
