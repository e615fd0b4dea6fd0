# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Theme and size of text: chosen, worn at once, and there again at the next start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from ui.appearance import TEXT_SIZES, Appearance, text_size
from ui.theme import apply_theme, current_theme, load_theme


@pytest.fixture
def owner(dressed: QApplication) -> Iterator[QObject]:
    yield QObject()
    apply_theme(dressed, load_theme("light"))


@pytest.fixture
def appearance(owner: QObject) -> Appearance:
    return Appearance(owner, Settings())


def test_what_was_chosen_is_worn(appearance: Appearance) -> None:
    appearance.wear(Settings(theme="dark", text_size="150"))
    assert (current_theme().name, current_theme().scale) == ("dark", 1.5)


def test_it_is_there_from_the_start(owner: QObject) -> None:
    Appearance(owner, Settings(theme="high_contrast", text_size="200")).put_on()
    assert (current_theme().name, current_theme().scale) == ("high_contrast", 2.0)


def test_only_another_size_needs_everything_made_anew(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(appearance.size_changed):
        appearance.wear(Settings(theme="dark"))
    with qtbot.waitSignal(appearance.size_changed):
        appearance.wear(Settings(theme="dark", text_size="125"))


def test_it_grows_and_shrinks_step_by_step_within_limits(appearance: Appearance) -> None:
    seen = []
    for _ in TEXT_SIZES:
        seen.append(appearance.text_size)
        appearance.wear(Settings(text_size=str(appearance.size_after(1))))
    assert tuple(seen) == TEXT_SIZES
    assert appearance.text_size == TEXT_SIZES[-1]
    assert appearance.size_after(-len(TEXT_SIZES)) == 100


def test_presenting_is_larger_and_nothing_of_it_is_kept(appearance: Appearance) -> None:
    appearance.present(True)
    assert current_theme().scale == 1.5
    assert appearance.text_size == 100
    appearance.present(False)
    assert current_theme().scale == 1.0


def test_what_is_presented_is_never_larger_than_the_largest_text(appearance: Appearance) -> None:
    appearance.wear(Settings(text_size="250"))
    appearance.present(True)
    assert appearance.scale == 3.0


@pytest.mark.parametrize(
    ("kept", "size"), [("", 100), ("150", 150), ("300", 300), ("110", 100), ("large", 100)]
)
def test_a_size_that_there_is_not_is_the_usual_one(kept: str, size: int) -> None:
    assert text_size(kept) == size
