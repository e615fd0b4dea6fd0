# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Texts cut to the room they have. Measuring is what costs, and a table asks the same again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from ui.theme import Theme

Fitted = tuple[str, int]
"""What is shown, and how wide that is."""

_MOST_KEPT = 8192


class FittedTexts:
    """`fit(theme, role, tabular, text, width)`; what was measured is kept until the theme goes."""

    def __init__(self) -> None:
        self._theme: Theme | None = None
        self._metrics: dict[tuple[str, bool], QFontMetrics] = {}
        self._kept: dict[tuple[str, bool, str, int], Fitted] = {}

    def fit(self, theme: Theme, role: str, tabular: bool, text: str, width: int) -> Fitted:
        """Return the text, elided at the right where it is too wide, and its width."""
        if theme is not self._theme or len(self._kept) >= _MOST_KEPT:
            self._theme = theme
            self._metrics.clear()
            self._kept.clear()
        key = (role, tabular, text, width)
        fitted = self._kept.get(key)
        if fitted is None:
            metrics = self._metrics_of(theme, role, tabular)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            fitted = self._kept[key] = (shown, metrics.horizontalAdvance(shown))
        return fitted

    def _metrics_of(self, theme: Theme, role: str, tabular: bool) -> QFontMetrics:
        key = (role, tabular)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(theme.font(role, tabular=tabular))
        return self._metrics[key]
