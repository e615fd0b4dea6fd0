# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Make the pictures of the README and the guide from the real app with the example review.

Each picture is the window itself, driven by its own actions. `--size 1280x720`, `--language de`
and `--out DIR` choose another size, language and place, to look at it as others see it;
QT_SCALE_FACTOR works as everywhere.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import build
from app.fonts import BundledMeasure
from ui.main_window import MainWindow
from ui.room.room_content import RoomShow, room_content
from ui.room.room_source import RoomSource
from ui.room.room_window import RoomWindow
from ui.shell.review_page import ReviewPage
from ui.theme import apply_theme, load_theme
from ui.translator import wear_language

STEPS = {
    1: "trigger",
    2: "crew",
    3: "facts",
    4: "timeline",
    5: "impact",
    6: "causes-whys",
    7: "observations",
    8: "actions",
    9: "approval",
    10: "follow-through",
}
_PATIENCE_MS = 20_000
TARGETS = """\
- name: board
  kind: jira
  address: https://example.atlassian.net
  project: OPS
- name: post-mortems
  kind: git
  address: ~/post-mortems
"""
LINE = "/q on-call engineer: both prompts looked the same to me"


class PaintedClock:
    """The day of the example's meeting, so that the pictures stay the same."""

    def __init__(self) -> None:
        self.at = datetime(2017, 2, 3, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the instant of the picture."""
        return self.at


class Photographer:
    """Drives one window and takes its picture."""

    def __init__(self, app: QApplication, out: Path, size: tuple[int, int], data: str) -> None:
        self._app = app
        self._out = out
        self.clock = PaintedClock()
        self.window = MainWindow(build(data, clock=self.clock))
        self.window.resize(*size)
        self.window.show()
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
                raise SystemExit("pictures.py: the window did not come to rest.")

    def take(self, name: str) -> None:
        """Write the window's picture."""
        settled = QDeadlineTimer(250)
        self.wait(settled.hasExpired)
        path = self._out / f"{name}.png"
        self.window.grab().save(str(path))
        print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)

    def pass_time(self, minutes: int) -> None:
        """Let time pass as it does: a jump would be taken for a sleep of the computer."""
        for _ in range(2 * minutes):
            self.clock.at += timedelta(seconds=30)
            self.page.tick(self.clock.now())

    def take_room(self, name: str) -> None:
        """Write the picture of the room's screen, as on a projector of 1080 lines."""
        room, source = RoomWindow(), RoomSource(self.page)
        room.resize(1920, 1080)
        state = self.page.clock_state()
        room.show_face(source.face(state))
        wish = source.wish(RoomShow.BY_STEP, state)
        measure = BundledMeasure()
        room.show_content(room_content(self.page.review, wish, measure, room.content_width))
        room.grab().save(str(self._out / f"{name}.png"))

    def act(self, action_id: str) -> None:
        """Do what a menu entry or key does."""
        assert self.window.actions_table is not None
        self.window.actions_table[action_id].trigger()
        self._app.processEvents()


def main(arguments: list[str]) -> int:
    """Take all pictures."""
    options = _parser().parse_args(arguments)
    width, height = (int(part) for part in options.size.split("x"))
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["pictures"])
    wear_language(app, options.language)
    apply_theme(app, load_theme("light"))
    with tempfile.TemporaryDirectory() as data:
        (Path(data) / "targets.yaml").write_text(TARGETS, encoding="utf-8")
        photographer = Photographer(app, out, (width, height), data)
        _take_all(photographer)
        photographer.window.close()
    return 0


def _take_all(photographer: Photographer) -> None:
    photographer.take("empty")
    photographer.window.desk.open_example()
    photographer.wait(lambda: photographer.window.page is not None)
    photographer.page.show_step(4)
    photographer.act("pause")
    for step, name in STEPS.items():
        photographer.page.show_step(step)
        photographer.page.panel.focus_first()
        if step == 4:
            photographer.pass_time(minutes=28)
        photographer.take(name)
        if step == 4:
            in_hand = photographer.page.review.timeline[12]
            photographer.page.panel.show_item(in_hand.id)
            photographer.take_room("room")
        if step == 6:
            for lens in ("fishbone", "fault-tree"):
                photographer.page.panel.show_lens(lens)  # type: ignore[attr-defined]
                photographer.take(f"causes-{lens}")
    _take_sheets(photographer)
    photographer.window.show_library()
    photographer.wait(lambda: photographer.window.library.table.model().rowCount() > 0)
    photographer.take("library")
    _take_library_pages(photographer)


def _take_library_pages(photographer: Photographer) -> None:
    """Take what the library tells of all reviews, five weeks after the meeting."""
    library = photographer.window.library
    library.focus_search()
    QTest.keyClicks(library.focusWidget(), "backup")
    photographer.wait(lambda: not library.results.isHidden())
    photographer.take("search")
    QTest.keyClick(library.focusWidget(), Qt.Key.Key_Escape)
    photographer.clock.at += timedelta(weeks=5)
    library.choose_follow_through()
    photographer.wait(lambda: library.shows_follow_through)
    photographer.take("dashboard")


def _take_sheets(photographer: Photographer) -> None:
    """Take what is read across the steps, and the workspace as a room with one screen sees it."""
    for text in ("/a Say in the runbook how long the wait is @On-call engineer due fri C8", LINE):
        photographer.page.capture.stored.emit(text)
    for sheet in ("transcript", "ground_rules", "closing", "history", "publish", "signing"):
        photographer.act(sheet)
        photographer.take(sheet.replace("_", "-"))
        photographer.act(sheet)
    photographer.page.show_step(4)
    former = photographer.page
    photographer.act("present")
    photographer.wait(lambda: photographer.page is not former)
    photographer.window.resize(former.size())
    photographer.take("presentation")
    former = photographer.page
    photographer.act("present")
    photographer.wait(lambda: photographer.page is not former)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pictures", description=__doc__)
    parser.add_argument("--size", default="1440x900", help="window size in logical pixels")
    parser.add_argument("--language", default="en", help="language of the window")
    parser.add_argument("--out", default=str(ROOT / "docs" / "pictures"), help="folder")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
