# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The scenes of the guide: what the app is brought to, and which part of it is pictured.

A scene leaves the review as it found it, unless a later one goes on from there.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.insight.comments import whole
from app.review.approval import Verdict
from app.settings import Settings
from photographer import LINE, ROOT, Photographer

FOLDER = ROOT / "docs" / "guide" / "pictures"
THEMES = ("light", "dark")
SIZE = (1280, 820)
WIDE = (1440, 900)
TEXT_SIZE = "125"
"""Larger than usual, so that words can be read where a page shows the window in its column."""

LOG = """\
2017-01-31 22:02:11 db2 replication lag 4.1 GB
2017-01-31 22:31:40 db2 data directory emptied for a full copy
2017-01-31 22:45:05 db1 max_wal_senders raised, restart refused
2017-01-31 22:52:30 db1 connect user=gitlab password=swordfish-4711
2017-01-31 23:27:10 db1 removal stopped, 4.5 GB of 300 GB left
"""
ACTION = "/a Say in the runbook how long the wait is @On-call engineer due fri C8"
BLAMING = "/n The engineer should have noticed which host it was"


def take_guide() -> None:
    """Take all pictures of the guide in each theme, and remove those no scene takes any more."""
    for theme in THEMES:
        out = FOLDER / theme
        before = set(out.glob("*.png"))
        with TemporaryDirectory() as data:
            settings = Settings(theme=theme, author="Scribe", text_size=TEXT_SIZE, motion="none")
            photographer = Photographer(out, SIZE, Path(data), settings)
            _take_meeting(photographer)
            _take_follow_up(photographer)
            photographer.close()
        for picture in before - photographer.taken:
            picture.unlink()


def _take_meeting(photographer: Photographer) -> None:
    photographer.take("welcome")
    photographer.open_example()
    _before_the_start(photographer)
    photographer.page.show_step(4)
    photographer.act("pause")
    _facts(photographer)
    _timeline(photographer)
    _steps(photographer)
    _causes(photographer)
    _actions(photographer)
    _capture(photographer)
    _sheets(photographer)


def _take_follow_up(photographer: Photographer) -> None:
    _approval(photographer)
    photographer.show_library()
    photographer.window.resize(*WIDE)
    take_library(photographer, weeks=3)
    _settings(photographer)


def _panel(photographer: Photographer, name: str) -> None:
    photographer.take(name, photographer.page.centre)


def _sheet(photographer: Photographer, action_id: str, name: str = "") -> None:
    photographer.act(action_id)
    photographer.take(name or action_id.replace("_", "-"), photographer.page.centre)
    photographer.act(action_id)


def _before_the_start(photographer: Photographer) -> None:
    page = photographer.page
    for step, name in ((1, "trigger"), (2, "crew")):
        page.show_step(step)
        page.panel.focus_first()
        _panel(photographer, name)
    _sheet(photographer, "meeting_check", "ready-to-start")


def _facts(photographer: Photographer) -> None:
    page = photographer.page
    QGuiApplication.clipboard().setText(LOG)
    page.show_step(3)
    page.panel.focus_first()
    QTest.keyClick(photographer.window.focusWidget(), Qt.Key.Key_V, _CONTROL)
    pasted = len(page.review.evidence) + 1
    photographer.wait(lambda: len(page.review.evidence) == pasted)
    page.panel.show_item(page.review.evidence[-1].id)
    photographer.take("facts", page.centre)
    photographer.act("guide")
    photographer.take("fact", page.guide)
    photographer.act("guide")
    photographer.act("undo")


def _timeline(photographer: Photographer) -> None:
    page = photographer.page
    page.show_step(4)
    page.panel.focus_first()
    photographer.take("window")
    _panel(photographer, "timeline")
    photographer.act("guide")
    photographer.take("guide-pane", page.guide)
    photographer.act("guide")
    QTest.keyClick(photographer.window.focusWidget(), Qt.Key.Key_V, _CONTROL)
    photographer.wait(lambda: page.panel.is_reading)  # type: ignore[attr-defined]
    _panel(photographer, "reading")
    QTest.keyClick(photographer.window.focusWidget(), Qt.Key.Key_Escape)
    photographer.pass_time(minutes=28)
    page.panel.show_item(page.review.timeline[12].id)
    photographer.take("behind", page.top_bar)
    photographer.take("shorten", page.question)
    photographer.take_room("room", width=SIZE[0])


def _steps(photographer: Photographer) -> None:
    for step, name in ((5, "impact"), (7, "observations")):
        photographer.page.show_step(step)
        photographer.page.panel.focus_first()
        _panel(photographer, name)


def _causes(photographer: Photographer) -> None:
    page = photographer.page
    page.show_step(6)
    page.panel.focus_first()
    for lens in ("whys", "fishbone", "fault-tree"):
        page.panel.show_lens(lens)  # type: ignore[attr-defined]
        if lens != "whys":
            page.panel.canvas.view.fit()  # type: ignore[attr-defined]
        _panel(photographer, f"causes-{lens}")
    page.panel.show_lens("whys")  # type: ignore[attr-defined]
    page.panel.show_item(page.review.causes[3].id)
    photographer.act("guide")
    photographer.take("cause", page.guide)
    photographer.act("guide")
    for key, name in ((Qt.Key.Key_4, "checks"), (Qt.Key.Key_5, "cut-sets")):
        QTest.keyClick(photographer.window.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        _panel(photographer, name)
        QTest.keyClick(photographer.window.focusWidget(), key, Qt.KeyboardModifier.AltModifier)


def _actions(photographer: Photographer) -> None:
    page = photographer.page
    page.show_step(8)
    page.panel.focus_first()
    _panel(photographer, "actions")
    photographer.act("guide")
    photographer.take("covered", page.guide)
    photographer.act("guide")


def _capture(photographer: Photographer) -> None:
    page = photographer.page
    page.show_step(4)
    for text, name in ((ACTION, "capture-action"), (BLAMING, "capture-hint")):
        photographer.act("capture")
        photographer.type(text)
        photographer.take(name, page.capture)
        QTest.keyClick(photographer.window.focusWidget(), Qt.Key.Key_Escape)
    for text in (ACTION, LINE, BLAMING):
        page.capture.stored.emit(text)
    _sheet(photographer, "transcript")
    photographer.act("wordings")
    photographer.wait(lambda: page.centre.filter.count() > 0)  # type: ignore[attr-defined]
    _panel(photographer, "wordings")
    photographer.act("wordings")


def _sheets(photographer: Photographer) -> None:
    for sheet in ("ground_rules", "cues", "closing", "history", "share", "signing"):
        _sheet(photographer, sheet)
    photographer.act("publish")
    desk = photographer.page.centre.desk  # type: ignore[attr-defined]
    photographer.wait(lambda: len(desk.targets) > 1)
    desk.choose("post-mortems")
    photographer.wait(lambda: desk.plan is not None)
    _panel(photographer, "publish")
    photographer.act("publish")
    former = photographer.page
    photographer.act("present")
    photographer.wait(lambda: photographer.page is not former)
    photographer.window.resize(*SIZE)
    photographer.take("presentation")
    former = photographer.page
    photographer.act("present")
    photographer.wait(lambda: photographer.page is not former)


def _approval(photographer: Photographer) -> None:
    page = photographer.page
    photographer.window.resize(*SIZE)
    photographer.act("finish")
    page.show_step(9)
    panel = page.panel
    _panel(photographer, "approval")
    panel.comments.begin(whole())  # type: ignore[attr-defined]
    photographer.type("Say in one sentence what customers lost.")
    QTest.keyClick(photographer.window.focusWidget(), Qt.Key.Key_Return)
    photographer.take("comments", panel.comments)  # type: ignore[attr-defined]
    panel.approvers.decide(Verdict.APPROVED)  # type: ignore[attr-defined]
    page.show_step(10)
    page.panel.focus_first()
    _panel(photographer, "follow-through")
    photographer.clock.at += timedelta(weeks=2)


def _settings(photographer: Photographer) -> None:
    for action_id, name in (("settings", "settings"), ("shortcuts", "keys")):
        photographer.act(action_id)
        photographer.take(name)
        photographer.act(action_id)


def take_library(photographer: Photographer, *, weeks: int) -> None:
    """Take what the library tells of all reviews, the dashboard some weeks after the meeting."""
    photographer.take("library")
    library = photographer.window.library
    library.focus_search()
    photographer.type("backup")
    photographer.wait(lambda: not library.results.isHidden())
    photographer.take("search")
    QTest.keyClick(library.focusWidget(), Qt.Key.Key_Escape)
    photographer.clock.at += timedelta(weeks=weeks)
    library.choose_follow_through()
    photographer.wait(lambda: library.shows_follow_through)
    photographer.take("dashboard")


_CONTROL = Qt.KeyboardModifier.ControlModifier
