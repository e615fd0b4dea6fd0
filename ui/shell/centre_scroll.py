# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The centre of a page: what needs more room than there is can be scrolled to, never cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

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
        return self._stack.currentWidget()

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel, from its top."""
        if self._stack.indexOf(panel) < 0:
            self._stack.addWidget(panel)
        if panel is not self.shown:
            self._stack.setCurrentWidget(panel)
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        """Return no size at all: whatever there is will do."""
        return QSize(0, 0)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._stack.isAncestorOf(now):
            bring_into_view(now)


class _Stack(QStackedWidget):
    """Asks for the room of the panel that is shown; those behind it want none."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._on_current_changed)

    def sizeHint(self) -> QSize:
        """Return what the panel wants."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the panel can't do without."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Take another size where the panel asks for it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def _on_current_changed(self, _place: int) -> None:
        self.updateGeometry()
