# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The dashboard's figures as tiles, each with its formula in the tooltip and what was counted."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.kpi import Kpi
from app.insight.overview import Overview
from ui.kit.stat_tile import StatStrip, StatTile
from ui.theme import current_theme

_ROWS = (
    ("open", "overdue", "due_soon", "completion_rate", "on_time_rate", "median_slip"),
    ("oldest_open", "redated", "reopened", "incident_to_meeting", "meeting_to_approval",
     "approval_to_all_done"),
)  # fmt: skip
"""Which figures stand in which card."""

_WARNING = frozenset({"overdue"})
"""Figures that are bad news as soon as they are not nought."""


class DashboardFigures(QWidget):
    """Two cards of tiles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = {key: StatTile("", "") for row in _ROWS for key in row}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.gap)
        for row in _ROWS:
            column.addWidget(StatStrip([self.tiles[key] for key in row]))

    def show_overview(self, found: Overview) -> None:
        """Show the figures; what can't be computed is "not known"."""
        for key, tile in self.tiles.items():
            figure = found.figure(key)
            tile.set_stat(
                figure.text,
                figure.name,
                figure.inputs,
                tone=_tone(figure),
                formula=f"{figure.formula}\n{figure.inputs}",
            )


def _tone(figure: Kpi) -> str:
    if figure.value is None:
        return "text3"
    return "over" if figure.key in _WARNING and figure.value else "text"
