# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys that panels, fields and texts need can't be had, and the reason is said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.actions import action_rows
from ui.canvas.cause_keys import COMMAND_KEYS
from ui.keys.fixed_keys import FIXED_KEYS
from ui.keys.key_table import KeyTable
from ui.keys.key_words import portable
from ui.keys.refusal import refusal


@pytest.fixture
def table(qapp: QApplication) -> KeyTable:
    return KeyTable(action_rows())


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("A", "typed into texts"),
        ("Shift+A", "typed into texts"),
        ("?", "typed into texts"),
        ("É", "typed into texts"),
        ("/", "typed into texts"),
        ("Tab", "moves through"),
        ("Shift+Tab", "moves through"),
        ("Return", "moves through"),
        ("Space", "moves through"),
        ("Left", "moves through"),
        ("PgDown", "moves through"),
        ("Esc", "moves through"),
        ("Ctrl+C", "editing texts"),
        ("Ctrl+A", "editing texts"),
        ("Ctrl+Left", "editing texts"),
        ("Ctrl+E", "On the canvas of causes: Link a fact."),
        ("Alt+3", "On the canvas of causes"),
        ("Alt+M", "In what is read from a paste"),
        ("F2", "Word it anew"),
    ],
)
def test_a_key_with_a_use_is_refused_with_the_reason(
    table: KeyTable, key: str, reason: str
) -> None:
    assert reason in refusal(table, "guide", portable(key))


@pytest.mark.parametrize("key", ["Ctrl+M", "F8", "Ctrl+Alt+P", "Ctrl+Return", "Shift+F9", "Meta+K"])
def test_other_keys_are_free(table: KeyTable, key: str) -> None:
    assert refusal(table, "guide", portable(key)) == ""


def test_what_an_action_came_with_it_can_always_have(table: KeyTable) -> None:
    for row in action_rows():
        assert [key for key in row.keys if refusal(table, row.id, key)] == []


def test_no_action_came_with_a_key_that_something_else_needs(table: KeyTable) -> None:
    for row in action_rows():
        other = "rail" if row.id == "guide" else "guide"
        keys = [key for key in row.keys if "+" in key]
        assert [key for key in keys if refusal(table, other, key)] == [], row.id


def test_every_key_of_the_canvas_is_on_the_page() -> None:
    assert len(COMMAND_KEYS) > 20
    listed = " ".join(key.shown for key in FIXED_KEYS["On the canvas of causes"])
    for name in ("Tab", "F2", "F3", "Ctrl+E", "Ctrl+Shift+A", "Ctrl+F", "Space", "Home", "Delete"):
        assert name in listed


def test_the_closed_keys_are_keys() -> None:
    closed = [key for rows in FIXED_KEYS.values() for row in rows for key in row.closed]
    assert [key for key in closed if portable(key) != key] == []
