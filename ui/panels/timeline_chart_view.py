# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The timeline's chart over its table: it fits the width, and can be zoomed to the seconds."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.causal.shapes import Label, TextLine
from app.fonts import BundledMeasure
from app.insight.event_time import event_time_text
from app.insight.phases import spans
from app.insight.timeline_chart import SIDE, has_place, timeline_chart
from app.review.event import Event
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from ui import labels
from ui.canvas.drawing_widget import DrawingWidget
from ui.kit.button import IconButton
from ui.theme import current_theme, px

_STEP = 1.5
_MOST_ZOOM = 200.0
_WIDEST = 60_000
_LEAST_WIDTH = 320
_TURN = 120
_AFTER_MS = 30
_KEYS = {
    Qt.Key.Key_Plus: _STEP,
    Qt.Key.Key_Equal: _STEP,
    Qt.Key.Key_Minus: 1 / _STEP,
    Qt.Key.Key_0: 0.0,
}


class TimelineChartView(QScrollArea):
    """`clicked(event id)` when a mark is. Ctrl and the wheel zoom, as do +, - and 0 with focus."""

    clicked = Signal(str)
    picture_wanted = Signal()
    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._measure = BundledMeasure()
        self._zoom = 1.0
        self.chart = DrawingWidget(self.tr("Timeline chart"), self._tip)
        self.setWidget(self.chart)
        self.chart.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline chart"))
        self.buttons = self._make_buttons()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._draw)
        self.chart.width_changed.connect(lambda _width: self._draw())
        self.chart.clicked.connect(self.clicked)

    @property
    def zoom(self) -> float:
        """How many times wider than the view the chart is."""
        return self._zoom

    @property
    def is_empty(self) -> bool:
        """True while fewer than two times are known."""
        return not self.chart.drawing.shapes

    def show_review(self, review: Review) -> None:
        """Show the chart of a review; the zoom stays.

        While it is on the screen the chart follows a moment after the table, once for many edits.
        """
        self._review = review
        if not self.isVisible() or self.is_empty:
            self._draw()
        elif not self._later.isActive():
            self._later.start()

    def show_event(self, event_id: str) -> None:
        """Mark an event, and bring its mark into view."""
        owner = event_id if self.chart.area_of(event_id) else self._stand_in(event_id)
        self.chart.mark(owner)
        area = self.chart.area_of(owner)
        if area is not None and self._zoom > 1:
            across = self.viewport().width() // 3
            self.ensureVisible(px(area.center().x()), 0, across, 0)

    def zoom_by(self, factor: float, around: float | None = None) -> None:
        """Zoom in or out so that what is at `around` (in the view) stays; 0 fits it all in."""
        width = self.viewport().width()
        around = width / 2 if around is None else around
        pointed = self.horizontalScrollBar().value() + around - px(SIDE)
        share = pointed / max(self.chart.width() - 2 * px(SIDE), 1)
        most = min(_MOST_ZOOM, _WIDEST / max(width, 1))
        self._zoom = max(1.0, min(most, self._zoom * factor))
        self._fit()
        wanted = share * (self.chart.width() - 2 * px(SIDE)) + px(SIDE)
        self.horizontalScrollBar().setValue(round(wanted - around))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, show all with 0, and move with the arrows."""
        factor = _KEYS.get(Qt.Key(event.key()))
        if factor is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(factor)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else go along a chart that is zoomed, or leave it to the page."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP ** (turn / _TURN), event.position().x())
            event.accept()
        elif self._zoom > 1:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turn)
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the zoom in another width."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Catch up, so that nothing waits behind the scenes."""
        super().hideEvent(event)
        if self._later.isActive():
            self._draw()

    def _fit(self) -> None:
        width = max(self.viewport().width(), px(_LEAST_WIDTH))
        self.chart.resize(round(width * self._zoom), self.chart.height())
        self.buttons.zoom_out.setEnabled(self._zoom > 1)
        self.buttons.fit.setEnabled(self._zoom > 1)
        self._set_height()

    def _draw(self) -> None:
        self._later.stop()
        if self._review is None:
            return
        width = max(self.chart.width() / current_theme().scale, _LEAST_WIDTH)
        drawing = timeline_chart(self._review, self._measure, width)
        if drawing.shapes and not spans(self._review):
            drawing = replace(drawing, shapes=(*drawing.shapes, self._hint()))
        self.chart.show_drawing(drawing)
        self._set_height()
        self.drawn.emit()

    def _set_height(self) -> None:
        """Take the chart's height, and that of the scroll bar while there is one."""
        bar = self.horizontalScrollBar().sizeHint().height() if self._zoom > 1 else 0
        self.setFixedHeight(px(self.chart.drawing.height) + bar)

    def _stand_in(self, event_id: str) -> str:
        """Return the event whose mark covers that of another: the closest one that has a mark."""
        event = self._review.get(Kind.EVENT, event_id) if self._review is not None else None
        if not isinstance(event, Event) or self._review is None or not has_place(event):
            return ""
        near = [
            (abs(other.at - event.at), place, other.id)
            for place, other in enumerate(self._review.timeline)
            if other.at is not None and event.at is not None and self.chart.area_of(other.id)
        ]
        return min(near)[2] if near else ""

    def _make_buttons(self) -> ChartButtons:
        buttons = ChartButtons()
        buttons.zoom_in.clicked.connect(lambda: self.zoom_by(_STEP))
        buttons.zoom_out.clicked.connect(lambda: self.zoom_by(1 / _STEP))
        buttons.fit.clicked.connect(lambda: self.zoom_by(0.0))
        buttons.save.clicked.connect(self.picture_wanted)
        return buttons

    def _hint(self) -> Label:
        """Return what stands in place of the phases until they are known."""
        words = self.tr("Mark key moments in the column Phase, and the phases show here.")
        return Label("hint", (TextLine(SIDE, 20, words, 13.0, 400, "text3"),))

    def _tip(self, event_id: str) -> str:
        """Return what happened, for the mouse that rests on its mark."""
        event = self._review.get(Kind.EVENT, event_id) if self._review is not None else None
        if not isinstance(event, Event) or self._review is None:
            return ""
        moment = f"{labels.words(event.moment)}: " if event.moment else ""
        return f"{event_time_text(event, zone_of(self._review))}  {moment}{event.text}"


class ChartButtons(QWidget):
    """Small buttons beside the chart. Tab goes to the one that no key of the chart stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.zoom_out = _button("zoom-out", self.tr("Zoom out (-)"))
        self.fit = _button("maximize", self.tr("Show the whole timeline (0)"))
        self.zoom_in = _button("zoom-in", self.tr("Zoom in (+)"))
        self.save = _button("download", self.tr("Save the chart as a picture"))
        space = current_theme().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.xs, space.xs, space.xs)
        column.setSpacing(0)
        for button in (self.zoom_in, self.fit, self.zoom_out, self.save):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            column.addWidget(button)
        self.save.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addStretch(1)


def _button(icon: str, label: str) -> IconButton:
    return IconButton(icon, label, edged=False, small=True)
