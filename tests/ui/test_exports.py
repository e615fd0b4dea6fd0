# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Taking things out of the window's open review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of

PATIENCE_MS = 15_000


class Opener(QObject):
    """Takes the addresses that would be opened by the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def opener() -> Iterator[Opener]:
    taken = Opener()
    QDesktopServices.setUrlHandler("file", taken, "take")
    yield taken
    QDesktopServices.unsetUrlHandler("file")


def test_each_file_of_due_dates_replaces_the_entries_of_the_one_before(
    open_window: OpenWindow, example: Review, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    exports, table = window._exports, window.actions_table
    assert exports is not None
    assert table is not None
    counts = []
    for name in ("first.actions.ics", "second.actions.ics"):
        target = tmp_path / name
        exports._ask = lambda *_asked, target=target: str(target)
        table["due_dates"].trigger()
        qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
        entry = vobject.readOne(target.read_text(encoding="utf-8")).vevent_list[0]
        counts.append((entry.uid.value, int(entry.sequence.value)))
    (uid, first), (same, second) = counts
    assert uid == same
    assert (first, second) == (1, 2)
    assert page_of(window).review.meeting.reminder_sequence == 2


def test_an_export_from_the_list_is_opened_by_the_button_that_tells_of_it(
    open_window: OpenWindow,
    example: Review,
    qtbot: QtBot,
    tmp_path: Path,
    opener: Opener,
) -> None:
    window = open_window()
    window.services.library.add(example)
    exports, target = window.exports, tmp_path / "report.md"
    exports._ask = lambda *_asked: str(target)
    window.library.export_wanted.emit(example.id)
    notice = window.library.notice
    qtbot.waitUntil(lambda: notice.text.startswith("Written: report.md"), timeout=PATIENCE_MS)
    notice.acted.emit()
    assert opener.opened == [target.as_uri()]
    ended: list[bool] = []
    window.jobs.when_idle(lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
