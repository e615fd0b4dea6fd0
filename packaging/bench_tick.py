# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A running meeting: what ten minutes of ticks cost the processor, painting included."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from time import process_time

from PySide6.QtCore import QDeadlineTimer, QEvent
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from app.clock import SystemClock
from bench_row import Row
from ui.main_window import MainWindow
from ui.room.room_window import RoomWindow
from ui.shell.review_page import ReviewPage
from ui.theme import apply_theme, load_theme
from ui.ticker import INTERVAL_MS

MINUTES = 10
SHARE = 0.02
"""The most of one core that a meeting may take."""

_TIMELINE = 4
_PATIENCE_MS = 20_000


class SteppedClock(SystemClock):
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0.0
        super().__init__(steady=lambda: self.seconds)


def rows() -> Iterator[Row]:
    """Yield the one row, against the share of a core that is allowed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, load_theme("light"))
    clock = SteppedClock()
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(build(folder, clock=clock))
        window.resize(1440, 900)
        window.show()
        page = _meeting(app, window)
        spent = _spent(app, page, clock)
        _close_room(page)
        window.close()
    limit = MINUTES * 60 * SHARE
    yield Row(f"{MINUTES} min of ticks with a room screen", spent * 1000, limit * 1000, "limit", 1)


def _meeting(app: QApplication, window: MainWindow) -> ReviewPage:
    """Open the example, start its meeting at the timeline, and give the room its screen."""
    patience = QDeadlineTimer(_PATIENCE_MS)
    while window.actions_table is None and not patience.hasExpired():
        app.processEvents()
    window.desk.open_example()
    while window.page is None and not patience.hasExpired():
        app.processEvents()
    page = window.page
    assert page is not None
    assert window.actions_table is not None
    page.show_step(_TIMELINE)
    window.actions_table["pause"].trigger()
    room = RoomWindow()
    room.resize(1920, 1080)
    room.show()
    page.room.window = room
    return page


def _close_room(page: ReviewPage) -> None:
    room, page.room.window = page.room.window, None
    if room is not None:
        room.close()


def _spent(app: QApplication, page: ReviewPage, clock: SteppedClock) -> float:
    """Return the processor's seconds for all ticks, each as far from the next as the ticker's."""
    count = MINUTES * 60 * 1000 // INTERVAL_MS
    room = page.room.window
    assert room is not None
    app.processEvents()
    started = process_time()
    for _ in range(count):
        clock.seconds += INTERVAL_MS / 1000
        page.tick(clock.now())
        app.processEvents()
        for shown in (page.window(), room):
            # Paints what a tick has changed, and nothing else; without a screen Qt lets it wait.
            app.sendEvent(shown, QEvent(QEvent.Type.UpdateRequest))
    return process_time() - started
