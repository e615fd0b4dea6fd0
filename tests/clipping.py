# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks for text that is cut: words, buttons and widgets without the room they need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ui.kit.elided_label import ElidedLabel
from ui.theme.focus_outline import FocusOutline

_SLACK = 2
"""Pixels that rounding may take."""


def cut(window: QWidget) -> list[str]:
    """Name every visible widget of `window` that has less room than its words need."""
    found = []
    for widget in _shown(window):
        why = _label(widget) or _button(widget) or _field(widget) or _header(widget)
        why = why or _outside(widget) or _unreachable(widget)
        if why:
            found.append(f"{_named(widget)}: {why}")
    return found


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.window() is window:
            yield widget


def _named(widget: QWidget) -> str:
    above = []
    here: QWidget | None = widget
    while here is not None and len(above) < 4:
        above.append(type(here).__name__)
        here = here.parentWidget()
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{'<'.join(above)} {text[:40]!r} {widget.width()}x{widget.height()}"


def _label(widget: QWidget) -> str:
    if not isinstance(widget, QLabel) or not widget.text():
        return ""
    metrics = QFontMetrics(widget.font())
    if widget.height() < metrics.height() - 2 * _SLACK:
        return f"a line needs {metrics.height()} of height"
    if isinstance(widget, ElidedLabel):
        return _elided(widget)
    if widget.wordWrap():
        return _wrapped(widget, metrics)
    if widget.sizePolicy().horizontalPolicy() is widget.sizePolicy().Policy.Ignored:
        needed = metrics.horizontalAdvance(widget.text())
    else:
        needed = widget.sizeHint().width()
    return f"needs {needed} of width" if widget.width() < needed - _SLACK else ""


def _elided(label: ElidedLabel) -> str:
    if label.shown in ("", "…"):
        return "nothing of it can be read"
    if label.shown != label.text() and not label.toolTip():
        return "no tooltip tells the rest"
    return ""


def _wrapped(label: QLabel, metrics: QFontMetrics) -> str:
    room = QRect(0, 0, label.contentsRect().width(), 1_000_000)
    flags = Qt.TextFlag.TextWordWrap
    needed = metrics.boundingRect(room, int(flags), label.text())
    if needed.height() > label.contentsRect().height() + _SLACK:
        return f"needs {needed.height()} of height"
    longest = max(metrics.horizontalAdvance(word) for word in _parts(label))
    if longest > label.contentsRect().width() + _SLACK:
        return f"its longest word needs {longest} of width"
    return ""


def _parts(label: QLabel) -> list[str]:
    """Return the pieces between which a line can end, as Qt sees them."""
    return re.split(r"[\s\u200b]+", QLabel.text(label))


def _button(widget: QWidget) -> str:
    if not isinstance(widget, QAbstractButton):
        return ""
    needed = widget.minimumSizeHint() if widget.minimumSizeHint().isValid() else widget.sizeHint()
    if widget.hasHeightForWidth():
        needed.setHeight(widget.heightForWidth(widget.width()))
    if widget.width() < needed.width() - _SLACK or widget.height() < needed.height() - _SLACK:
        return f"needs {needed.width()}x{needed.height()}"
    return ""


def _field(widget: QWidget) -> str:
    if not isinstance(widget, QLineEdit | QComboBox) or widget.property("cell"):
        return ""
    metrics = QFontMetrics(widget.font())
    if widget.height() < metrics.height():
        return f"a line needs {metrics.height()} of height"
    if isinstance(widget, QLineEdit) and widget.width() < 4 * metrics.averageCharWidth():
        return "nothing can be read in it"
    return ""


def _header(widget: QWidget) -> str:
    if not isinstance(widget, QHeaderView) or widget.orientation() is Qt.Orientation.Vertical:
        return ""
    metrics, model = QFontMetrics(widget.font()), widget.model()
    for column in range(widget.count()):
        words = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        needed = metrics.horizontalAdvance(words)
        if not widget.isSectionHidden(column) and widget.sectionSize(column) < needed:
            return f"the column {words!r} needs {needed}"
    return ""


def _unreachable(widget: QWidget) -> str:
    """Tell whether something is wider than where it scrolls, and nothing scrolls across."""
    if not isinstance(widget, QScrollArea) or widget.widget() is None:
        return ""
    off = widget.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    content, port = widget.widget().width(), widget.viewport().width()
    return f"its content is {content} wide, it shows {port}" if off and content > port else ""


def _outside(widget: QWidget) -> str:
    """Tell whether a widget reaches out of the one it stands in; what scrolls may."""
    parent = widget.parentWidget()
    if parent is None or isinstance(widget, FocusOutline) or widget.isWindow():
        return ""
    if isinstance(parent.parentWidget(), QAbstractScrollArea | QGraphicsView):
        return ""
    if isinstance(parent, QAbstractItemView):
        return ""
    room = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not room.contains(widget.geometry()) and not widget.geometry().isEmpty():
        where = widget.geometry()
        return f"at {where.x()},{where.y()} reaches out of {parent.width()}x{parent.height()}"
    return ""
