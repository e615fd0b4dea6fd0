# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a station of the tour says, beside the control it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.tour import Station
from ui.kit.announce import announce
from ui.kit.button import GhostButton, PrimaryButton, SecondaryButton
from ui.kit.button_line import button_line
from ui.kit.card import Card
from ui.kit.label import Label
from ui.theme import current_theme, px

_WIDTH = 372


class TourCard(Card):
    """Arrows go on and back, Esc leaves. `kept` asks for the example to be put into the library."""

    went_on = Signal()
    went_back = Signal()
    left_tour = Signal()
    kept = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(parent=window)
        self._window = window
        self.setProperty("carriesFocusRing", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_last = False
        self._count = Label(role="help", tone="text3")
        self._name = Label(role="question", wrap=True)
        self._text = Label(wrap=True)
        self.leave = GhostButton(self.tr("Leave the tour"), key="Esc", small=True)
        self.keep = SecondaryButton(self.tr("Keep the example"), small=True)
        self.back = SecondaryButton(self.tr("Back"), small=True)
        self.next = PrimaryButton(small=True)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self.leave)
        self.add_layout(head)
        self.add(self._name)
        self.add(self._text)
        self.add(button_line(self.next, self.back, self.keep))
        for button in (self.leave, self.keep, self.back, self.next):
            button.installEventFilter(self)
        self.next.clicked.connect(self.went_on)
        self.back.clicked.connect(self.went_back)
        self.leave.clicked.connect(self.left_tour)
        self.keep.clicked.connect(self.kept)

    @property
    def words(self) -> str:
        """What it says."""
        return self._text.text()

    def show_station(self, station: Station, text: str, place: int, count: int) -> None:
        """Say what a station has to say, aloud too; `place` counts from 0."""
        is_last = self._is_last = place == count - 1
        self._count.setText(self.tr("{0} of {1}").format(place + 1, count))
        self._name.setText(station.title)
        self._text.setText(text)
        self.next.setText(self.tr("End the tour") if is_last else self.tr("Next", "station"))
        self.back.setVisible(place > 0)
        self.keep.setVisible(is_last)
        self.setAccessibleName(station.title)
        self.setAccessibleDescription(text)
        announce(self, f"{self._count.text()}. {station.title}. {text}", urgent=True)

    def stand_beside(self, bright: QRect) -> None:
        """Take a place in the window, beside what is bright; in the middle where nothing is."""
        room = self._window.rect()
        size = self._size(room)
        self.setGeometry(placed(bright, size, room, current_theme().space.md))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back or away."""
        if not self._is_answered(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def eventFilter(self, _button: QObject, event: QEvent) -> bool:
        """Take the arrows before a button does, which would move the focus with them."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        return self._is_answered(Qt.Key(event.key()))

    def _is_answered(self, key: Qt.Key) -> bool:
        on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            on, back = back, on
        answers = {Qt.Key.Key_Escape: self.left_tour, on: self.went_on, back: self.went_back}
        # The last arrow of many would end the tour before anybody saw that the copy can be kept.
        if key in answers and not (key == on and self._is_last):
            answers[key].emit()
        return key in answers

    def _size(self, room: QRect) -> QSize:
        width = min(px(_WIDTH), room.width() - 2 * current_theme().space.md)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return QSize(width, layout.totalHeightForWidth(width))


def placed(bright: QRect, size: QSize, room: QRect, gap: int) -> QRect:
    """Return where a card of `size` stands in `room`: where it is least over what is bright."""
    inner = room.adjusted(gap, gap, -gap, -gap)
    if bright.isEmpty():
        card = QRect(0, 0, size.width(), size.height())
        card.moveCenter(room.center())
        return _within(card, inner)
    across = bright.center().x() - size.width() // 2
    along = bright.center().y() - size.height() // 2
    wishes = (
        (across, bright.bottom() + gap),
        (across, bright.top() - gap - size.height()),
        (bright.right() + gap, along),
        (bright.left() - gap - size.width(), along),
        (inner.right() - size.width(), inner.bottom() - size.height()),
    )
    cards = [_within(QRect(x, y, size.width(), size.height()), inner) for x, y in wishes]
    return min(cards, key=lambda card: _shared(card, bright))


def _within(card: QRect, inner: QRect) -> QRect:
    """Return the card moved into the room; what does not fit begins at its top."""
    card.moveRight(min(card.right(), inner.right()))
    card.moveBottom(min(card.bottom(), inner.bottom()))
    card.moveLeft(max(card.left(), inner.left()))
    card.moveTop(max(card.top(), inner.top()))
    return card


def _shared(card: QRect, bright: QRect) -> int:
    over = card.intersected(bright)
    return over.width() * over.height() if not over.isEmpty() else 0
