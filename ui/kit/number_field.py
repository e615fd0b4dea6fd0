# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Number boxes that keep their text off the edge and do not change under a passing mouse wheel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from ui.theme import current_theme


def pad_spin_box(box: QSpinBox | QDoubleSpinBox) -> None:
    """Give a spin box its inner padding: Qt ignores the style sheet's there."""
    box.lineEdit().setTextMargins(current_theme().space.sm, 0, 0, 0)
    box.setFont(current_theme().font("body", tabular=True))


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
        pad_spin_box(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DecimalField(QDoubleSpinBox):
    """A `QDoubleSpinBox` in the look of the house; the wheel works only when it has the focus."""

    def __init__(
        self,
        low: float = 0.0,
        high: float = 999_999_999.0,
        *,
        decimals: int = 2,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pad_spin_box(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
