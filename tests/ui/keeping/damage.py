# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library that was backed up, went on, and is damaged: for the pages that lead out of it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import Review
from app.store.backups import make_backup
from tests.fakes import FakeClock
from ui.keeping.recovery_page import RecoveryPage
from ui.main_window import MainWindow

LATER = "Written after the backup"


def backed_up(folder: Path, review: Review) -> Path:
    """Make a library with one review, a backup, and an edit after it; return its file."""
    built = build(folder, clock=FakeClock())
    built.library.add(review, "Kim")
    make_backup(built.database_file)
    with built.library.open(review.id, "Kim") as opened:
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", LATER))
    built.close()
    return built.database_file


def damage(library: Path) -> bytes:
    """Write over the beginning of a library; return what is there then."""
    damaged = bytes(4096) + library.read_bytes()[4096:]
    library.write_bytes(damaged)
    return damaged


def recovery(window: MainWindow, qtbot: QtBot, patience_ms: int = 15_000) -> RecoveryPage:
    """Wait for the page that leads out of damage, and for its backups."""
    keeping = window.keeping
    assert keeping is not None
    qtbot.waitUntil(lambda: keeping.page is not None, timeout=patience_ms)
    page = keeping.page
    assert page is not None
    qtbot.waitUntil(lambda: not page.anew.isHidden(), timeout=patience_ms)
    assert window.stack.currentWidget() is page
    return page


def damaged_while_open(window: MainWindow, review: Review, qtbot: QtBot) -> RecoveryPage:
    """Let the library of a window be damaged, and return the page that leads out."""
    # Whoever has the library open would keep it from being settled into its one file.
    qtbot.waitUntil(lambda: not window.jobs._running, timeout=15_000)
    window.services.close()
    damage(backed_up(window.services.data_dir, review))
    window.desk.reload()
    return recovery(window, qtbot)
