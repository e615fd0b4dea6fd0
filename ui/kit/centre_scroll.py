# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The centre of a page: what needs more room than there is can be scrolled to, never cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.kit.into_view import bring_into_view


class CentreScroll(QScrollArea):
    """Shows one of several panels; while it fits there is nothing to scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = _Stack()
        self._stack.setProperty("scrolled", "true")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._stack)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def shown(self) -> QWidget | None:
        """The panel that is shown."""
        return self._stack.shown

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel, from its top."""
        if panel is not self.shown:
            self._stack.show_panel(panel)
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """Return no size at all: whatever there is will do."""
        return QSize(0, 0)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._stack.isAncestorOf(now):
            bring_into_view(now)


class _Stack(QWidget):
    """Holds the panels, one of them shown; asks for the least room that one can do with.

    A stacked layout would ask for all the room the panel could use, once anything in it wraps.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: QWidget | None = None

    def show_panel(self, panel: QWidget) -> None:
        """Show one panel in the place of the other."""
        if panel.parentWidget() is not self:
            panel.setParent(self)
        former, self.shown = self.shown, panel
        panel.setGeometry(self.rect())
        panel.show()
        if former is not None:
            former.hide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return what the panel wants."""
        return self.shown.sizeHint() if self.shown is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the panel can't do without in the width there is."""
        if self.shown is None:
            return super().minimumSizeHint()
        least, layout = self.shown.minimumSizeHint(), self.shown.layout()
        viewport = self.parentWidget()
        if layout is None or viewport is None:
            return least
        width = max(least.width(), viewport.width())
        return least.expandedTo(QSize(0, layout.totalMinimumHeightForWidth(width)))

    def event(self, event: QEvent) -> bool:
        """Take another size where the panel asks for it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel all the room."""
        super().resizeEvent(event)
        if self.shown is not None:
            self.shown.setGeometry(self.rect())
