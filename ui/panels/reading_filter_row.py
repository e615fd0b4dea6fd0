# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Choose from what was read: words, how grave, a window of time, and what was guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.capture.reading_filter import Level, ReadingFilter
from app.capture.sifting import Sieve
from app.capture.times import read_time
from app.errors import UserFacingError
from app.translation import tr
from ui.kit.elided_combo import ElidedCombo
from ui.kit.for_looking import for_looking
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme, px

_LEVELS = (None, Level.WARNING, Level.ERROR, Level.FATAL)


class ReadingFilterRow(QWidget):
    """`changed()` after each change; `wanted(zone, near)` is what is asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for_looking(self)
        self.search = self._line(self.tr("Find"), self.tr("Show only events with…"))
        self.level = ElidedCombo()
        self.level.setAccessibleName(self.tr("How grave"))
        self.level.addItems(
            (
                self.tr("Any level"),
                self.tr("Warnings and worse"),
                self.tr("Errors and worse"),
                self.tr("Fatal alone"),
            )
        )
        self.start = self._line(self.tr("Not before"), self.tr("From 14:00"), 150)
        self.end = self._line(self.tr("Not after"), self.tr("To 15:30"), 150)
        self.only_guessed = QCheckBox(self.tr("To look at"))
        self.only_guessed.setToolTip(self.tr("Only events of which something was guessed"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        row.addWidget(self.search, 1)
        for widget in (self.level, self.start, self.end, self.only_guessed):
            row.addWidget(widget)
        self._connect()

    def wanted(self, zone: str, near: date) -> ReadingFilter:
        """Return what is asked for; a bare time is of the day `near`. Raises UserFacingError."""
        return ReadingFilter(
            start=_instant(self.start.text(), zone, near),
            end=_instant(self.end.text(), zone, near),
            words=self.search.text(),
            level=_LEVELS[self.level.currentIndex()],
        )

    def clear(self) -> None:
        """Ask for everything again, quietly."""
        self.blockSignals(True)
        for line in (self.search, self.start, self.end):
            line.clear()
        self.level.setCurrentIndex(0)
        self.only_guessed.setChecked(False)
        self.blockSignals(False)

    def _line(self, label: str, placeholder: str, width: int = 0) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(label)
        line.setPlaceholderText(placeholder)
        set_plain_tooltip(line, label)
        if width:
            line.setFixedWidth(px(width))
        return line

    def _connect(self) -> None:
        self.search.textChanged.connect(self.changed)
        self.level.activated.connect(self.changed)
        self.start.editingFinished.connect(self.changed)
        self.end.editingFinished.connect(self.changed)
        self.only_guessed.toggled.connect(self.changed)


def shown(events: Sieve, wanted: ReadingFilter, *, only_guessed: bool) -> Iterator[int]:
    """Yield the places of the events that are asked for."""
    for place, sifted in enumerate(events):
        if only_guessed and not (sifted.guesses or sifted.twin):
            continue
        if wanted.takes(sifted.event):
            yield place


def _instant(typed: str, zone: str, near: date) -> datetime | None:
    if not typed.strip():
        return None
    at = read_time(typed, zone, near).at
    if at is None:
        raise UserFacingError(tr("A window of time needs a time at each end. Try 14:00."))
    return at
