# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The window tells of a library that is brought to a new version, and where the one before is."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.store.backups import backups_of
from app.store.carrying_over import CarriedOver, Stage, Work
from app.store.revisions import REVISIONS
from app.version import VERSION
from tests.builders import review_with
from tests.clipping import cut
from tests.older_library import make_older_library
from tests.ui.conftest import OpenWindow
from ui.keeping.carrying_strip import CarryingStrip
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme, scaled

PATIENCE = 15_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "library" / "hotwash.db"
    make_older_library(made, len(REVISIONS) - 1, review_with())
    return made


def strip_of(window: MainWindow) -> CarryingStrip:
    return window.library.findChildren(CarryingStrip)[0]


def carried(window: MainWindow, qtbot: QtBot) -> CarryingStrip:
    qtbot.waitUntil(lambda: "was brought" in strip_of(window).text, timeout=PATIENCE)
    return strip_of(window)


def test_it_says_where_the_library_of_before_is_kept(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    strip = carried(window, qtbot)
    backup = backups_of(path)[-1]
    assert VERSION in strip.text
    assert backup.path.name in strip.text
    assert strip.isVisible()
    qtbot.waitUntil(lambda: window.library.table.model().rowCount() == 1, timeout=PATIENCE)
    said = strip.text
    window.rebuild()
    qtbot.waitUntil(lambda: strip_of(window) is not strip, timeout=PATIENCE)
    assert strip_of(window).text == said, "it is there on a page that is made anew"
    QTest.keyClick(strip_of(window), Qt.Key.Key_Escape)
    assert not strip_of(window).isVisible()


def test_nobody_is_told_of_a_library_that_is_made(open_window: OpenWindow, qtbot: QtBot) -> None:
    window, idle = open_window(), Event()
    window.jobs.when_idle(idle.set)
    qtbot.waitUntil(idle.is_set)
    assert window.services.library.summaries() == []
    assert strip_of(window).text == ""


def test_a_failure_leaves_no_row_that_still_promises(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    (path.parent / "backups").write_text("no folder")
    window = open_window()
    qtbot.waitUntil(lambda: bool(window.library.notice.text), timeout=PATIENCE)
    assert not strip_of(window).isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_no_word_of_it_is_cut(
    scale: float, dressed: QApplication, open_window: OpenWindow, qtbot: QtBot
) -> None:
    apply_theme(dressed, scaled(load_theme("dark"), scale))
    window = open_window()
    strip = strip_of(window)
    for work in Work:
        strip.show_stage(Stage(work, 0.4))
        qtbot.waitUntil(lambda: cut(window) == [], timeout=PATIENCE)
    long = Path(
        "/home/somebody/.local/share/hotwash/backups/hotwash-v0010-20261128T230000000000.db"
    )
    strip.show_carried(CarriedOver(long, "The history of the review 0123 is damaged."))
    qtbot.waitUntil(lambda: cut(window) == [], timeout=PATIENCE)
    apply_theme(dressed, load_theme("light"))
