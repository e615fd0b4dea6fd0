# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Put a summary of the open review on the clipboard, to be pasted into a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from app.publish.summary_text import html_text, plain_text, summary
from ui.kit.notice import NoticeLevel

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def copy_summary(window: MainWindow) -> None:
    """Copy it as it looks, and as plain text for fields that take no more; say so."""
    page = window.page
    if page is None:
        return
    page.finish_typing()
    told = summary(page.review, window.services.clock.now())
    content = QMimeData()
    content.setData("text/html", html_text(told).encode())
    content.setText(plain_text(told))
    QGuiApplication.clipboard().setMimeData(content)
    words = QCoreApplication.translate(
        "chat_summary", "A summary is on the clipboard. Paste it into Slack, Teams or an e-mail."
    )
    page.notice.tell(words, NoticeLevel.DONE)
