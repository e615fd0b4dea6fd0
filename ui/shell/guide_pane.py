# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide: one question for the room, what to ask next, and what completes the step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.agenda.completion import Criterion
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.row_button import RowButton
from ui.kit.surface import Divider, Surface
from ui.shell.question_card import QuestionCard
from ui.theme import current_theme, px

_WIDE_FROM, _LARGE_FROM = 1600, 2200


class GuidePane(Surface):
    """Shows the prompts of a step; clicking a next question asks it now."""

    jump_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setAccessibleName(self.tr("Guide"))
        self.fit(0)
        self.card = QuestionCard()
        self._questions = _Lines()
        self._questions.chosen.connect(self._on_question_chosen)
        self._ready = _Lines()
        self._ready.chosen.connect(lambda place: self.jump_wanted.emit(self._criteria[place].step))
        self._criteria: Sequence[Criterion] = ()
        self._next: list[str] = []
        self._ready_count = Label(role="help", tone="text3")
        self._extra = QVBoxLayout()
        self._extra_widget: QWidget | None = None
        self._questions_head = Label(self.tr("Next questions"), role="section")
        self._lay_out()

    def fit(self, window_width: int) -> None:
        """Take the width that suits a window."""
        size = current_theme().size
        if window_width >= px(_LARGE_FROM):
            self.setFixedWidth(size.guide_4k)
        elif window_width >= px(_WIDE_FROM):
            self.setFixedWidth(size.guide_wide)
        else:
            self.setFixedWidth(min(size.guide, window_width or size.guide))

    def show_prompts(self, question: str, why: str, further: Sequence[str]) -> None:
        """Show the guiding question of a step, why it is asked, and the ones after it."""
        self.card.show_question(question, why)
        self._next = list(further)
        self._questions.show_lines([("chevron-right", "text3", text) for text in self._next])
        self._questions_head.setVisible(bool(self._next))

    def show_criteria(self, criteria: Sequence[Criterion]) -> None:
        """Show what completes the step."""
        if criteria == self._criteria:
            return
        self._criteria = criteria
        done = sum(criterion.done for criterion in criteria)
        self._ready_count.setText(self.tr("{0} of {1}").format(done, len(criteria)))
        self._ready.show_lines(
            [
                ("check", "ok", criterion.text)
                if criterion.done
                else ("square", "text3", criterion.text)
                for criterion in criteria
            ]
        )

    def show_extra(self, widget: QWidget | None) -> None:
        """Show a panel's own widget between the questions and the list.

        One that was shown before stays a child of the guide, so that it goes when the guide goes.
        """
        if self._extra_widget is widget:
            return
        if self._extra_widget is not None:
            self._extra.removeWidget(self._extra_widget)
            self._extra_widget.hide()
        self._extra_widget = widget
        if widget is not None:
            self._extra.addWidget(widget)
            widget.show()

    def focus_first(self) -> None:
        """Put the focus on the first line."""
        line = next((each for each in self.findChildren(_Line) if not each.isHidden()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_question_chosen(self, place: int) -> None:
        """Ask the chosen question; the one asked before takes its place in the list."""
        asked = self.card.question
        self.card.show_question(self._next[place], "")
        self._next[place] = asked
        self._questions.show_lines([("chevron-right", "text3", text) for text in self._next])

    def _lay_out(self) -> None:
        space = current_theme().space
        content = Surface()
        column = QVBoxLayout(content)
        column.setContentsMargins(space.md, space.lg, space.sm, space.lg)
        column.setSpacing(space.lg)
        column.addWidget(self.card)
        column.addLayout(self._extra)
        questions = QVBoxLayout()
        questions.setSpacing(space.xs)
        questions.addWidget(self._questions_head)
        questions.addWidget(self._questions)
        column.addLayout(questions)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Ready to move on"), role="section"), 1)
        head.addWidget(self._ready_count)
        ready = QVBoxLayout()
        ready.setSpacing(space.xs)
        ready.addLayout(head)
        ready.addWidget(self._ready)
        column.addLayout(ready)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Divider(vertical=True))
        layout.addWidget(scroll, 1)


class _Lines(QWidget):
    """A list of short lines with an icon; each can be chosen with mouse and keyboard."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show icon, its colour token and text of each line; the focus keeps its place."""
        focused = self._focused_place()
        while (entry := self._column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (icon, token, text) in enumerate(lines):
            if place:
                self._column.addWidget(Divider())
            line = _Line(icon, token, text)
            line.clicked.connect(partial(self._on_clicked, place))
            self._column.addWidget(line)
            line.show()
            if place == focused:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, place: int, _checked: bool = False) -> None:  # noqa: FBT002 Qt's
        self.chosen.emit(place)

    def _focused_place(self) -> int:
        """Return the place of the line that has the focus, or -1."""
        entries = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (entry.widget() for entry in entries if entry is not None)
        lines = (widget for widget in widgets if isinstance(widget, _Line))
        return next((place for place, line in enumerate(lines) if line.hasFocus()), -1)


class _Line(RowButton):
    """One line."""

    def __init__(self, icon: str, token: str, text: str) -> None:
        states = {"check": self.tr("{0}, done"), "square": self.tr("{0}, open")}
        super().__init__(states.get(icon, "{0}").format(text))
        space = current_theme().space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space.sm - 1, 0, space.sm - 1)
        row.setSpacing(space.sm)
        mark = IconLabel(icon, token=token, side=current_theme().size.icon_list)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, role="table", tone="text2", wrap=True), 1)
