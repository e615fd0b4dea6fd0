# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of actions: one handler and no key twice, everything reachable from a menu."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.actions import Actions, Scope, action_rows

KEYS = {
    "capture": "Ctrl+K",
    "command": "/",
    "next_step": "Ctrl+Return",
    "pause": "Ctrl+Space",
    "more_time": "Ctrl+Up",
    "less_time": "Ctrl+Down",
    "rail": "Ctrl+B",
    "guide": "Ctrl+G",
    "search": "Ctrl+F",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "next_pane": "F6",
    "manual": "F1",
    "shortcuts": "Ctrl+F1",
    "settings": "Ctrl+,",
    "step_1": "Ctrl+1",
    "step_10": "Ctrl+0",
}
"""The keys the design promises."""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def actions(window: QWidget, done: list[str]) -> Actions:
    handlers = {row.id: (lambda name=row.id: done.append(name)) for row in action_rows()}
    return Actions(window, handlers)


def test_no_action_and_no_key_is_there_twice() -> None:
    ids = Counter(row.id for row in action_rows())
    keys = Counter(QKeySequence(key).toString() for row in action_rows() for key in row.keys)
    assert ids.most_common(1)[0][1] == 1
    assert keys.most_common(1)[0][1] == 1


@pytest.mark.parametrize(("action_id", "key"), KEYS.items())
def test_the_promised_keys_are_bound(actions: Actions, action_id: str, key: str) -> None:
    assert QKeySequence(key) in actions[action_id].shortcuts()


def test_every_action_is_in_a_menu_and_does_one_thing(actions: Actions, done: list[str]) -> None:
    listed = [action for entries in actions.by_menu().values() for action in entries]
    assert len(listed) == len(action_rows())
    assert "" not in actions.by_menu()
    actions.set_in_review(True)
    for row in action_rows():
        if row.scope is not Scope.LIBRARY:
            actions[row.id].trigger()
    assert done == [row.id for row in action_rows() if row.scope is not Scope.LIBRARY]


def test_what_needs_a_review_is_off_in_the_library(actions: Actions) -> None:
    actions.set_in_review(False)
    assert not actions["next_step"].isEnabled()
    assert actions["search"].isEnabled()
    actions.set_in_review(True)
    assert actions["next_step"].isEnabled()
    assert not actions["search"].isEnabled()


def test_an_ampersand_in_a_menu_is_a_word_and_no_mark_of_a_key(actions: Actions) -> None:
    assert actions["step_1"].text() == "Trigger && timing"
