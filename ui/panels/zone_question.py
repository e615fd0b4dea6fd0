# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The first text of a timeline tells its times in another zone than the review: ask which one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.review.review import Review
from ui.kit.notice import Notice
from ui.panels.zone_field import is_known_zone


class ZoneQuestion(Notice):
    """`wanted(zone)` where the review shall show its times in the zone of the text."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._zone = ""
        self.chosen.connect(self._on_zone_chosen)

    def ask_after(self, review: Review, zone: str) -> None:
        """Ask, where nobody chose a zone for the review and the text has one with a name."""
        if review.incident.time_zone != "UTC" or "/" not in zone or not is_known_zone(zone):
            return
        self._zone = zone
        told = self.tr("The text tells its times in {0}; the timeline shows UTC.").format(zone)
        self.ask(told, [self.tr("Show {0}").format(zone), self.tr("Keep UTC")])

    def _on_zone_chosen(self, place: int) -> None:
        if place == 0:
            self.wanted.emit(self._zone)
