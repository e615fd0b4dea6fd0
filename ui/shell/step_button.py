# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One step in the rail: number or check, title, minutes, and the bar of time used."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.keys import follow_key, key_of, with_key
from ui.kit.avatar import initials
from ui.kit.direction import draw_words, mirrored
from ui.kit.key_button import KeyButton
from ui.kit.progress_line import paint_progress
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import Theme, current_theme, draw_icon


@dataclass(frozen=True)
class StepLook:
    """What a step shows: whether it is done, the words at its right, and its share of time used.

    `people` are the others who are in it now.
    """

    done: bool
    minutes: str
    used_share: float | None
    is_over: bool = False
    people: tuple[str, ...] = ()


class StepButton(KeyButton):
    """Checkable; the checked one is the panel that is shown."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._look = StepLook(False, "", None)
        self._slim = False
        self.setText(title)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _on: self.updateGeometry())
        follow_key(self, f"step_{number}", lambda _key: self._name())

    @property
    def look(self) -> StepLook:
        """What is shown."""
        return self._look

    def show_look(self, look: StepLook) -> None:
        """Show another state."""
        if look != self._look:
            self._look = look
            self._name()
            self.update()

    def set_slim(self, slim: bool) -> None:
        """Show the circle alone."""
        self._slim = slim
        self._name()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of a step; the current one is taller for its bar."""
        size = current_theme().size
        if self._slim:
            return QSize(size.step + 2, size.step + 2)
        return QSize(size.rail_slim, size.step_current if self.isChecked() else size.step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the step."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            ground = "surface" if self.isChecked() else "hover"
            painter.setPen(
                QPen(theme.color("line" if self.isChecked() else ground), theme.line.hair)
            )
            painter.setBrush(theme.color(ground))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, theme.radius.button, theme.radius.button)
        self._paint_circle(painter, theme)
        if not self._slim:
            self._paint_words(painter, theme)
        if self._look.people:
            self._paint_people(painter, theme)

    def _name(self) -> None:
        done = self.tr("complete") if self._look.done else self.tr("open")
        people = ", ".join(self._look.people)
        here = self.tr("here: {0}").format(people) if people else ""
        parts = (str(self._number), self.text(), done, self._look.minutes, here)
        self.setAccessibleName(", ".join(part for part in parts if part))
        action = f"step_{self._number}"
        tip = with_key(self.text(), action) if self._slim else key_of(action)
        set_plain_tooltip(self, "\n".join(part for part in (tip, here) if part))

    def _paint_circle(self, painter: QPainter, theme: Theme) -> None:
        side = theme.size.step_circle
        left = (self.width() - side) / 2 if self._slim else theme.space.sm
        circle = QRectF(left, (self.height() - side) / 2, side, side)
        circle = mirrored(painter, circle, self.rect())
        on = self.isChecked()
        check = self._look.done and not on
        fill = "accent" if on else ("ok_bg" if check else "surface")
        edge = "accent" if on else ("ok_bg" if check else "line2")
        painter.setPen(QPen(theme.color(edge), theme.line.gate))
        painter.setBrush(theme.color(fill))
        painter.drawEllipse(circle)
        if check:
            inset = circle.adjusted(*(theme.px(side) for side in (5, 5, -5, -5)))
            draw_icon(painter, "check", inset, "ok")
            return
        painter.setFont(theme.font("label_strong", tabular=True))
        painter.setPen(theme.color("on_accent" if on else "text2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_people(self, painter: QPainter, theme: Theme) -> None:
        """Paint the initials of who is here at the circle's shoulder; of several, how many."""
        people = self._look.people
        words = initials(people[0]) if len(people) == 1 else str(len(people))
        painter.setFont(theme.font("small_strong"))
        metrics = painter.fontMetrics()
        height = metrics.height()
        width = max(metrics.horizontalAdvance(words) + theme.space.xs, height)
        circle, side = theme.size.step_circle, self.width()
        left = (side - circle) / 2 if self._slim else float(theme.space.sm)
        top = (self.height() - circle) / 2
        box = QRectF(left + circle * 0.62, max(top - height * 0.45, 1), width, height)
        box.moveRight(min(box.right(), side - 1.0))
        box = mirrored(painter, box, self.rect())
        painter.setPen(QPen(theme.color("accent_line"), theme.line.hair))
        painter.setBrush(theme.color("accent_weak"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(theme.color("accent_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        left = theme.space.sm + theme.size.step_circle + theme.size.cell_padding
        area = QRectF(left, 0, self.width() - left - theme.size.cell_padding, self.height())
        bar = self.isChecked() and self._look.used_share is not None
        if bar:
            area.adjust(0, 0, 0, -theme.px(14))
        line = QRectF(left, self.height() - theme.px(15), area.width(), theme.px(4))
        area, line = (mirrored(painter, box, self.rect()) for box in (area, line))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("help", tabular=True))
        painter.setPen(theme.color(self._minutes_ink()))
        room = painter.fontMetrics().horizontalAdvance(self._look.minutes)
        draw_words(painter, area, (Qt.AlignmentFlag.AlignRight | middle).value, self._look.minutes)
        painter.setFont(theme.font("body_strong" if self.isChecked() else "body"))
        painter.setPen(theme.color("text" if self.isChecked() else "text2"))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(area.width() - room - theme.space.sm)
        )
        draw_words(painter, area, (Qt.AlignmentFlag.AlignLeft | middle).value, words)
        if bar:
            tone = "over_fill" if self._look.is_over else "accent"
            paint_progress(painter, line, min(1.0, self._look.used_share or 0.0), tone=tone)

    def _minutes_ink(self) -> str:
        if self._look.is_over:
            return "over"
        return "text" if self.isChecked() else "text3"
