# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Narrow the transcript: words, kind, step, and which end of it comes first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from app.agenda.steps import STEPS
from app.review.transcript_line import CaptureKind
from ui.kit.elided_combo import ElidedCombo
from ui.kit.segmented import Segment, SegmentedControl
from ui.kit.wrap_row import WrapRow
from ui.sheets.transcript_columns import kind_words, step_words
from ui.theme import current_theme


class TranscriptFilter(QWidget):
    """`changed()` after each change; the properties say what is asked for."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find in the transcript"))
        self.search.setPlaceholderText(self.tr("Show only lines with…"))
        self.search.setClearButtonEnabled(True)
        self.kinds = ElidedCombo()
        self.kinds.setAccessibleName(self.tr("What it is now"))
        self.kinds.addItem(self.tr("Everything"))
        self.kinds.addItems([kind_words(kind) for kind in CaptureKind])
        self.steps = ElidedCombo()
        self.steps.setAccessibleName(self.tr("Step"))
        self.steps.addItem(self.tr("All steps"))
        self.steps.addItems([step_words(step.number) for step in STEPS])
        self.order = SegmentedControl(
            [Segment("first", self.tr("From the start")), Segment("last", self.tr("Latest first"))],
            label=self.tr("Order"),
        )
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        row.addWidget(self.search)
        for widget in (self.kinds, self.steps, self.order):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, widget.sizePolicy().verticalPolicy())
            row.addWidget(widget)
        self.search.textChanged.connect(self.changed)
        self.kinds.activated.connect(self.changed)
        self.steps.activated.connect(self.changed)
        self.order.chosen.connect(self.changed)

    @property
    def words(self) -> str:
        """The words that a line has to hold."""
        return self.search.text()

    @property
    def kind(self) -> CaptureKind | None:
        """What the lines have to be now; None for anything."""
        place = self.kinds.currentIndex()
        return tuple(CaptureKind)[place - 1] if place > 0 else None

    @property
    def step(self) -> int:
        """The step the lines have to be of; 0 for any."""
        return self.steps.currentIndex()

    @property
    def is_latest_first(self) -> bool:
        """True where the order is turned round."""
        return self.order.chosen_key == "last"
