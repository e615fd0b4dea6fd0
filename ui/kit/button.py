# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Buttons: primary (one per window), secondary, ghost, and icon only.

Painted from tokens; keyboard and screen
reader come from Qt.
"""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.kit.direction import draw_words, mirrored
from ui.kit.key_button import pressed_with_enter
from ui.kit.key_cap import key_cap_size, paint_key_cap
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme, draw_icon

_HOVER, _PRESSED = 0.08, 0.14


class ButtonKind(Enum):
    """How loud a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    QUIET_EDGE = "quiet_edge"


class Button(QPushButton):
    """What all buttons share.

    `icon` stands before the text, `icon_after` behind it, `key` is drawn as a key cap, `small` is
    28 high.
    """

    kind = ButtonKind.SECONDARY

    def __init__(
        self,
        text: str = "",
        *,
        icon: str | None = None,
        icon_after: str | None = None,
        key: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_before = icon
        self._icon_after = icon_after
        self._key = key
        self._small = small
        self._reason = ""
        self._own_tooltip = ""
        self.setFont(current_theme().font(self._role()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` as it is: an "&" in a step's title is a word, not the mark of a key."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    def set_icon(self, name: str | None) -> None:
        """Change the icon before the text."""
        if name != self._icon_before:
            self._icon_before = name
            self.updateGeometry()
            self.update()

    def set_key(self, key: str) -> None:
        """Change the key cap; empty takes it away."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def set_tip(self, text: str) -> None:
        """Set the tooltip shown while the button can be used."""
        self._own_tooltip = text
        if not self._reason:
            set_plain_tooltip(self, text)

    def disable(self, reason: str) -> None:
        """Disable the button and say why in its tooltip."""
        self._reason = reason
        self.setEnabled(False)
        set_plain_tooltip(self, reason)
        self.setAccessibleDescription(reason)

    def enable(self) -> None:
        """Make the button usable again and bring its own tooltip back."""
        self._reason = ""
        self.setEnabled(True)
        set_plain_tooltip(self, self._own_tooltip)
        self.setAccessibleDescription("")

    def sizeHint(self) -> QSize:
        theme = current_theme()
        height = theme.size.button_small if self._small else theme.size.button
        parts = [width for width, _ in self._parts()]
        width = sum(parts) + theme.space.sm * max(0, len(parts) - 1) + 2 * self._padding()
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Enter as with Space."""
        if not pressed_with_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(painter)
        self._paint_content(painter)

    # What the kinds differ in

    def _role(self) -> str:
        if self._small:
            return "button_small"
        return "button_strong" if self.kind is ButtonKind.PRIMARY else "button"

    def _padding(self) -> int:
        space = current_theme().space
        if self._small:
            return space.sm + 2
        return space.lg if self.kind is ButtonKind.PRIMARY else space.md

    def _ink(self) -> str:
        if not self.isEnabled():
            return "text3"
        return {ButtonKind.PRIMARY: "on_accent", ButtonKind.GHOST: "text2"}.get(self.kind, "text")

    def _fill(self) -> QColor | None:
        theme = current_theme()
        if not self.isEnabled():
            return None if self.kind is ButtonKind.GHOST else theme.color("rail")
        pressed, hovered = self.isDown() or self.isChecked(), self.underMouse()
        share = _PRESSED if pressed else _HOVER if hovered else 0.0
        if self.kind is ButtonKind.PRIMARY:
            return theme.shade("accent", share)
        if not share:
            return None if self.kind is ButtonKind.GHOST else theme.color("surface")
        return theme.color(
            "sel" if pressed else "rail" if self.kind is ButtonKind.GHOST else "hover"
        )

    def _edge(self) -> QColor | None:
        theme = current_theme()
        if self.isChecked():
            return theme.color("accent")
        if self.kind in (ButtonKind.PRIMARY, ButtonKind.GHOST):
            return None
        quiet = self.kind is ButtonKind.QUIET_EDGE or not self.isEnabled()
        return theme.color("line" if quiet else "line2")

    # Painting

    def _paint_body(self, painter: QPainter) -> None:
        fill, edge = self._fill(), self._edge()
        if fill is None and edge is None:
            return
        theme = current_theme()
        wide = theme.line.selected if self.isChecked() else theme.line.hair
        painter.setPen(QPen(edge, wide) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(fill or Qt.BrushStyle.NoBrush)
        inset = wide / 2 if edge else 0.0
        radius = theme.radius.chip if self._small else theme.radius.button
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def _paint_content(self, painter: QPainter) -> None:
        gap = current_theme().space.sm
        parts = self._parts()
        total = sum(width for width, _ in parts) + gap * max(0, len(parts) - 1)
        left = max((self.width() - total) / 2, 2.0)
        for width, part in parts:
            box = QRectF(left, 0, width, self.height())
            self._paint_part(painter, part, mirrored(painter, box, self.rect()))
            left += width + gap

    def _paint_part(self, painter: QPainter, part: str, box: QRectF) -> None:
        if part == "text":
            painter.setFont(self.font())
            painter.setPen(current_theme().color(self._ink()))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            draw_words(painter, box, flags.value, self.text())
        elif part == "key":
            paint_key_cap(painter, box, self._key)
        else:
            side = current_theme().size.icon
            corner = QPointF(box.left(), (self.height() - side) / 2)
            draw_icon(painter, part, QRectF(corner.x(), corner.y(), side, side), self._ink())

    def _parts(self) -> list[tuple[int, str]]:
        """Return width and name of what is drawn, left to right; an icon goes by its own name."""
        side = current_theme().size.icon
        parts: list[tuple[int, str]] = []
        if self._icon_before:
            parts.append((side, self._icon_before))
        if self.text():
            shown = self.fontMetrics().size(0, self.text()).width()
            parts.append((shown, "text"))
        if self._key:
            parts.append((key_cap_size(self._key).width(), "key"))
        after = self._icon_after or ("chevron-down" if self.menu() is not None else None)
        if after:
            parts.append((side, after))
        return parts


class PrimaryButton(Button):
    """The one thing to do next; one per window."""

    kind = ButtonKind.PRIMARY


class SecondaryButton(Button):
    """An ordinary button."""

    kind = ButtonKind.SECONDARY


class GhostButton(Button):
    """A button with no edge, for what is seldom needed."""

    kind = ButtonKind.GHOST


class IconButton(Button):
    """A square button with an icon, or a very short `text` such as "+1".

    `label` is its tooltip and its accessible name.

    `edged` draws the quiet edge of the clock's buttons; without it the button is a ghost.
    """

    def __init__(
        self,
        icon: str | None,
        label: str,
        *,
        text: str = "",
        edged: bool = True,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.kind = ButtonKind.QUIET_EDGE if edged else ButtonKind.GHOST
        super().__init__(text, icon=icon, small=small, parent=parent)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Change tooltip and accessible name."""
        self.setAccessibleName(label)
        self.set_tip(label)

    def sizeHint(self) -> QSize:
        size = current_theme().size
        height = size.button_small if self._small else size.icon_button
        width = height + current_theme().space.xs if self.text() else height
        return QSize(
            max(width, sum(part for part, _ in self._parts()) + current_theme().space.sm), height
        )
