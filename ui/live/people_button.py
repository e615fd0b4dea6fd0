# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who else is here, as initials in the rail's foot; nothing is shown to who is alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.session.presence import Presence
from ui.kit.avatar import paint_avatar
from ui.kit.direction import draw_words, mirrored
from ui.kit.key_button import KeyButton
from ui.kit.tooltip import set_plain_tooltip
from ui.live.presence_words import name_of, names, presence_spoken, presence_words
from ui.theme import current_theme

_MOST_SLIM = 1


class PeopleButton(KeyButton):
    """Initials, and names where there is room; those that have none are counted ("+3")."""

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Presence, ...] = ()
        self._slim = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def people(self) -> tuple[Presence, ...]:
        """Who is shown."""
        return self._people

    @property
    def counted(self) -> int:
        """How many are only counted, for want of room."""
        return len(self._people) - len(self._shown())

    def show_people(self, people: tuple[Presence, ...]) -> None:
        """Show one circle for each person."""
        self._people = tuple({each.name: each for each in reversed(people)}.values())[::-1]
        self.setText(names(self._people))
        said = "; ".join(presence_spoken(each) for each in people)
        self.setAccessibleName(self.tr("Also here: {0}").format(said))
        tip = [*(presence_words(each) for each in people), self.tr("See who keeps the clock")]
        set_plain_tooltip(self, "\n".join(tip))
        self.setVisible(bool(people))
        self.update()

    def set_slim(self, slim: bool) -> None:
        """Show one circle and a count."""
        self._slim = slim
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line's size."""
        size = current_theme().size
        return QSize(size.avatar + size.icon, size.avatar + current_theme().space.xs)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circles side by side, then the names or the count."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown()
        side, gap = theme.size.avatar, theme.space.xs
        words = self._words(len(shown))
        painter.setFont(theme.font("help"))
        room = painter.fontMetrics().horizontalAdvance(words)
        needed = len(shown) * (side + gap) + room - (0 if words else gap)
        left = max((self.width() - needed) / 2, 0.0) if self._slim else 0.0
        for each in shown:
            box = QRectF(left, (self.height() - side) / 2, side, side)
            paint_avatar(painter, mirrored(painter, box, self.rect()), name_of(each))
            left += side + gap
        painter.setFont(theme.font("help"))
        painter.setPen(theme.color("text" if self.underMouse() else "text2"))
        area = QRectF(left, 0, self.width() - left, self.height())
        words = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(area.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        draw_words(painter, mirrored(painter, area, self.rect()), flags.value, words)

    def _shown(self) -> tuple[Presence, ...]:
        """Return who has room: one circle in a slim rail, as many as fit in a wide one."""
        if self._slim:
            return self._people[:_MOST_SLIM]
        theme = current_theme()
        count = self.fontMetrics().horizontalAdvance("+88") + theme.space.sm
        room = (self.width() - count) // (theme.size.avatar + theme.space.xs)
        return self._people[: max(room, 1)]

    def _words(self, shown: int) -> str:
        """Return the name of who is alone here, or how many more there are."""
        if len(self._people) > shown:
            return f"+{len(self._people) - shown}"
        return "" if self._slim or len(self._people) > 1 else self.text()
