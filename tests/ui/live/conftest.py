# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two windows, of two people, with one review open in both: Noor's is in front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.review.changes import Changes
from app.review.edits import Edit
from app.review.review import Review
from tests.fakes import FakeClock
from tests.ui.conftest import page_of
from ui.main_window import MainWindow
from ui.shell.review_page import ReviewPage

_W = TypeVar("_W", bound=QWidget)


class Side:
    """One of the two: a window and the page in it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def page(self) -> ReviewPage:
        return page_of(self.window)

    @property
    def review(self) -> Review:
        return self.page.review

    def go_to(self, step: int) -> None:
        self.page.show_step(step)

    def find(self, kind: type[_W], name: str) -> _W:
        """Return a control of the panel by its accessible name."""
        found = self.page.panel.findChildren(kind)
        return next(each for each in found if each.accessibleName() == name)

    def do(self, edit: Edit) -> Changes | None:
        return self.page.bridge.apply(edit, "change")


class Pair:
    """Both sides, and the wire between them."""

    def __init__(self, noor: Side, sam: Side, qtbot: QtBot) -> None:
        self.noor = noor
        self.sam = sam
        self.qtbot = qtbot

    def carry(self, source: Side, target: Side) -> None:
        """Let `target` hear of what `source` has typed, and wait until it is seen."""
        assert source.page.opened.autosave.flush(10)
        target.page.opened.exchange.pull()
        arrivals = target.page.opened.arrivals
        self.qtbot.waitUntil(lambda: not arrivals.are_waiting)

    def meet(self) -> None:
        """Let both hear of each other, until both show the same."""
        for _ in range(2):
            self.carry(self.noor, self.sam)
            self.carry(self.sam, self.noor)
        assert self.noor.review == self.sam.review


@pytest.fixture
def pair(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, clock: FakeClock, example: Review
) -> Iterator[Pair]:
    sides = [Side(_window(name, tmp_path, clock, qtbot)) for name in ("Noor", "Sam")]
    sides[0].window.services.library.add(example)
    for side in reversed(sides):
        side.window.open_review(example.id)
        qtbot.waitUntil(lambda side=side: side.window.page is not None, timeout=15_000)
    with qtbot.waitActive(sides[0].window):
        sides[0].window.activateWindow()
    yield Pair(sides[0], sides[1], qtbot)
    for side in sides:
        if side.window.page is not None:
            side.page.was_warned_at_close = True
        side.window.close()


def _window(name: str, folder: Path, clock: FakeClock, qtbot: QtBot) -> MainWindow:
    window = MainWindow(build(folder / "library", clock=clock, author=name))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.actions_table is not None)
    return window
