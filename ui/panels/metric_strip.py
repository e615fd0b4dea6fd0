# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The incident's durations in a row, each with its formula under it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.insight.metrics import Metric, metrics
from app.review.review import Review
from ui.kit.stat_tile import StatStrip, StatTile

_SHOWN = ("ttd", "tta", "tta_from_impact", "ttm", "ttr")


class MetricStrip(QWidget):
    """TTD, TTA in both readings, TTM, TTR: "about" where a time is rough, "not known" without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = {key: StatTile("", "") for key in _SHOWN}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(StatStrip(list(self._tiles.values())))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_review(self, review: Review) -> None:
        """Show the metrics of `review`."""
        for metric in metrics(review):
            if metric.key in self._tiles:
                self._show(self._tiles[metric.key], metric)

    def _show(self, tile: StatTile, metric: Metric) -> None:
        name = QCoreApplication.translate("metrics", metric.name)
        tone = "over" if metric.is_backwards else "text"
        tile.set_stat(metric.elapsed.text, name, metric.formula, tone=tone, formula=metric.formula)
