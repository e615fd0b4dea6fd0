# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Marks what changes nothing in a review: it works for whoever may only look on, too."""

from PySide6.QtWidgets import QWidget

_MARK = "forLooking"


def for_looking(widget: QWidget) -> None:
    """Say that nothing in `widget` edits: it searches, filters, leads somewhere or copies."""
    widget.setProperty(_MARK, True)


def is_for_looking(widget: QWidget, within: QWidget) -> bool:
    """Tell whether a widget, or something it stands in up to `within`, only looks on."""
    each: QWidget | None = widget
    while each is not None and each is not within:
        if each.property(_MARK):
            return True
        each = each.parentWidget()
    return False
