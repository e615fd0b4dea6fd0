# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the system is asked to open, in the place of the programs that would open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

_SCHEMES = ("https", "file", "javascript", "smb")


class Browser(QObject):
    """Takes what the system is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url)


@contextmanager
def taken_browser() -> Iterator[Browser]:
    """Let a browser of ours take all that is opened."""
    taken = Browser()
    for scheme in _SCHEMES:
        QDesktopServices.setUrlHandler(scheme, taken, "take")
    try:
        yield taken
    finally:
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
