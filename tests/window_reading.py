# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader is told of the window in front, and where the mouse finds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from tests.accessible import Node, is_part, is_viewport

MOST_ROWS = 40


def read_window(window: QWidget) -> dict[str, Any]:
    """Return the texts, controls and rows in sight of the dialog in front, or of `window`."""
    front = QApplication.activeModalWidget() or window
    found = list(_nodes(front))
    return {
        "front": front.windowTitle(),
        "texts": [text for node in found if (text := _text(node))],
        "controls": [_control(node) for node in found if node.is_control],
        "rows": [row for node in found for row in _rows(node.widget)],
    }


def _nodes(front: QWidget) -> Iterator[Node]:
    """Yield what is in sight of a window."""
    for widget in QApplication.allWidgets():
        if widget is not front and not front.isAncestorOf(widget):
            continue
        if not widget.isVisible() or is_part(widget) or is_viewport(widget):
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if told is not None:
            yield Node(widget, told.text(QAccessible.Text.Name), told.role(), "")


def _text(node: Node) -> str:
    """Return what is read at a place: the text of a label, else the name."""
    return node.widget.text() if isinstance(node.widget, QLabel) else node.name


def _control(node: Node) -> dict[str, Any]:
    widget = node.widget
    return {
        # Elsewhere than on Windows Qt tells of a list by what is chosen in it; its label is beside.
        "name": widget.accessibleName() if isinstance(widget, QComboBox) else node.name,
        "role": node.role.name,
        "enabled": widget.isEnabled(),
        "focused": widget.hasFocus(),
        "value": _value(widget),
        "at": _point(widget),
        "wheel": _wheel(widget),
    }


def _value(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _point(widget: QWidget) -> tuple[int, int] | None:
    """Return where the mouse meets a widget; None where less than its middle is in sight."""
    seen = widget.visibleRegion().boundingRect()
    middle = widget.rect().center()
    if isinstance(widget, QAbstractItemView | QPlainTextEdit):
        middle = seen.center()
    if not seen.contains(middle):
        return None
    point = widget.mapToGlobal(middle)
    return point.x(), point.y()


def _wheel(widget: QWidget) -> tuple[int, int, int] | None:
    """Return where the wheel brings a widget into sight, and with which of its buttons."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.verticalScrollBar().maximum():
            view = above.viewport()
            there = widget.mapTo(view, widget.rect().center()).y()
            # The edge is no field that would take the wheel for itself.
            point = view.mapToGlobal(QPoint(2, view.height() // 2))
            return point.x(), point.y(), 4 if there < view.height() // 2 else 5
        above = above.parentWidget()
    return None


def _rows(widget: QWidget) -> list[dict[str, Any]]:
    """Return the rows of a list or table: where they are, and what is read in them."""
    if not isinstance(widget, QAbstractItemView) or widget.model() is None:
        return []
    model, rows = widget.model(), []
    for row in range(min(model.rowCount(), MOST_ROWS)):
        columns = model.columnCount() if isinstance(widget, QTableView) else 1
        cells = [model.index(row, column) for column in range(columns)]
        area = widget.visualRect(cells[0])
        seen = widget.viewport().visibleRegion().boundingRect().contains(area.center())
        point = widget.viewport().mapToGlobal(area.center())
        rows.append(
            {
                "table": widget.accessibleName(),
                "at": (point.x(), point.y()) if seen else None,
                "selected": widget.selectionModel().isRowSelected(row),
                "cells": [_read(cell) for cell in cells],
            }
        )
    return rows


def _read(cell: QModelIndex) -> str:
    role = Qt.ItemDataRole
    return str(cell.data(role.AccessibleTextRole) or cell.data(role.DisplayRole) or "")
