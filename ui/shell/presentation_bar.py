# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bar over a workspace that is presented: step, its question, the time left, the pace."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.elided_label import ElidedLabel
from ui.kit.label import Label
from ui.kit.surface import Surface
from ui.theme import current_theme, px
from ui.timer.clock_box import ClockBox, ClockFace, Shown

_PACE_FROM = 720
"""Width from which the clock says the pace beside what is left."""


class PresentationBar(Surface):
    """Only shows: what moves the meeting while presenting is a key or a remote."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = current_theme().space
        self.setObjectName("presentation_bar")
        self.setAccessibleName(self.tr("Step and time"))
        self._title = ElidedLabel(role="label", tone="text2")
        self._question = Label(role="question", wrap=True)
        self.clock = ClockBox()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._question)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.xl, space.sm, space.xl, space.sm)
        row.setSpacing(space.lg)
        row.addLayout(words, 1)
        row.addWidget(self.clock)

    def show_step(self, number: int, title: str, question: str) -> None:
        """Show the step whose panel is presented, and what it asks."""
        self._title.setText(f"{number}  {title}")
        self._question.setText(question)

    def show_face(self, face: ClockFace) -> None:
        """Show the clock."""
        self.clock.show_face(face)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pace out where the question needs the room."""
        super().resizeEvent(event)
        with_pace = self.width() >= px(_PACE_FROM)
        self.clock.set_shown(Shown.PRESENTED if with_pace else Shown.DIGITS)
