# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is still being typed where the focus is, handed over before something else happens."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QGraphicsView, QWidget

from ui.fields.binding import TypedInto


def finish_typing_in(focused: QWidget | None) -> None:
    """Hand over what an editor holds that the review has not got yet."""
    if isinstance(focused, TypedInto):
        focused.finish()
    elif focused is not None and _is_in_view(focused):
        focused.clearFocus()


def _is_in_view(widget: QWidget) -> bool:
    """Tell whether a widget is an editor inside a table or on the canvas."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return isinstance(parent, QAbstractItemView | QGraphicsView)
