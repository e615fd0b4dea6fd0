# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Buttons side by side, on a line of their own that breaks where there is no room."""

from PySide6.QtWidgets import QWidget

from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme


def button_line(*buttons: QWidget) -> QWidget:
    """Return a widget that holds `buttons`, from where a line begins."""
    holder = QWidget()
    row = WrapRow(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().space.sm)
    for button in buttons:
        row.addWidget(button)
    return holder
