# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Taking things out of the window's open review."""

from __future__ import annotations

from pathlib import Path

import vobject
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of

PATIENCE_MS = 15_000


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
