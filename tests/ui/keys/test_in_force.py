# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What names a key of an action names the one in force, now and after a change."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.source_tree import sources
from ui.actions import action_rows
from ui.keys import follow_key, key_of, key_table, name_with_key, spoken_key, with_key
from ui.kit.button import IconButton

_KEY = re.compile(r"(?:Ctrl|Shift|Alt)(?:\+(?:Ctrl|Shift|Alt))*\+(?:\w+|[^\s\w])")


@pytest.fixture(autouse=True)
def keys_as_they_came() -> Iterator[None]:
    key_table().reset_all()
    yield
    key_table().reset_all()


def test_words_carry_the_key_in_force() -> None:
    assert with_key("Pause", "pause") == "Pause (Ctrl+Space)"
    assert spoken_key("room") == "F5"
    key_table().give("pause", "F9")
    assert with_key("Pause", "pause") == "Pause (F9)"
    key_table().remove("pause")
    key_table().remove("room")
    assert with_key("Pause", "pause") == "Pause"
    assert spoken_key("room") == "The menu"
    assert key_of("room") == ""


def test_a_button_is_named_anew_with_each_change_as_long_as_it_lives(qtbot: QtBot) -> None:
    button = IconButton("house", "")
    name_with_key(button, "Library", "library")
    assert button.toolTip() == button.accessibleName() == "Library (Ctrl+L)"
    key_table().give("library", "F9")
    assert button.toolTip() == "Library (F9)"
    told: list[str] = []
    widget = QWidget()
    follow_key(widget, "library", told.append)
    widget.deleteLater()
    button.deleteLater()
    qtbot.waitUntil(lambda: not _is_alive(widget))
    key_table().reset("library")
    assert told == ["F9"]


def test_no_text_of_the_window_names_an_action_s_key_by_itself() -> None:
    keys = {key for row in action_rows() for key in row.keys if "+" in key}
    # The table gives the keys; on the canvas Ctrl+F is a key of its own that no action can have.
    homes = {"ui/actions.py", "ui/canvas/cause_menu.py", "ui/keys/fixed_keys.py"}
    naming = {
        source.path.as_posix(): keys & keys_in_texts(source.text)
        for source in sources("ui")
        if source.path.as_posix() not in homes
    }
    assert {path: found for path, found in naming.items() if found} == {}


def test_a_key_in_a_text_is_found() -> None:
    assert keys_in_texts('tell("Ctrl+Space starts (Ctrl+.)")') == {"Ctrl+Space", "Ctrl+."}
    assert keys_in_texts('"""Ctrl+F opens it."""') == set()


def keys_in_texts(code: str) -> set[str]:
    """Return the keys with modifiers that the texts of a module name, docstrings apart."""
    tree = ast.parse(code)
    said = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    docs = {
        id(node.value.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [text for text in said if isinstance(text, str) and id(text) not in docs]
    return {key for text in texts for key in _KEY.findall(text)}


def _is_alive(widget: QWidget) -> bool:
    return shiboken6.isValid(widget)
