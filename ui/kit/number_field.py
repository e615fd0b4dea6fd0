# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Number boxes that keep their text off the edge and do not change under a passing mouse wheel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from ui.theme import current_theme


class NumberField(QSpinBox):
    """A `QSpinBox` in the look of the house; the wheel works only when it has the focus."""

    def __init__(
        self,
        low: int = 0,
        high: int = 999_999_999,
        *,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Qt ignores the style sheet's padding inside a spin box.
        self.lineEdit().setTextMargins(current_theme().space.sm, 0, 0, 0)
        self.setFont(current_theme().font("body", tabular=True))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
