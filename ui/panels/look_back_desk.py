# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks, in a row of the page, for the reason of each look back, and makes one edit of the answer.

A new date in a review that was agreed needs a reason; before that, dates are simply set.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from app.capture.days import read_due
from app.errors import UserFacingError
from app.insight.look_back import Looker, closed, handed_over, recommitted, redated, reopened
from app.insight.reopening import AGREED_STATES, ReopeningWish
from app.review.action import Action
from app.review.approval import Approval
from app.review.edits import Edit, Set
from app.review.item import Kind
from app.review.people import Role
from app.review.review import Review
from ui import dates
from ui.panels.actions_columns import owner_names
from ui.panels.asking_row import AskedField, AskingRow
from ui.panels.panel import Panel

Answers = Mapping[str, str]
_Take = Callable[[Answers], Edit]
_REASON, _DUE, _OWNER, _APPROVER = "reason", "due", "owner", "approver"


class LookBackDesk(QObject):
    """Ties an asking row to a panel."""

    def __init__(self, panel: Panel, row: AskingRow) -> None:
        super().__init__(panel)
        self._panel = panel
        self.row = row
        self._take: _Take | None = None
        self._label = ""
        row.answered.connect(self._on_answered)

    @property
    def is_asking(self) -> bool:
        """True while the row waits for an answer."""
        return not self.row.isHidden()

    def intercepts(self, edit: Edit) -> bool:
        """Ask for the reason where an edit gives an agreed action a new date.

        False for any other edit, which is applied as it is.
        """
        review = self._panel.review
        found = new_date(review, edit)
        if found is None:
            return False
        action, due = found
        self.ask_new_date(action, due)
        return True

    def ask_new_date(self, action: Action, due: date | None = None) -> None:
        """Ask why an action gets a new date, and for which where that is not known yet."""
        today = self._panel.context.today()
        if due is not None:
            before = dates.near_day(action.due, today) if action.due else _tr("no date")
            words = _tr("A{0}: from {1} to {2}. Why?")
            words = words.format(action.number, before, dates.near_day(due, today))
        else:
            words = _tr("A{0}: which new date, and why?").format(action.number)
        fields = [_reason_field()] if due is not None else [_due_field(), _reason_field()]

        def take(answers: Answers) -> Edit:
            day = due or self._day(answers)
            return redated(self._panel.review, self._now(action), day, answers[_REASON], self._by())

        self._ask(words, fields, _tr("Set the date"), take, "calendar-clock")
        self._label = _tr("give A{0} a new date").format(action.number)

    def ask_recommit(self, action: Action) -> None:
        """Ask for the date an action is promised for once more."""
        today = self._panel.context.today()
        day = action.due if action.due is not None and action.due >= today else None
        fields = [_due_field(day), _reason_field()]

        def take(answers: Answers) -> Edit:
            due = self._day(answers)
            action_now = self._now(action)
            return recommitted(self._panel.review, action_now, due, answers[_REASON], self._by())

        words = _tr("A{0} is promised again: for when, and why?").format(action.number)
        self._ask(words, fields, _tr("Promise again"), take, "refresh-cw")
        self._label = _tr("promise A{0} again").format(action.number)

    def ask_hand_over(self, action: Action) -> None:
        """Ask who takes an action over."""
        offered = owner_names(self._panel.review)
        fields = [AskedField(_OWNER, _tr("New owner"), offered=offered), _reason_field()]

        def take(answers: Answers) -> Edit:
            review = self._panel.review
            return handed_over(
                review, self._now(action), answers[_OWNER], answers[_REASON], self._by()
            )

        words = _tr("A{0}: who takes it over, and why?").format(action.number)
        self._ask(words, fields, _tr("Hand over"), take, "user")
        self._label = _tr("hand A{0} over").format(action.number)

    def ask_close(self, action: Action) -> None:
        """Ask why an action is given up."""

        def take(answers: Answers) -> Edit:
            return closed(self._panel.review, self._now(action), answers[_REASON], self._by())

        words = _tr("A{0} is given up. Why?").format(action.number)
        self._ask(words, [_reason_field()], _tr("Give up"), take, "circle-x")
        self._label = _tr("give A{0} up").format(action.number)

    def ask_reopen(self, wish: ReopeningWish) -> None:
        """Ask for reason, new date and approver of a review that is reopened."""
        fields = [
            _reason_field(),
            _due_field(),
            AskedField(
                _APPROVER,
                _tr("Approver"),
                _first_approver(self._panel.review),
                offered=_approvers(self._panel.review),
            ),
        ]

        def take(answers: Answers) -> Edit:
            return reopened(
                self._panel.review,
                [self._now(each.entry.action) for each in wish.slipped],
                reason=answers[_REASON],
                due=self._day(answers),
                approver=answers[_APPROVER],
                looker=self._by(),
            )

        numbers = ", ".join(f"A{each.entry.action.number}" for each in wish.slipped)
        words = _tr("Reopen the review: why, which new date for {0}, and who approves?")
        self._ask(words.format(numbers), fields, _tr("Reopen"), take, "lock-open")
        self._label = _tr("reopen the review")

    def _ask(
        self, words: str, fields: Sequence[AskedField], button: str, take: _Take, icon: str
    ) -> None:
        self._take = take
        self.row.ask(words, fields, button, icon)

    def _on_answered(self, answers: Answers) -> None:
        if self._take is None:
            return
        try:
            edit = self._take(answers)
        except UserFacingError as error:
            self.row.complain(error.sentence)
            return
        self.row.done()
        label = self._label
        if self._panel.apply(edit, label) is not None:
            self._panel.context.tell(_tr("Done: {0}.").format(label), _tr("Undo"))

    def _now(self, action: Action) -> Action:
        """Return the action as it is now. Raises UserFacingError where it is gone."""
        found = self._panel.review.get(Kind.ACTION, action.id)
        if not isinstance(found, Action):
            raise UserFacingError(_tr("This action is no longer in the review."))
        return found

    def _day(self, answers: Answers) -> date:
        day = read_due(answers[_DUE], self._panel.context.today())
        if day is None:
            raise UserFacingError(_tr("Give a date, such as 24 Feb or in 2 weeks."))
        return day

    def _by(self) -> Looker:
        context = self._panel.context
        return Looker(context.services.signature, context.services.clock.now(), context.today())


def new_date(review: Review, edit: Edit) -> tuple[Action, date] | None:
    """Return which agreed action an edit gives which new date; None for any other edit."""
    if not isinstance(edit, Set) or (edit.kind, edit.field) != (Kind.ACTION, "due"):
        return None
    action = review.get(Kind.ACTION, edit.id)
    if review.lifecycle.state not in AGREED_STATES or not isinstance(action, Action):
        return None
    is_asked = action.committed and isinstance(edit.value, date) and edit.value != action.due
    return (action, edit.value) if is_asked else None


def _reason_field() -> AskedField:
    return AskedField(_REASON, _tr("Reason"), long=True)


def _due_field(day: date | None = None) -> AskedField:
    return AskedField(_DUE, _tr("New date"), day.isoformat() if day else "")


def _approvers(review: Review) -> list[str]:
    asked = [one.approver for one in review.approvals]
    named = [person.name for person in review.people if person.role is Role.APPROVER]
    return sorted({name for name in (*asked, *named) if name}, key=str.casefold)


def _first_approver(review: Review) -> str:
    first: Approval | None = next(iter(review.approvals), None)
    return first.approver if first is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("look_back", text)
