# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lets in what others did to the open review, at a moment when nothing is in somebody's hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from app.review.review import ITEM_TYPES
from app.store.open_review import OpenReview
from ui.fields.binding import Binding, Place
from ui.fields.unfinished import finish_typing_in
from ui.kit.table_cell import ID_ROLE
from ui.session_bridge import SessionBridge

RETRY_MS = 40
"""How soon is looked again whether the mouse let go."""
MOST_TRIES = 250
"""A button that counts as held for ten seconds was lost in a drag out of the window."""


class ArrivalGate(QObject):
    """Follow `opened.arrivals`; several that came together are let in at once.

    While a mouse button or a list to choose from is held open they wait: what is dragged or pointed
    at must not move away. Keys never wait, for the words they type are handed over first.
    `place_went` tells that others removed what the cursor was in.
    """

    place_went = Signal()
    _came = Signal()

    def __init__(self, opened: OpenReview, bridge: SessionBridge, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._opened = opened
        self._bridge = bridge
        self.tries = 0
        """How often it was looked at whether the mouse let go, since something came."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._let_in)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._end = opened.arrivals.on_arrival(self._came.emit)
        if opened.arrivals.are_waiting:
            self._on_came()

    def close(self) -> None:
        """Let nothing in any more."""
        self._end()
        self._timer.stop()
        self._came.disconnect(self._on_came)

    def _on_came(self) -> None:
        if not self._timer.isActive():
            self._timer.start(0)

    def _let_in(self) -> None:
        if _is_holding() and self.tries < MOST_TRIES:
            self.tries += 1
            self._timer.start(RETRY_MS)
            return
        self.tries = 0
        if self._opened.arrivals.are_waiting:
            self._keep_what_goes()
            focused = self._page.window().focusWidget()
            place = _place_in(focused)
            self._bridge.receive(self._opened.take_arrivals)
            if place is not None and _place_in(focused) != place:
                self.place_went.emit()

    def _keep_what_goes(self) -> None:
        """Hand over what stands in an editor whose row others removed: the row stays with it."""
        coming, focused = self._opened.arrivals.last, self._page.window().focusWidget()
        row_id = _edited_row(focused)
        if coming is None or not row_id:
            return
        if not any(row_id in coming.review.table(kind) for kind in ITEM_TYPES):
            finish_typing_in(focused)


def _is_holding() -> bool:
    """Tell whether something is held with the mouse, or a list to choose from is open."""
    held = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
    return held or QApplication.activePopupWidget() is not None


def _place_in(focused: QWidget | None) -> Place | None:
    """Return the field in which the cursor is; None where it is in none that is shown."""
    if focused is None or not isValid(focused) or not focused.isVisible():
        return None
    binding = focused.findChild(Binding)
    return binding.place if binding is not None else None


def _edited_row(focused: QWidget | None) -> str:
    """Return the id of the row in which somebody types; empty where that is not in a table."""
    parent = focused.parentWidget() if focused is not None else None
    view = parent.parentWidget() if parent is not None else None
    if not isinstance(view, QAbstractItemView):
        return ""
    return str(view.currentIndex().data(ID_ROLE) or "")
