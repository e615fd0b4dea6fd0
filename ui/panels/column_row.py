# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which columns of a table hold the time, the words and the rest, chosen by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.elided_combo import ElidedCombo
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme

if TYPE_CHECKING:
    from app.capture.chosen_reading import Columns
    from app.capture.column_choice import ColumnChoice

_WIDTH = 14
"""Characters of a column's name that are shown without being asked for."""


class ColumnRow(QWidget):
    """`show_columns(columns)`; `chosen()` when a person chose, then `choice` is what."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time = self._combo(self.tr("Column of the time"))
        self.text = self._combo(self.tr("Column of the words"))
        self.actor = self._combo(self.tr("Column of who it was"))
        self.until = self._combo(self.tr("Column of the end"))
        self._names: tuple[str, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        for words, combo in (
            (self.tr("Time"), self.time),
            (self.tr("What"), self.text),
            (self.tr("Who"), self.actor),
            (self.tr("Until"), self.until),
        ):
            row.addWidget(Label(words, role="help", tone="text2"))
            row.addWidget(combo)
            combo.activated.connect(lambda _place: self.chosen.emit())
        row.addStretch(1)
        self.hide()

    @property
    def choice(self) -> ColumnChoice | None:
        """What is chosen; None where no column holds the time."""
        time, text = self.time.currentData(), self.text.currentData()
        if not time:
            return None
        from app.capture.column_choice import ColumnChoice

        return ColumnChoice(
            tuple(time),
            tuple(text) if text else self._others(tuple(time)),
            "".join(self.until.currentData() or ()),
            "".join(self.actor.currentData() or ()),
        )

    def show_columns(self, columns: Columns | None) -> None:
        """Offer what there is to choose from; nothing hides the row."""
        self.setVisible(columns is not None)
        if columns is None:
            return
        choice = columns.choice
        self._names = columns.names
        self._fill(self.time, choice.time if choice else (), self.tr("none"))
        self._fill(self.text, choice.text if choice else (), self.tr("all others"))
        self._fill(self.actor, _one(choice.actor if choice else ""), self.tr("none"))
        self._fill(self.until, _one(choice.until if choice else ""), self.tr("none"))

    def _fill(self, combo: ElidedCombo, chosen: tuple[str, ...], nothing: str) -> None:
        combo.clear()
        combo.addItem(nothing, ())
        offered: list[tuple[str, ...]] = [(name,) for name in self._names if name]
        if chosen and chosen not in offered:
            offered.insert(0, chosen)  # a day and a clock in two columns, or several with words
        for names in offered:
            combo.addItem(", ".join(names), names)
        place = offered.index(chosen) + 1 if chosen else 0
        combo.setCurrentIndex(place)
        set_plain_tooltip(combo, combo.currentText())

    def _others(self, time: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in self._names if name and name not in time)

    def _combo(self, label: str) -> ElidedCombo:
        combo = ElidedCombo()
        combo.setAccessibleName(label)
        combo.setMinimumContentsLength(_WIDTH)
        combo.setSizeAdjustPolicy(
            ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        return combo


def _one(name: str) -> tuple[str, ...]:
    return (name,) if name else ()
