# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader calls the widgets that paint themselves: Qt takes them for empty ground.

Only roles: names and descriptions are the widgets' own.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role

ROLES = {
    "CauseView": Role.Canvas,
    "ChoicesSheet": Role.Document,
    "CitationLabel": Role.Link,
    "ClosingSheet": Role.Document,
    "ClockBox": Role.Clock,
    "CoverageMatrix": Role.Chart,
    "CuesSheet": Role.Document,
    "DrawingWidget": Role.Chart,
    "FieldMark": Role.StaticText,
    "GroundRulesSheet": Role.Document,
    "KeyRow": Role.Button,
    "LineView": Role.Document,
    "Minimap": Role.Graphic,
    "Notice": Role.AlertMessage,
    "PictureCanvas": Role.Graphic,
    "PictureView": Role.Graphic,
    "QuestionStrip": Role.AlertMessage,
    "SegmentedControl": Role.Grouping,
    "TimelineChartView": Role.Chart,
    "WordingStrip": Role.AlertMessage,
}
"""Role by the name of the class; classes derived from one have its role."""


class _Known:
    """Whether Qt asks here: it keeps every factory it is given, for good."""

    is_told = False


def tell_roles() -> None:
    """Let Qt ask here what a widget is, from now on; it asks only while somebody listens."""
    if not _Known.is_told:
        _Known.is_told = True
        QAccessible.installFactory(_interface)


def _interface(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(class_name)
    if role is None or not isinstance(thing, QWidget):
        return None
    if role is Role.Link and thing.focusPolicy() is Qt.FocusPolicy.NoFocus:
        return None  # a text without a citation leads nowhere
    return QAccessibleWidget(thing, role)
