# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Drives one real window over a library of its own, and takes pictures of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import build
from app.fonts import BundledMeasure
from app.settings import Settings, save_settings
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.room.room_content import RoomShow, room_content
from ui.room.room_source import RoomSource
from ui.room.room_window import RoomWindow
from ui.shell.review_page import ReviewPage
from ui.theme import wear_motion
from ui.translator import wear_language

ROOT = Path(__file__).resolve().parents[1]
LINE = "/q on-call engineer: both prompts looked the same to me"
TARGETS = """\
- name: board
  kind: jira
  address: https://example.atlassian.net
  project: OPS
- name: post-mortems
  kind: folder
  address: /srv/post-mortems
"""
_PATIENCE_MS = 60_000
_REST_MS = 600
"""What a busy machine needs until everything has its place."""

_COLOURS = 160
"""As many as keep small text and the thin lines of charts as they are in the window."""


class PaintedClock:
    """The day of the example's meeting, so that the pictures stay the same."""

    def __init__(self) -> None:
        self.at = datetime(2017, 2, 3, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the instant of the picture."""
        return self.at


class Photographer:
    """One window over the library in `data`; what it takes goes to `out`.

    It wears `settings`, as a person's window does.
    """

    def __init__(
        self, out: Path, size: tuple[int, int], data: Path, settings: Settings | None = None
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.setCursorFlashTime(0)  # a caret that blinks would make other pictures each time
        self._out = out
        self.taken: set[Path] = set()
        out.mkdir(parents=True, exist_ok=True)
        (data / "targets.yaml").write_text(TARGETS, encoding="utf-8")
        save_settings(data, settings or Settings())
        self.clock = PaintedClock()
        self.services = build(str(data), clock=self.clock)
        wear_language(app, self.services.settings.language)
        appearance = Appearance(app, self.services.settings)
        appearance.put_on()
        wear_motion(self.services.settings.motion)
        self.window = MainWindow(self.services, appearance=appearance)
        self.window.show()
        self.window.resize(*size)
        self.wait(lambda: self.window.actions_table is not None)

    @property
    def page(self) -> ReviewPage:
        """The page of the open review."""
        assert self.window.page is not None
        return self.window.page

    def wait(self, fact: Callable[[], bool]) -> None:
        """Let the app work until something is so."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not fact():
            self._app.processEvents()
            if patience.hasExpired():
                raise SystemExit("pictures: the window did not come to rest.")

    def settle(self) -> None:
        """Let what is still moving come to rest."""
        settled = QDeadlineTimer(_REST_MS)
        self.wait(settled.hasExpired)

    def take(self, name: str, *parts: QWidget, margin: int = 0) -> None:
        """Write the picture of the window, or of the part that holds some of its widgets."""
        self.settle()
        grabbed = self.window.grab().toImage()
        if parts:
            grabbed = grabbed.copy(_around(self.window, parts, margin))
        self._keep(name, grabbed)

    def take_room(self, name: str, size: tuple[int, int] = (1920, 1080), width: int = 0) -> None:
        """Write the picture of the room's screen, as on a projector of 1080 lines."""
        room, source = RoomWindow(), RoomSource(self.page)
        room.resize(*size)
        state = self.page.clock_state()
        room.show_face(source.face(state))
        wish = source.wish(RoomShow.BY_STEP, state)
        measure = BundledMeasure()
        room.show_content(room_content(self.page.review, wish, measure, room.content_width))
        self._keep(name, room.grab().toImage(), width)

    def act(self, action_id: str) -> None:
        """Do what a menu entry or key does."""
        assert self.window.actions_table is not None
        self.window.actions_table[action_id].trigger()
        self._app.processEvents()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        focused = self.window.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def pass_time(self, minutes: int) -> None:
        """Let time pass as it does: a jump would be taken for a sleep of the computer."""
        for _ in range(2 * minutes):
            self.clock.at += timedelta(seconds=30)
            self.page.tick(self.clock.now())

    def open_example(self) -> None:
        """Open the example review."""
        self.window.desk.open_example()
        self.wait(lambda: self.window.page is not None)

    def show_library(self) -> None:
        """Go back to the list of reviews."""
        self.window.show_library()
        self.wait(lambda: self.window.library.table.model().rowCount() > 0)

    def close(self) -> None:
        """Close the window and let its library go."""
        self.window.close()
        self._app.processEvents()

    def _keep(self, name: str, grabbed: QImage, width: int = 0) -> None:
        path = self._out / f"{name}.png"
        path.write_bytes(small_png(grabbed, width))
        self.taken.add(path)
        print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path, flush=True)


def small_png(grabbed: QImage, width: int = 0) -> bytes:
    """Return a picture as PNG with few colours; with a `width` it is made that wide."""
    rgb = grabbed.convertToFormat(QImage.Format.Format_RGB888)
    size = (rgb.width(), rgb.height())
    plain = Image.frombytes("RGB", size, bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine())
    if width:
        height = round(plain.height * width / plain.width)
        plain = plain.resize((width, height), Image.Resampling.LANCZOS)
    few = plain.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _around(window: QWidget, parts: Sequence[QWidget], margin: int) -> QRect:
    """Return the part of the window in which some of its widgets are seen."""
    held = QRect()
    for part in parts:
        seen = part.visibleRegion().boundingRect()
        held = held.united(seen.translated(part.mapTo(window, QPoint(0, 0))))
    return held.adjusted(-margin, -margin, margin, margin).intersected(window.rect())
