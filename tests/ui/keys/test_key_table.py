# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Any changes of keys: a key has one action at most, and nothing that was taken is lost."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ui.actions import ActionRow, action_rows
from ui.keys.key_table import KeyTable

ROWS = (
    ActionRow("undo", "Undo", ("Ctrl+Z",)),
    ActionRow("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow("guide", "Guide", ("Ctrl+G",)),
    ActionRow("finish", "End", ()),
)
ACTIONS = st.sampled_from([row.id for row in ROWS])
KEYS = st.sampled_from(["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+G", "Ctrl+M", "F8"])


@pytest.fixture
def table() -> KeyTable:
    return KeyTable(ROWS)


def test_at_first_every_action_has_the_keys_it_came_with() -> None:
    table = KeyTable(action_rows())
    for row in action_rows():
        assert table.keys(row.id) == row.keys
        assert not table.is_changed(row.id)
    assert table.chosen == {}


def test_a_key_that_is_taken_over_comes_back_when_it_is_let_go(table: KeyTable) -> None:
    table.give("guide", "Ctrl+Y")
    assert table.keys("redo") == ("Ctrl+Shift+Z",)
    assert table.is_changed("redo")
    table.give("guide", "F8")
    assert table.keys("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert table.chosen == {"guide": ("F8",)}


def test_resetting_an_action_takes_its_key_from_who_has_it(table: KeyTable) -> None:
    table.give("guide", "Ctrl+Z")
    assert table.keys("undo") == ()
    table.reset("undo")
    assert table.keys("undo") == ("Ctrl+Z",)
    assert table.keys("guide") == ("Ctrl+G",)
    assert table.chosen == {}


def test_an_action_can_do_without_a_key(table: KeyTable) -> None:
    table.remove("undo")
    assert table.keys("undo") == ()
    assert table.owner("Ctrl+Z") == ""
    assert table.chosen == {"undo": ()}


def test_of_what_was_kept_the_first_has_a_key_that_two_want(table: KeyTable) -> None:
    table.show_chosen({"guide": ("F8",), "finish": ("F8",), "gone": ("F9",), "undo": ("nonsense",)})
    assert table.keys("guide") == ("F8",)
    assert table.keys("finish") == ()
    assert table.keys("undo") == ("Ctrl+Z",)


def test_a_change_is_told(table: KeyTable) -> None:
    told: list[int] = []
    table.changed.connect(lambda: told.append(1))
    table.give("guide", "F8")
    table.reset("guide")
    table.remove("guide")
    table.reset_all()
    assert len(told) == 4


class ChangingKeys(RuleBasedStateMachine):
    """Whatever people do."""

    def __init__(self) -> None:
        super().__init__()
        self.table = KeyTable(ROWS)

    @rule(action=ACTIONS, key=KEYS)
    def give(self, action: str, key: str) -> None:
        self.table.give(action, key)
        assert self.table.keys(action) == (key,)
        assert self.table.owner(key) == action

    @rule(action=ACTIONS)
    def remove(self, action: str) -> None:
        self.table.remove(action)
        assert self.table.keys(action) == ()

    @rule(action=ACTIONS)
    def reset(self, action: str) -> None:
        self.table.reset(action)
        assert self.table.keys(action) == self.table.first(action)

    @rule()
    def reset_all(self) -> None:
        self.table.reset_all()
        assert not any(self.table.is_changed(row.id) for row in ROWS)

    @invariant()
    def a_key_has_one_action(self) -> None:
        keys = [key for row in ROWS for key in self.table.keys(row.id)]
        assert len(keys) == len(set(keys))

    @invariant()
    def what_was_chosen_gives_the_same_keys_another_time(self) -> None:
        other = KeyTable(ROWS)
        other.show_chosen(self.table.chosen)
        assert [other.keys(row.id) for row in ROWS] == [self.table.keys(row.id) for row in ROWS]


TestChangingKeys = ChangingKeys.TestCase
TestChangingKeys.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
