# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tells in the library's page of a library that is brought to a new version when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.store.carrying_over import CarriedOver, Stage
from ui.keeping.carrying_strip import CarryingStrip

if TYPE_CHECKING:
    from ui.library.library_page import LibraryPage
    from ui.main_window import MainWindow


class CarryingDesk(QObject):
    """One for a window, made before the library is opened; that happens on a job's thread."""

    _told = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._strip: CarryingStrip | None = None
        self._last: Stage | CarriedOver | None = None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        window.services.tell_carrying = self._told.emit

    def serve(self, library: LibraryPage) -> None:
        """Tell it in this page from now on, and what was told last there, too."""
        before, self._strip = self._strip, CarryingStrip()
        library.add_strip(self._strip)
        if self._last is not None and (before is None or not before.isHidden()):
            self._show(self._last)

    def _on_told(self, told: Stage | CarriedOver | None) -> None:
        self._last = told
        self._show(told)

    def _show(self, told: Stage | CarriedOver | None) -> None:
        if self._strip is None:
            return
        if told is None:  # why is said where the library was asked for
            self._strip.hide()
        elif isinstance(told, CarriedOver):
            self._strip.show_carried(told)
        else:
            self._strip.show_stage(told)
