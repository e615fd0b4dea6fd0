# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys are shown as they stand on the keyboard, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from ui.keys.key_words import portable, shown, shown_in


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert translator.load("qtbase_de", folder)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_keys_are_named_as_people_name_them() -> None:
    assert shown("Ctrl+Return") == "Ctrl+Enter"
    assert shown_in("Ctrl+drag") == "Ctrl+drag"
    assert shown_in("Alt+↑ / Alt+↓") == "Alt+↑ / Alt+↓"


@pytest.mark.usefixtures("german")
def test_keys_have_their_german_names() -> None:
    assert shown("Ctrl+Shift+K") == "Strg+Umschalt+K"
    assert shown("Ctrl+Return") == "Strg+Enter"
    assert shown_in("Ctrl+drag") == "Strg+drag"
    assert portable("Ctrl+K") == "Ctrl+K"


@pytest.mark.parametrize("words", ["Ctrl+K, Ctrl+B", "no key at all", "", "Ctrl"])
def test_what_is_no_single_key_is_none(words: str) -> None:
    assert portable(words) == ""
