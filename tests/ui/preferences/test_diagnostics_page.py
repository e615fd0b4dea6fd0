# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What would be sent is read first, and exactly that is written."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow
from tests.ui.preferences.shown_page import shown_page
from ui.preferences.diagnostics_page import DiagnosticsPage

PATIENCE_MS = 30_000


@pytest.fixture
def page(open_window: OpenWindow, example: Review, qtbot: QtBot) -> DiagnosticsPage:
    window = open_window()
    window.services.library.add(example)
    assert window.preferences is not None
    window.preferences.toggle("diagnostics")
    page = shown_page(window, DiagnosticsPage)
    qtbot.waitUntil(page.write.isEnabled, timeout=PATIENCE_MS)
    return page


def test_every_file_is_shown_before_it_is_written(
    page: DiagnosticsPage, example: Review, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = {}
    for place, entry in enumerate(page.list.entries):
        page.list.setCurrentIndex(page.list.model().index(place, 0))
        shown[entry.id] = page.text.toPlainText()
    assert example.incident.title not in "".join(shown.values())
    page.write_to(tmp_path / "told.zip")
    qtbot.waitUntil(lambda: "is written" in page.notice.text, timeout=PATIENCE_MS)
    with zipfile.ZipFile(tmp_path / "told.zip") as bundle:
        written = {name: bundle.read(name).decode() for name in bundle.namelist()}
    assert {name: text.strip() for name, text in written.items()} == {
        name: text.strip() for name, text in shown.items()
    }


def test_the_window_tells_of_qt_and_its_screens(page: DiagnosticsPage) -> None:
    told = json.loads(page.files["window.json"])
    assert told["platform"] == "offscreen"
    assert told["screens"][0]["size"]
    assert told["scale"] == 1.0


def test_a_place_that_refuses_is_said(page: DiagnosticsPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.write_to(tmp_path / "gone" / "told.zip")
    qtbot.waitUntil(lambda: "choose another place" in page.notice.text, timeout=PATIENCE_MS)
