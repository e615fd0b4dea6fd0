# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A column of cards that scrolls when it does not fit."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import current_theme, px

BESIDE_FROM = 400
"""Width that a column needs for another beside it; fields have no room for words in less."""


class _Content(QWidget):
    """What scrolls; as high as its words need at its width, not at the least they could have.

    `laid_out` is sent when what it holds may have got other places.
    """

    laid_out = Signal()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return done

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), 0)


class ScrollColumns(QScrollArea):
    """`ScrollColumns(2)`; put widgets in with `add(widget, column)`.

    Columns share the width; where it is not enough for all, they stand one below the other: from
    `beside_from` on, which may be less than usual where a column holds numbers.

    Whoever types stays where they are on the screen when something above comes or goes.

    `label` names it where there is something to read below what can be gone to with Tab: only then
    it takes the focus, to be scrolled with the arrow keys.
    """

    def __init__(
        self,
        count: int = 1,
        beside_from: int = 0,
        *,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if label else Qt.FocusPolicy.NoFocus)
        self._beside_from = beside_from or px(BESIDE_FROM)
        self._held: tuple[QWidget, int] | None = None
        self._is_arriving = True
        gap = current_theme().space.gap
        self._content = content = _Content()
        content.setProperty("scrolled", "true")
        # Later: the area gives the content its new height only after this.
        content.laid_out.connect(lambda: QTimer.singleShot(0, self, self._follow_focus))
        self._across = QVBoxLayout(content)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(gap)
        row = QHBoxLayout()
        row.setSpacing(gap)
        self._across.addLayout(row, 1)
        self._row = row
        self._columns: list[QVBoxLayout] = []
        for _ in range(count):
            column = QVBoxLayout()
            column.setSpacing(gap)
            column.addStretch(1)
            row.addLayout(column, 1)
            self._columns.append(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def add(self, widget: QWidget, column: int = 0) -> None:
        """Put a widget below what a column holds."""
        layout = self._columns[column]
        layout.insertWidget(layout.count() - 1, widget)

    def add_across(self, widget: QWidget) -> None:
        """Put a widget above the columns, as wide as all of them."""
        self._across.insertWidget(self._across.count() - 1, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside each other where there is room."""
        gaps = self._row.spacing() * (len(self._columns) - 1)
        least = sum(
            max(column.minimumSize().width(), self._beside_from) for column in self._columns
        )
        beside = len(self._columns) == 1 or self.viewport().width() >= least + gaps
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
            for place in range(len(self._columns) - 1):
                self._row.setStretch(place, 1 if beside else 0)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top: what is laid out for the first time moves nothing from under anyone."""
        super().showEvent(event)
        self._is_arriving = True
        # Two turns: the first gives the words their width, the second their height.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._on_arrived))

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a widget, also where it has just changed its size."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is not None and layout is not None:
            layout.activate()
            content.adjustSize()
        self.ensureWidgetVisible(widget)

    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._hold()

    def _on_arrived(self) -> None:
        self._is_arriving = False
        self._hold()

    def _hold(self) -> None:
        """Note where the focus is, to go after it when everything gets new places."""
        focused = None if self._is_arriving else self._focused()
        self._held = None if focused is None else (focused, self._place_of(focused))

    def _follow_focus(self) -> None:
        """Scroll as far as what has the focus was moved, where it was in view."""
        held, bar = self._held, self.verticalScrollBar()
        if held is not None and held[0] is self._focused():
            is_seen = -held[0].height() < held[1] - bar.value() < self.viewport().height()
            moved = self._place_of(held[0]) - held[1]
            if is_seen and moved:
                bar.setValue(bar.value() + moved)
        self._hold()

    def _focused(self) -> QWidget | None:
        focused = self.focusWidget()
        is_within = focused is not None and self._content.isAncestorOf(focused)
        return focused if is_within else None

    def _place_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._content, QPoint()).y()
