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
from app.review.changes import Changes
from app.review.edits import Batch, Edit, Set, batch
from app.review.item import Kind
from app.review.owners import owner_names
from app.review.people import Role
from app.review.review import Review
from ui import dates
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

    def apply(self, edit: Edit, label: str, base: Review | None = None) -> Changes | None:
        """Apply an edit; where it gives agreed actions new dates, ask for the reason first."""
        found, rest = new_dates(self._panel.review, edit)
        if not found:
            return self._panel.apply(edit, label, base=base)
        self._ask_why(found, rest)
        return None

    def ask_new_date(self, action: Action) -> None:
        """Ask which new date an action gets, and why."""
        words = _tr("A{0}: which new date, and why?").format(action.number)

        def take(answers: Answers) -> Edit:
            moved = [(self._now(action), self._day(answers))]
            return redated(self._panel.review, moved, answers[_REASON], self._by())

        fields = [_due_field(), _reason_field()]
        self._ask(words, fields, _tr("Set the date"), take, "calendar-clock")
        self._label = _tr("give A{0} a new date").format(action.number)

    def _ask_why(self, found: Sequence[tuple[Action, date]], rest: Sequence[Edit]) -> None:
        """Ask why actions get new dates; `rest` is done with them."""
        today = self._panel.context.today()
        (first, due), *others = found
        before = dates.near_day(first.due, today) if first.due else _tr("no date")
        words = _tr("A{0}: from {1} to {2}. Why?")
        words = words.format(first.number, before, dates.near_day(due, today))
        self._label = _tr("give A{0} a new date").format(first.number)
        if others:
            numbers = ", ".join(f"A{action.number}" for action, _ in found)
            words = _tr("New dates for {0}. Why?").format(numbers)
            self._label = _tr("give new dates")

        def take(answers: Answers) -> Edit:
            moved = [(self._now(action), day) for action, day in found]
            edit = redated(self._panel.review, moved, answers[_REASON], self._by())
            return batch([edit, *rest])

        self._ask(words, [_reason_field()], _tr("Set the date"), take, "calendar-clock")

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
        # The row had the focus; without it the next thing in the page would get it.
        self._panel.focus_first()
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


def new_dates(review: Review, edit: Edit) -> tuple[list[tuple[Action, date]], list[Edit]]:
    """Return which agreed actions an edit gives which new dates, and what it does besides.

    There are none before the review is agreed.
    """
    if review.lifecycle.state not in AGREED_STATES:
        return [], [edit]
    dated: list[tuple[Action, date]] = []
    rest: list[Edit] = []
    for each in edit.edits if isinstance(edit, Batch) else (edit,):
        is_due = isinstance(each, Set) and (each.kind, each.field) == (Kind.ACTION, "due")
        action = review.get(Kind.ACTION, each.id) if isinstance(each, Set) else None
        value = each.value if isinstance(each, Set) else None
        is_promise = isinstance(action, Action) and action.committed and value != action.due
        if is_due and is_promise and isinstance(value, date) and isinstance(action, Action):
            dated.append((action, value))
        else:
            rest.append(each)
    return dated, rest


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
