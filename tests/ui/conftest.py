# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A real window over a real library in a folder of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services, build
from app.capture.review_file import import_file
from app.paths import resource
from app.review.review import Review
from app.session.session import Session
from tests.fakes import FakeClock
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.panels import make_panel
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.shell.review_page import ReviewPage
from ui.theme import apply_theme, load_theme

EXAMPLE = resource("examples", "gitlab-2017-01-31.yaml")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Dress the application in the light theme."""
    apply_theme(qapp, load_theme("light"))
    return qapp


@pytest.fixture
def example() -> Review:
    """Return the example review, as the library takes it in."""
    return import_file(EXAMPLE).review


@pytest.fixture
def services(tmp_path: Path, clock: FakeClock) -> Iterator[Services]:
    """Services over a library of this test."""
    made = build(tmp_path / "library", clock=clock)
    yield made
    made.close()


OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def open_window(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, clock: FakeClock
) -> Iterator[OpenWindow]:
    """Open a window over the library of this test; it may be opened again after it was closed."""
    windows: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = MainWindow(build(tmp_path / "library", clock=clock))
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: window.actions_table is not None)
        return window

    yield open_one
    for window in windows:
        if window.page is not None:
            window.page.was_warned_at_close = True
        window.close()


def page_of(window: MainWindow) -> ReviewPage:
    """Return the page of the review that is open."""
    assert window.page is not None
    return window.page


Told = list[str]


class PanelDesk:
    """A panel by itself, over a session, with what it told the person."""

    def __init__(self, step: int, review: Review, services: Services, qtbot: QtBot) -> None:
        from app.rules.rules import Rules

        self.told: Told = []
        self.jobs = Jobs()
        self.session = Session(review, services.clock, "scribe")
        self.bridge = SessionBridge(self.session)
        self.bridge.refused.connect(self.told.append)
        warn = self.told.append
        context = PanelContext(services, Rules(), self.jobs, self._tell, warn, hint=warn)
        self.panel: Panel = make_panel(step, self.bridge, context)
        guide = self.panel.guide_widget()
        qtbot.addWidget(self.panel)
        if guide is not None:
            qtbot.addWidget(guide)
        self.panel.resize(1208, 580)
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()
        self.panel.focus_first()

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self.session.review

    def _tell(self, sentence: str, action: str = "") -> None:
        self.told.append(sentence)


OpenPanel = Callable[[int, Review], PanelDesk]


@pytest.fixture
def open_panel(dressed: QApplication, qtbot: QtBot, services: Services) -> Iterator[OpenPanel]:
    """Open the panel of a step over a review."""
    desks: list[PanelDesk] = []

    def open_one(step: int, review: Review) -> PanelDesk:
        desk = PanelDesk(step, review, services, qtbot)
        desks.append(desk)
        return desk

    yield open_one
    for desk in desks:
        desk.jobs.close()
        desk.bridge.close()
