# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row of choices of which one holds.

Lenses, ranges, states. Arrow keys move; each segment is a radio button to a screen reader.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.kit.direction import draw_words, mirrored
from ui.theme import current_theme, draw_icon

_MARGIN = 3


@dataclass(frozen=True)
class Segment:
    """One choice: a key for the program, a word for people, perhaps an icon."""

    key: str
    text: str
    icon: str | None = None


class SegmentedControl(QWidget):
    """`SegmentedControl([Segment("whys", "5 Whys", "list-tree"), …], chosen="whys")`.

    `chosen(key)` is sent when a person chooses; `set_chosen` changes it in silence. `stretch`
    shares the width out evenly.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Iterable[Segment],
        *,
        chosen: str | None = None,
        label: str = "",
        stretch: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _SegmentButton] = {}
        self._silent = False
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(0)
        for segment in segments:
            button = _SegmentButton(segment, stretch)
            self._buttons[segment.key] = button
            self._group.addButton(button)
            layout.addWidget(button, 1 if stretch else 0)
        across = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(label)
        self.set_chosen(chosen if chosen is not None else next(iter(self._buttons), ""))
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def chosen_key(self) -> str:
        """The key of the choice that holds, or an empty string."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_chosen(self, key: str) -> None:
        """Choose without sending `chosen`; a key that is not there clears the choice."""
        self._silent = True
        self._group.setExclusive(key in self._buttons)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)
        self._silent = False

    def button(self, key: str) -> QRadioButton:
        """Return the button of one choice, to disable it or give it a tooltip."""
        return self._buttons[key]

    def _on_toggled(self, button: QRadioButton, checked: bool) -> None:
        if checked and not self._silent and isinstance(button, _SegmentButton):
            self.chosen.emit(button.segment.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), theme.line.hair))
        painter.setBrush(theme.color("rail"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5),
            theme.radius.button,
            theme.radius.button,
        )


class _SegmentButton(QRadioButton):
    """One segment; Qt's radio button gives it exclusivity, arrow keys and a role."""

    def __init__(self, segment: Segment, stretch: bool) -> None:
        super().__init__(segment.text)
        self.segment = segment
        self._stretch = stretch
        self.setFont(current_theme().font("button_strong"))
        across = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Measured in the bold of the chosen state, so that choosing never moves a neighbour."""
        theme = current_theme()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * (theme.space.md + 1)
        if self.segment.icon:
            width += theme.size.icon + theme.space.sm
        return QSize(width, theme.size.segment)

    def minimumSizeHint(self) -> QSize:
        """Return less padding where the width is shared out: a narrow pane has little of it."""
        theme = current_theme()
        less = 2 * (theme.space.md + 1 - theme.space.sm) if self._stretch else 0
        return self.sizeHint() - QSize(less, 0)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            self._paint_thumb(painter)
        ink = self._ink()
        painter.setFont(theme.font("button_strong" if self.isChecked() else "button"))
        painter.setPen(theme.color(ink))
        text_width = QFontMetrics(painter.font()).horizontalAdvance(self.text())
        icon_width = theme.size.icon + theme.space.sm if self.segment.icon else 0
        left = max((self.width() - text_width - icon_width) / 2, 2.0)
        if self.segment.icon:
            side = theme.size.icon
            place = QRectF(left, (self.height() - side) / 2, side, side)
            draw_icon(painter, self.segment.icon, mirrored(painter, place, self.rect()), ink)
        box = QRectF(left + icon_width, 0, self.width() - left - icon_width, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        draw_words(painter, mirrored(painter, box, self.rect()), flags.value, self.text())

    def _ink(self) -> str:
        if not self.isEnabled():
            return "text3"
        return "text" if self.isChecked() or self.underMouse() else "text2"

    def _paint_thumb(self, painter: QPainter) -> None:
        theme = current_theme()
        edge = theme.line.selection_edge or theme.line.hair
        painter.setPen(QPen(theme.color("accent" if theme.line.selection_edge else "line2"), edge))
        painter.setBrush(theme.color("surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.radius.chip, theme.radius.chip)
