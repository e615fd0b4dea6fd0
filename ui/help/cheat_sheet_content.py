# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What stands on the cheat sheet: the steps, the capture line and the keys one uses by heart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.agenda.steps import STEPS
from app.publish.cheat_sheet import CheatSheetContent, KeyGroup, LineForm, StepTime
from app.rules.rules import Rules
from app.translation import marked
from ui.actions import action_rows, translated
from ui.keys import key_of
from ui.keys.fixed_keys import FIXED_KEYS
from ui.kit.key_cap import key_words

LINE = (
    ("/a", marked("an action: @owner, a day, the causes it answers"),
     marked("/a Alert when the pool is full @Robin due fri C2")),
    ("/t", marked("an event with its time"), marked("/t 14:03 error rate rises")),
    ("/c", marked("a cause"), marked("/c the pool is smaller than the workers")),
    ("/w", marked("what went well"), marked("/w the runbook was up to date")),
    ("/d", marked("what didn't go well"), marked("/d the alert came late")),
    ("/l", marked("where we got lucky"), marked("/l a copy was six hours old")),
    ("/q", marked("a quote, with the role of who said it"),
     marked("/q on-call: both prompts looked the same")),
    ("/e", marked("a fact, by its address or file"), marked("/e https://example.org/graph/7")),
    ("/p", marked("the parking lot"), marked("/p talk about the rota")),
    ("/n", marked("a note"), marked("/n three people joined late")),
    ("#4", marked("in front of a line: of which step it is"), marked("#4 the graph was cached")),
)  # fmt: skip
"""What is typed, what it becomes, an example."""

GROUPS = (
    (marked("In the meeting"), (
        *("next_step", "back", "clock_here", "pause", "break", "more_time", "less_time"),
        *("respread", "ground_rules", "cues", "heard", "closing"),
    )),
    (marked("While writing"), (
        *("capture", "undo", "use_wording", "keep_wording", "cited", "comment"),
    )),
    (marked("To look around"), (
        *("manual", "shortcuts", "guide", "rail", "room", "room_blank", "present", "larger"),
        *("library", "settings"),
    )),
    (marked("Out into the world"), ("export_pdf", "export", "publish", "share")),
)  # fmt: skip
"""The actions on the sheet, by what they are for."""

_FIXED = {
    "On the canvas of causes": ("Tab", "Enter", "F2", "Shift+Tab", "S / G", "Ctrl+E", "Space"),
}
"""Of the keys of one place, those on the sheet."""


def cheat_sheet_content(key: Callable[[str], str] = key_of) -> CheatSheetContent:
    """Return what stands on the sheet; `key` tells the key of an action, or nothing."""
    plans = list(Rules().agendas.values())
    rows = {row.id: row for row in action_rows()}
    groups = [
        KeyGroup(
            _tr(title), tuple((key(name), translated(rows[name])) for name in names if key(name))
        )
        for title, names in GROUPS
    ]
    fixed = [
        KeyGroup(
            QCoreApplication.translate("actions", place),
            tuple(
                (key_words(one.shown), QCoreApplication.translate("actions", one.words))
                for one in FIXED_KEYS[place]
                if one.shown in shown
            ),
        )
        for place, shown in _FIXED.items()
    ]
    return CheatSheetContent(
        agendas=tuple(str(plan.total) for plan in plans),
        steps=tuple(
            StepTime(step.number, step.title, tuple(p.budgets[step.number - 1] for p in plans))
            for step in STEPS
        ),
        line=tuple(LineForm(typed, _tr(words), _tr(example)) for typed, words, example in LINE),
        keys=(*groups, *fixed),
    )


def first_key(action_id: str) -> str:
    """Return the key an action comes with, as a page has it that is made on any computer."""
    keys = next(row.keys for row in action_rows() if row.id == action_id)
    return keys[0].replace("Return", "Enter") if keys else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("cheat_sheet", text)
