# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Narrow the history: words, person, step and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from app.agenda.steps import STEPS
from app.publish.history import HistoryEntry, narrowed
from ui import dates
from ui.kit.elided_combo import ElidedCombo
from ui.kit.wrap_row import WrapRow
from ui.sheets.transcript_columns import step_words
from ui.theme import current_theme


class HistoryFilter(QWidget):
    """`changed()` after each change; `apply` returns what is asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find in the history"))
        self.search.setPlaceholderText(self.tr("Show only changes with…"))
        self.search.setClearButtonEnabled(True)
        self.people = self._combo(self.tr("Who"))
        self.steps = self._combo(self.tr("Step"))
        self.days = self._combo(self.tr("Day"))
        self.steps.addItem(self.tr("All steps"), 0)
        for step in STEPS:
            self.steps.addItem(step_words(step.number), step.number)
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for widget in (self.search, self.people, self.steps, self.days):
            row.addWidget(widget)
        self.search.textChanged.connect(self.changed)

    def offer(self, entries: Sequence[HistoryEntry], zone: tzinfo) -> None:
        """Offer the people and days that there are; what is chosen stays chosen."""
        people = sorted({entry.by for entry in entries if entry.by}, key=str.casefold)
        days = sorted({entry.at.astimezone(zone).date() for entry in entries}, reverse=True)
        _fill(self.people, self.tr("Everybody"), [(name, name) for name in people])
        _fill(self.days, self.tr("All days"), [(dates.day(each), each) for each in days])

    def apply(self, entries: Sequence[HistoryEntry], zone: tzinfo) -> tuple[HistoryEntry, ...]:
        """Return the entries that are asked for."""
        day = self.days.currentData()
        return narrowed(
            entries,
            zone,
            search=self.search.text(),
            by=self.people.currentData(),
            step=self.steps.currentData() or 0,
            day=day if isinstance(day, date) else None,
        )

    def _combo(self, name: str) -> ElidedCombo:
        combo = ElidedCombo()
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setSizePolicy(QSizePolicy.Policy.Fixed, combo.sizePolicy().verticalPolicy())
        combo.activated.connect(self.changed)
        return combo


def _fill(combo: QComboBox, everything: str, choices: Sequence[tuple[str, object]]) -> None:
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(everything, None)
    for words, value in choices:
        combo.addItem(words, value)
    places = [place for place in range(combo.count()) if combo.itemData(place) == chosen]
    combo.setCurrentIndex(places[0] if places else 0)
