# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library of a newer Hotwash in the window: all is read, nothing is offered that would write."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.clipping import cut
from tests.newer_library import alter, fingerprint, make_newer_library
from tests.ui.conftest import EXAMPLE, OpenWindow, page_of
from ui.kit.looking_strip import LookingStrip
from ui.library.row_menu import row_menu
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme, scaled

PATIENCE = 15_000


@pytest.fixture
def path(example: Review, tmp_path: Path) -> Path:
    made = tmp_path / "library" / "hotwash.db"
    make_newer_library(made, example)
    return made


def opened(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window()
    qtbot.waitUntil(lambda: window.library.told.is_looking_on, timeout=PATIENCE)
    return window


def told(window: MainWindow) -> str:
    """Return what the row that is in sight says."""
    rows = window.findChildren(LookingStrip)
    return " ".join(each.accessibleName() for each in rows if each.isVisible())


def leave(window: MainWindow, qtbot: QtBot) -> None:
    """Close the window once everything it began is done."""
    done: list[bool] = []
    window.jobs.when_idle(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    window.close()


def test_it_is_said_and_what_would_write_is_not_offered(
    path: Path, example: Review, open_window: OpenWindow, qtbot: QtBot
) -> None:
    before = fingerprint(path)
    window = opened(open_window, qtbot)
    assert "written by Hotwash 9.1" in told(window)
    assert window.actions_table is not None
    for name in ("new", "open_file"):
        assert not window.actions_table[name].isEnabled(), name
    for button in (window.library.bar.new, window.library.bar.file):
        assert not button.isEnabled()
    summary = window.library._table.summary(0)
    assert summary is not None
    menu: QMenu = row_menu(window.library, summary, None)
    offered = {each.text() for each in menu.actions() if each.isEnabled()}
    assert offered == {"Open", "Export…"}
    assert not window.library.acceptDrops()
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    page = page_of(window)
    assert page.is_looking_on
    assert page.review == example
    assert "written by Hotwash 9.1" in told(window)
    assert not page.capture.isVisible()
    window.show_library()
    qtbot.waitUntil(lambda: window.page is None)
    leave(window, qtbot)
    assert fingerprint(path) == before


def test_a_report_is_written(
    path: Path, example: Review, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = fingerprint(path)
    window = opened(open_window, qtbot)
    review = window.services.library_of(example.id).load(example.id)
    with qtbot.waitSignal(window.exports.written, timeout=60_000):
        window.exports.write(review, tmp_path / "report.pdf", window.library.notice)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    leave(window, qtbot)
    assert fingerprint(path) == before


def test_what_can_t_even_be_read_is_one_sentence_and_no_way_to_mend_it(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    alter(path, "ALTER TABLE action RENAME TO promise")
    before = fingerprint(path)
    window = open_window()
    qtbot.waitUntil(lambda: "newer Hotwash" in window.library.notice.text, timeout=PATIENCE)
    assert window.keeping is not None
    assert window.keeping.page is None
    leave(window, qtbot)
    assert fingerprint(path) == before


def test_a_file_from_the_desktop_is_refused_in_a_sentence(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = opened(open_window, qtbot)
    window.desk.take_in([str(EXAMPLE)])
    qtbot.waitUntil(lambda: bool(window.library.notice.text), timeout=PATIENCE)
    leave(window, qtbot)
    assert path.exists()


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_the_row_is_whole_at_every_size_of_text(
    scale: float, path: Path, open_window: OpenWindow, dressed: QApplication, qtbot: QtBot
) -> None:
    del path
    apply_theme(dressed, scaled(load_theme("dark"), scale))
    window = opened(open_window, qtbot)
    qtbot.waitUntil(lambda: cut(window) == [], timeout=PATIENCE)
    apply_theme(dressed, load_theme("light"))
