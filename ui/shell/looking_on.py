# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a review's page is for who may only look on: all can be read, nothing can be edited.

Whatever stands in a step takes no text and no click, unless it is marked as being for looking
(`ui/kit/for_looking`); so a control that is new is safe before anybody has thought of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.store.link import Link
from app.store.link_state import LinkKind, LinkState
from ui.kit.for_looking import is_for_looking
from ui.kit.looking_strip import LookingStrip
from ui.panels.panel import Panel

if TYPE_CHECKING:
    from ui.shell.page_frame import PageFrame

_TEXTS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_SWITCHES = (QAbstractButton, QComboBox)
_RENEWED = (QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.EnabledChange)
"""When a widget may have come, or have been enabled again."""


class LookingOn(QObject):
    """Follows the link of a review. `changed` when the rights have changed while it was open."""

    changed = Signal()
    _told = Signal(object)

    def __init__(self, page: PageFrame, link: Link, *, is_refused: bool = False) -> None:
        super().__init__(page)
        self._page = page
        self.strip = LookingStrip()
        page.add_strip(self.strip)
        page.left.connect(self._close)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._end = link.on_state(self._told.emit)
        # Without its server a review is opened with the rights that were seen last.
        self._set(is_refused or link.state.kind is LinkKind.READ_ONLY, link.state.sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Still what comes into the page, or is enabled again."""
        if event.type() in _RENEWED and isinstance(watched, QWidget):
            panel = self._panel_of(watched)
            if panel is not None and self._page.is_looking_on:
                _still(watched, panel)
        return False

    def _close(self) -> None:
        self._end()
        self._app().removeEventFilter(self)

    def _on_told(self, state: LinkState) -> None:
        if state.kind is not LinkKind.OFFLINE:  # without the server nobody gets a right to edit
            self._set(state.kind is LinkKind.READ_ONLY, state.sentence)

    def _set(self, is_on: bool, why: str = "") -> None:
        if is_on == self._page.is_looking_on:
            return
        of_login = self.tr(
            "You may look on. Editing is not allowed for your login; ask whoever keeps the "
            "server for the right to."
        )
        self.strip.tell((why or of_login) if is_on else "")
        self._page.set_looking_on(is_on)
        self._app().removeEventFilter(self)
        if is_on:
            self._app().installEventFilter(self)
        for widget in self._page.findChildren(QWidget):
            panel = self._panel_of(widget)
            if panel is None:
                continue
            if is_on:
                _still(widget, panel)
            else:
                _wake(widget, panel)
        self.changed.emit()

    def _panel_of(self, widget: QWidget) -> QWidget | None:
        """Return the step or sheet, or the bar, that a widget stands in; None where it is free."""
        each: QWidget | None = widget
        while each is not None and each is not self._page:
            if isinstance(each, Panel):
                return None if each.is_for_looking else each
            if each in (self._page.top_bar, self._page.capture):
                return each
            each = each.parentWidget()
        return None

    def _app(self) -> QApplication:
        return cast("QApplication", QApplication.instance())


def _still(widget: QWidget, panel: QWidget) -> None:
    """Let nothing be edited with a widget; what only looks on is left alone."""
    if is_for_looking(widget, panel):
        return
    if isinstance(widget, _TEXTS):
        widget.setReadOnly(True)
        widget.setAcceptDrops(False)
        _show_stilled(widget, stilled=True)
    elif isinstance(widget, QAbstractItemView):
        widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        widget.setDragEnabled(False)
        widget.setAcceptDrops(False)
    elif isinstance(widget, _SWITCHES) and widget.isEnabled():
        widget.setEnabled(False)


def _wake(widget: QWidget, panel: QWidget) -> None:
    """Let a widget edit again, now that this login may."""
    if is_for_looking(widget, panel):
        return
    if isinstance(widget, _TEXTS):
        widget.setReadOnly(False)
        widget.setAcceptDrops(True)
        _show_stilled(widget, stilled=False)
    elif isinstance(widget, _SWITCHES):
        widget.setEnabled(True)


def _show_stilled(widget: QWidget, *, stilled: bool) -> None:
    """Let a text look as one that takes no keys, or as any other again."""
    if bool(widget.property("stilled")) != stilled:
        widget.setProperty("stilled", stilled)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
