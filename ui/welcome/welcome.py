# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an empty library shows: what Hotwash is for, three ways to begin, and a name to sign with.

It only asks: each wish is a signal.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.keys import follow_key
from ui.kit.button import GhostButton
from ui.kit.button_line import button_line
from ui.kit.choice_card import ChoiceCard
from ui.kit.label import Label
from ui.theme import current_theme, px

_WIDEST = 900
_BESIDE_FROM = 660
"""Width from which the three choices stand beside each other."""
_NAME_WIDTH = 260


class Welcome(QWidget):
    """One screen. `name_given` carries a name as it is typed; empty for that of the account."""

    example_wanted = Signal()
    create_wanted = Signal()
    file_wanted = Signal()
    tour_wanted = Signal()
    shared_wanted = Signal()
    guide_wanted = Signal()
    name_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = ChoiceCard(
            "book-open",
            self.tr("Open the example"),
            self.tr("A real outage, GitLab.com in 2017: every step is filled in."),
        )
        self.start = ChoiceCard(
            "file-plus",
            self.tr("Start a review"),
            self.tr("An empty one. The guide says what each step asks for."),
            key="Enter",
            strong=True,
        )
        self.file = ChoiceCard(
            "folder-open",
            self.tr("Open a file"),
            self.tr("A review, a fault tree or a fishbone. Dropping it here works too."),
        )
        self.tour = GhostButton(self.tr("Take the two-minute tour"), icon="play")
        self.shared = GhostButton(self.tr("Open a shared review"), icon="server")
        follow_key(self.shared, "open_shared", self.shared.set_tip)
        self.guide = GhostButton(self.tr("Read the guide"), icon="circle-question-mark")
        follow_key(self.guide, "manual", self.guide.set_key)
        self.name = QLineEdit()
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_name(self, name: str) -> None:
        """Show the name that stands beside changes now; one that is being typed stays."""
        if not self.name.hasFocus():
            self.name.setText(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices below each other where they have no room beside."""
        super().resizeEvent(event)
        beside = event.size().width() >= px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._choices.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        for card in (self.example, self.start, self.file):
            card.set_flat(not beside)

    def _lay_out(self) -> None:
        space = current_theme().space
        self.setMaximumWidth(px(_WIDEST))
        title = Label(self.tr("Run one good meeting after an incident"), role="reading", wrap=True)
        purpose = Label(
            self.tr(
                "Hotwash leads a team through a blameless review: ten steps, one clock, a report "
                "that can be signed, and actions that are followed up."
            ),
            role="capture",
            tone="text2",
            wrap=True,
        )
        self._choices.setSpacing(space.gap)
        for card in (self.example, self.start, self.file):
            self._choices.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.xs)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(purpose)
        column.addSpacing(space.xxl)
        column.addLayout(self._choices)
        column.addSpacing(space.md)
        column.addWidget(button_line(self.tour, self.shared, self.guide))
        column.addSpacing(space.xxl)
        self._lay_out_name(column)
        column.addStretch(3)

    def _lay_out_name(self, column: QVBoxLayout) -> None:
        label = Label(self.tr("Your name"), role="label", tone="text2")
        label.setBuddy(self.name)
        about = Label(
            self.tr("Stands beside each of your changes in a review's history."),
            role="help",
            tone="text3",
            wrap=True,
        )
        self.name.setAccessibleName(label.text())
        self.name.setAccessibleDescription(about.text())
        self.name.setFixedWidth(px(_NAME_WIDTH))
        row = QHBoxLayout()
        row.addWidget(self.name)
        row.addStretch(1)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(about)

    def _connect(self) -> None:
        self.example.clicked.connect(self.example_wanted)
        self.start.clicked.connect(self.create_wanted)
        self.file.clicked.connect(self.file_wanted)
        self.tour.clicked.connect(self.tour_wanted)
        self.shared.clicked.connect(self.shared_wanted)
        self.guide.clicked.connect(self.guide_wanted)
        self.name.textEdited.connect(lambda text: self.name_given.emit(text.strip()))
        self.name.returnPressed.connect(self.start.setFocus)
