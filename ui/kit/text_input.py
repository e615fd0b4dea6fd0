# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which widgets take what is typed as text, so that a single letter is no key of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_CLASSES = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox", "QComboBox")


def takes_text(widget: QWidget | None) -> bool:
    """Tell whether a widget is one that is typed into."""
    return widget is not None and any(widget.inherits(name) for name in _CLASSES)
