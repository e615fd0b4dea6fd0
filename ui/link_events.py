# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Links to reviews that come from the desktop: at the start, or while the app runs (macOS)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_SCHEME = "hotwash:"


class LinkEvents(QObject):
    """Keeps a link until the window is furnished, then opens it; the last one counts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._link = ""
        window.furnished.connect(self._go)
        if sys.platform == "darwin":
            # Elsewhere a link is an argument; a filter of all events is not to be had for nothing.
            QGuiApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def open(self, link: str) -> None:
        """Open a link as soon as the window can."""
        self._link = link
        if self._window.actions_table is not None:
            self._go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the links that the desktop hands to a running app."""
        if isinstance(event, QFileOpenEvent):
            link = event.url().toString()
            if link.lower().startswith(_SCHEME):
                self.open(link)
                return True
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        link, self._link = self._link, ""
        if link:
            QTimer.singleShot(0, self._window, lambda: self._window.opening.open_link(link))
