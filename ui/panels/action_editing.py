# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is done to one or several actions at once: each is one edit, and one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QMimeData

from app.capture.action_list import read_action_list
from app.capture.action_list_edit import list_edit, list_words
from app.capture.capture_edit import context_of
from app.capture.days import read_due
from app.errors import UserFacingError
from app.insight.action_checks.rule import ActionRules
from app.insight.action_order import order_edit
from app.review.action import Action, ActionStatus
from app.review.action_edits import (
    changed,
    for_each,
    promise_day,
    removals,
    with_promise,
    with_status,
)
from app.review.edits import Edit
from app.review.item import Kind
from app.review.review import Review
from ui.panels.panel import PanelContext

ACTIONS_STEP = 8
Apply = Callable[[Edit, str], object]


class ActionEditing:
    """Turns what a person wants of actions into edits; `apply` hands them to the one door."""

    def __init__(
        self,
        review: Callable[[], Review],
        apply: Apply,
        context: PanelContext,
        rules: ActionRules,
    ) -> None:
        self._review = review
        self._apply = apply
        self._context = context
        self._rules = rules

    def set_of_all(self, action_ids: Sequence[str], field: str, value: object) -> bool:
        """Set one thing of several actions; False, and said why, where it can't be meant."""
        today = self._context.today()
        try:
            wanted = read_due(str(value), today) if field == "due" else value
        except UserFacingError as error:
            self._context.warn(error.sentence)
            return False
        promised_on = promise_day(self._review(), today)

        def edit(action: Action) -> Edit | None:
            if field == "status":
                return with_status(action, ActionStatus(cast("str", wanted)), today)
            if field == "committed":
                return with_promise(action, committed=bool(wanted), promised_on=promised_on)
            return changed(action, field, wanted)

        whole = for_each(self._actions(action_ids), edit)
        if whole is not None:
            self._apply(whole, _tr("change actions"))
        return True

    def toggle_promise(self, action_ids: Sequence[str]) -> None:
        """Make ideas of promises; where there is an idea among them, promises of all."""
        actions = self._actions(action_ids)
        if actions:
            promise = not all(action.committed for action in actions)
            self.set_of_all(action_ids, "committed", promise)

    def remove(self, action_ids: Sequence[str]) -> None:
        """Remove actions, and offer to take that back."""
        if not action_ids:
            return
        if self._apply(removals(self._review(), action_ids), _tr("remove action")) is not None:
            words = _tr("Action removed.")
            if len(action_ids) > 1:
                words = _tr("{0} actions removed.").format(len(action_ids))
            self._context.tell(words, _tr("Undo"))

    def take_list(self, data: QMimeData) -> list[str]:
        """Add the actions of a pasted list, and say what was read; return their ids."""
        review, now = self._review(), self._context.services.clock.now()
        before = {action.id for action in review.actions}
        try:
            read = read_action_list(data.text(), context_of(review, now, ACTIONS_STEP))
        except UserFacingError as error:
            self._context.warn(error.sentence)
            return []
        edit = list_edit(review, read, self._context.today())
        if self._apply(edit, _tr("paste a list of actions")) is None:
            return []
        if read.doubts:  # these are read at leisure, so they stay until they are closed
            self._context.warn(list_words(read))
        else:
            self._context.tell(list_words(read), _tr("Undo"))
        return [action.id for action in self._review().actions if action.id not in before]

    def put_in_order(self) -> None:
        """Put promises before ideas, the stronger and the earlier first."""
        edit = order_edit(self._review(), self._rules)
        if edit is None:
            self._context.tell(_tr("The actions are in order already."))
        elif self._apply(edit, _tr("put actions in order")) is not None:
            words = _tr("In order: promises, then the strongest, then the earliest.")
            self._context.tell(words, _tr("Undo"))

    def _actions(self, action_ids: Sequence[str]) -> list[Action]:
        table = self._review().table(Kind.ACTION)
        return [cast("Action", table[each]) for each in action_ids if each in table]


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
