# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The show of hands: how many are present, and how many hands went up at each question."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.insight.hands import QUESTIONS, hands_sentence, too_many
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr
from ui.fields.parsed_field import ParsedField, whole_number, written_number
from ui.kit.label import Label
from ui.kit.tooltip import set_plain_tooltip
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px

_FIELD_WIDTH, _WIDE_FIELD = 64, 116


def hands_questions() -> list[tuple[str, str]]:
    """Return the field of each count, and the question it is asked with."""
    return [(asked.field, tr(asked.question)) for asked in QUESTIONS]


def hands_complaint(review: Review) -> str:
    """Say that there are more hands than people; empty where that is not so."""
    return _tr("More hands than people present. Count again.") if too_many(review.meeting) else ""


class HandsForm(QWidget):
    """The questions one below the other, large enough to be read out; counts before them."""

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        space = current_theme().space
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.xl)
        grid.setVerticalSpacing(space.lg)
        grid.setColumnStretch(1, 1)
        self.fields: list[ParsedField] = []
        self.told = Label(role="table", tone="text2", wrap=True)
        present = ("present", _tr("How many are in the room?"))
        for place, (field, question) in enumerate((present, *hands_questions())):
            editor = _field(bridge, field, question)
            editor.setPlaceholderText(_tr("not asked"))
            editor.setFixedWidth(px(_WIDE_FIELD))
            editor.binding.complained.connect(self._on_complained)
            label = Label(question, role="page_title", wrap=True)
            label.setBuddy(editor)
            grid.addWidget(label, place, 1)
            grid.addWidget(editor, place, 0)
            self.fields.append(editor)
        grid.addWidget(self.told, grid.rowCount(), 0, 1, 2)

    def show_review(self, review: Review) -> None:
        """Say what the counts say together; before that, how many were invited."""
        wrong = hands_complaint(review)
        invited = sum(person.invited for person in review.people)
        words = hands_sentence(review.meeting)
        if not words and invited:
            words = _tr("{0} were invited.").format(invited)
        self._say(wrong or words, "warn" if wrong else "text2")

    def _on_complained(self, sentence: str) -> None:
        if sentence:
            self._say(sentence, "over")

    def _say(self, sentence: str, tone: str) -> None:
        self.told.setText(sentence)
        self.told.set_tone(tone)


class HandsRow(QWidget):
    """All of it in one line. `complained` carries why an entry can't be meant."""

    complained = Signal(str)

    def __init__(self, bridge: SessionBridge) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Show of hands"))
        space = current_theme().space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.sm)
        asked = dict(hands_questions())
        self.fields: list[ParsedField] = []
        for field, words, question in (
            ("present", self.tr("Present"), self.tr("Present in the room")),
            ("hands_learned", self.tr("Learned something"), asked["hands_learned"]),
            ("hands_again", self.tr("Would come again"), asked["hands_again"]),
        ):
            editor = _field(bridge, field, question)
            set_plain_tooltip(editor, question)
            label = Label(words, role="table", tone="text2")
            label.setBuddy(editor)
            editor.binding.complained.connect(self.complained)
            self.fields.append(editor)
            row.addWidget(label)
            row.addWidget(editor)
            row.addSpacing(space.xs)


def _field(bridge: SessionBridge, field: str, label: str) -> ParsedField:
    place = (Kind.MEETING, "meeting", field)
    editor = ParsedField(bridge, place, label, written_number, whole_number)
    editor.setPlaceholderText("–")
    editor.setFixedWidth(px(_FIELD_WIDTH))
    return editor


def _tr(text: str) -> str:
    return QCoreApplication.translate("hands", text)
