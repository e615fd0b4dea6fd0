# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A file that one attaches to a shared review reaches the window of the other, unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.insight.file_state import FileState
from app.review.edits import addition
from app.review.evidence import Evidence
from app.store.library import open_library
from tests.builders import REVIEW_ID, review_with
from tests.fakes import FakeClock
from tests.ui.conftest import page_of
from ui.main_window import MainWindow
from ui.panels.facts import FactsPanel
from ui.shell import file_sharing

LOG = b"14:02 deploy, 14:05 errors, 14:31 rolled back"
PATIENCE = 20_000

OpenFor = Callable[[str], MainWindow]


@pytest.fixture
def open_for(
    dressed: QApplication,
    qtbot: QtBot,
    postgres_url: str,
    tmp_path: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OpenFor]:
    """Open the shared review on the computer of somebody."""
    monkeypatch.setattr(file_sharing, "FIRST_PAUSE_MS", 50)
    windows: list[MainWindow] = []

    def open_one(name: str) -> MainWindow:
        made = build(tmp_path / name, database_url=postgres_url, clock=clock, author=name)
        window = MainWindow(made)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: window.actions_table is not None)
        window.opening.open(REVIEW_ID)
        qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
        return window

    yield open_one
    for window in windows:
        if window.page is not None:
            window.page.was_warned_at_close = True
        window.close()


def test_a_file_that_one_attaches_comes_to_the_other(
    open_for: OpenFor, qtbot: QtBot, postgres_url: str, clock: FakeClock
) -> None:
    library = open_library(postgres_url, clock)
    library.add(review_with())
    noor = open_for("noor")
    fact = _attached(noor.services.attachments.put_bytes(LOG).sha256)
    page_of(noor).bridge.apply(addition(page_of(noor).review, fact), "attach")
    qtbot.waitUntil(lambda: bool(library.load(REVIEW_ID).evidence), timeout=PATIENCE)
    sam = open_for("sam")
    qtbot.waitUntil(lambda: sam.services.attachments.has(fact.sha256), timeout=PATIENCE)
    assert b"".join(sam.services.attachments.read(fact.sha256)) == LOG
    library.close()


def test_what_is_still_to_come_is_shown_as_missing_until_it_is_there(
    open_for: OpenFor, qtbot: QtBot, postgres_url: str, tmp_path: Path, clock: FakeClock
) -> None:
    store = build(tmp_path / "noor", database_url=postgres_url, clock=clock).attachments
    fact = _attached(store.put_bytes(LOG).sha256)
    library = open_library(postgres_url, clock)
    library.add(review_with(fact))
    library.close()
    sam = open_for("sam")
    page = page_of(sam)
    page.show_step(3)
    facts = page.panel
    assert isinstance(facts, FactsPanel)
    qtbot.waitUntil(lambda: facts.files.state_of(fact) is FileState.MISSING, timeout=PATIENCE)
    assert "missing" not in page.notice.text
    open_for("noor")
    qtbot.waitUntil(lambda: facts.files.state_of(fact) is FileState.PRESENT, timeout=PATIENCE)


def _attached(sha256: str) -> Evidence:
    return Evidence(id="e1", number=1, title="Log", filename="a.log", sha256=sha256, size=len(LOG))
