# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A summary of the open review on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of

PATIENCE_MS = 15_000


def test_the_summary_is_on_the_clipboard_as_it_looks_and_as_plain_text(
    open_window: OpenWindow, example: Review, qtbot: QtBot
) -> None:
    window = open_window()
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    table = window.actions_table
    assert table is not None
    table["copy_summary"].trigger()
    content = QGuiApplication.clipboard().mimeData()
    assert "<b>SEV-1 · GitLab.com database outage</b>" in content.html()
    assert content.text().startswith("SEV-1 · GitLab.com database outage\n")
    assert "What we will change" in content.text()
    assert page_of(window).notice.text.startswith("A summary is on the clipboard")
    QGuiApplication.clipboard().clear()
