# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tooltips that show what was typed, never markup."""

from html import escape

from PySide6.QtWidgets import QWidget


def plain_tooltip(text: str) -> str:
    """Return `text` so that Qt shows it as it is: Qt guesses, and takes `<b>` for markup."""
    if "<" not in text:
        return text
    return "<p style='white-space:pre-wrap'>" + escape(text) + "</p>"


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip of plain text."""
    widget.setToolTip(plain_tooltip(text))
