# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the action table: wording, owner, day, kind, aim, causes, status, ticket, size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.capture.days import day_text, read_due
from app.insight.follow_up import is_overdue
from app.review.action import Action, ActionKind, ActionSize, ActionStatus, Aim
from app.review.action_edits import changed, with_status
from app.review.edits import Edit
from app.review.item import Kind
from app.review.owners import owner_names
from app.review.review import Review
from ui import dates, labels
from ui.kit.table_cell import Cell, CellChip
from ui.models.item_table import Choices, Column

WIDTHS: tuple[int | None, ...] = (44, None, 132, 122, 96, 112, 104, 110, 84, 84)
NUMBER, TEXT, OWNER, DUE, KIND, AIM, CAUSES, STATUS, TICKET, SIZE = range(10)
FIELD_COLUMNS = {
    "text": TEXT,
    "owner": OWNER,
    "due": DUE,
    "kind": KIND,
    "aim": AIM,
    "tracker_key": TICKET,
    "size": SIZE,
}
"""The columns in which fields are edited; the card holds the others."""
Today = Callable[[], date]
Remark = Callable[[Review, Action], str]
_AIM_ICONS = {Aim.PREVENT: "shield-check", Aim.DETECT: "search", Aim.MITIGATE: "clock"}
_STATUS_TONES = {
    ActionStatus.OPEN: "neutral",
    ActionStatus.IN_PROGRESS: "accent",
    ActionStatus.DONE: "ok",
    ActionStatus.DROPPED: "neutral",
}


def columns(today: Today, remark: Remark = lambda _review, _action: "") -> tuple[Column, ...]:
    """Return the columns; `today` answers which day it is, `remark` what could be clearer."""
    return (
        Column("", lambda _r, action: Cell(f"A{action.number}", strong=True, tone="text3")),
        Column(
            _tr("Action"),
            lambda review, action: _show_text(action, remark(review, action)),
            _field("text"),
            _set_text,
            tip=lambda review, action: _tip(action, remark(review, action)),
        ),
        Column(
            _tr("Owner"),
            _show_owner,
            _field("owner"),
            lambda _r, action, typed: changed(action, "owner", typed.strip()),
            tip=lambda _r, action: action.owner,
            completions=owner_names,
        ),
        Column(
            _tr("Due"),
            lambda _r, action: _show_due(action, today()),
            lambda _r, action: day_text(action.due),
            lambda _r, action, typed: changed(action, "due", read_due(typed, today())),
        ),
        _choice_column(_tr("Kind"), "kind", labels.choices(ActionKind, _tr("not set"))),
        _choice_column(_tr("Aim"), "aim", labels.choices(Aim, _tr("not set"))),
        Column(_tr("Answers"), _show_causes),
        Column(
            _tr("Status"),
            _show_status,
            lambda _r, action: action.status,
            lambda _r, action, status: with_status(action, status, today()),
            choices=lambda _review: labels.choices(ActionStatus),
        ),
        Column(
            _tr("Ticket"),
            lambda _r, action: Cell(action.tracker_key, tone="text2"),
            _field("tracker_key"),
            lambda _r, action, typed: changed(action, "tracker_key", typed.strip()),
        ),
        _choice_column(_tr("Size"), "size", labels.choices(ActionSize, _tr("not set"))),
    )


def _show_text(action: Action, remark: str) -> Cell:
    second = remark
    if not second and not action.committed:
        second = _tr("An idea, not promised yet")
    elif not second and action.done_when:
        second = _tr("Done when: {0}").format(action.done_when)
    if not action.text:
        return Cell(_tr("What will be done?"), unknown=True, tone="text3", second=second)
    struck = action.status is ActionStatus.DROPPED
    return Cell(action.text, tone="text3" if struck else "text", second=second)


def _tip(action: Action, remark: str) -> str:
    return "\n".join(part for part in (action.text, remark) if part)


def _set_text(_review: Review, action: Action, typed: str) -> Edit | None:
    return changed(action, "text", typed.strip())


def _show_owner(_review: Review, action: Action) -> Cell:
    if not action.owner:
        return Cell(_tr("choose"), unknown=True, tone="text3")
    return Cell(action.owner, avatar=action.owner)


def _show_due(action: Action, today: date) -> Cell:
    if action.due is None:
        return Cell(_tr("choose"), unknown=True, tone="text3")
    if action.committed and is_overdue(action, today):
        words = _tr("overdue")
        return Cell(dates.near_day(action.due, today), tone="over", strong=True, second=words)
    return Cell(dates.near_day(action.due, today))


def _show_causes(review: Review, action: Action) -> Cell:
    if not action.cause_ids:
        return Cell(_tr("no cause"), unknown=True, tone="text3")
    numbers = [getattr(review.get(Kind.CAUSE, cause), "number", 0) for cause in action.cause_ids]
    return Cell("", chips=[CellChip(f"C{number}", "accent") for number in numbers])


def _show_status(_review: Review, action: Action) -> Cell:
    if action.is_open and not action.committed:
        return Cell("", chips=(CellChip(_tr("Idea"), "neutral", "lightbulb"),))
    chip = CellChip(labels.words(action.status), _STATUS_TONES[action.status])
    return Cell("", chips=(chip,))


def _choice_column(title: str, field: str, choices: Choices) -> Column:
    def show(_review: Review, action: Action) -> Cell:
        value = getattr(action, field)
        if value is None:
            return Cell(_tr("choose"), unknown=True, tone="text3")
        return Cell(labels.words(value), icon=_AIM_ICONS.get(value))

    return Column(
        title,
        show,
        lambda _r, action: getattr(action, field),
        lambda _r, action, value: changed(action, field, value),
        choices=lambda _review: choices,
    )


def _field(field: str) -> Callable[[Review, Action], str]:
    return lambda _review, action: str(getattr(action, field))


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
