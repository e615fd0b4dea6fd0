# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks what a look back is due for: whether to reopen, then for each old action if it matters.

One question at a time, in a row of the page. Nothing is decided unasked, and "not now" holds until
the review is opened again.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.errors import UserFacingError
from app.insight.follow_up import LibraryAction
from app.insight.portfolio import portfolio_of
from app.insight.reopening import (
    ReopeningWish,
    asked_whether_relevant,
    last_looked_at,
    reopening_wish,
)
from app.review.action import Action
from ui.kit.question_strip import Answer, QuestionStrip
from ui.panels.look_back_desk import LookBackDesk
from ui.panels.panel import Panel

_REOPEN, _RECOMMIT, _HAND_OVER, _CLOSE = "reopen", "recommit", "hand_over", "close"


class LookBackQuestions(QObject):
    """Fills a question strip; what is answered goes to the desk. `action_meant` is to be shown."""

    action_meant = Signal(str)

    def __init__(self, panel: Panel, strip: QuestionStrip, desk: LookBackDesk) -> None:
        super().__init__(panel)
        self._panel = panel
        self._strip = strip
        self._desk = desk
        self._left: set[str] = set()
        self._wish: ReopeningWish | None = None
        self._old: Action | None = None
        strip.answered.connect(self._on_answered)
        strip.left.connect(self._on_left)
        desk.row.left.connect(self.ask)

    def ask(self) -> None:
        """Ask the first thing that is due; nothing while the desk asks for words."""
        try:
            rules = self._panel.context.rules.follow_through
        except UserFacingError as error:
            self._strip.hide()
            self._panel.context.warn(error.sentence)
            return
        found, today = portfolio_of(self._panel.review), self._panel.context.today()
        wish = reopening_wish(found.reviews[0], found.actions, rules, today)
        old = asked_whether_relevant(found.actions, rules, today)
        self._wish = None if _REOPEN in self._left else wish
        fresh = next((entry for entry in old if entry.action.id not in self._left), None)
        self._old = fresh.action if fresh is not None and self._wish is None else None
        if self._desk.is_asking:
            self._strip.hide()
        elif self._wish is not None:
            words = _tr("This review asks to be reopened: {0}.").format(self._wish.sentence)
            self._strip.ask(words, [Answer(_REOPEN, _tr("Reopen"))], "lock-open")
        elif fresh is not None:
            self._strip.ask(_relevance_words(fresh, today), _relevance_answers(), "history")
        else:
            self._strip.hide()

    def _on_answered(self, answer: str) -> None:
        if answer == _REOPEN and self._wish is not None:
            self._desk.ask_reopen(self._wish)
        elif self._old is not None:
            self.action_meant.emit(self._old.id)
            asked = {
                _RECOMMIT: self._desk.ask_recommit,
                _HAND_OVER: self._desk.ask_hand_over,
                _CLOSE: self._desk.ask_close,
            }
            asked[answer](self._old)

    def _on_left(self) -> None:
        if self._wish is not None:
            self._left.add(_REOPEN)
        elif self._old is not None:
            self._left.add(self._old.id)
        self.ask()


def _relevance_words(entry: LibraryAction, today: date) -> str:
    days = (today - (last_looked_at(entry) or today)).days
    words = _tr("A{0}: nobody has looked back at it for {1} days. Still relevant?")
    return words.format(entry.action.number, days)


def _relevance_answers() -> list[Answer]:
    return [
        Answer(_RECOMMIT, _tr("Promise again")),
        Answer(_HAND_OVER, _tr("Hand over")),
        Answer(_CLOSE, _tr("Give up")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("look_back", text)
