# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Theme and size of text: chosen, worn at once, and there again at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import UserFacingError
from app.settings import Settings, load_settings, save_settings
from ui.appearance import TEXT_SIZES, Appearance, text_size
from ui.theme import apply_theme, current_theme, load_theme


@pytest.fixture
def owner(dressed: QApplication) -> Iterator[QObject]:
    yield QObject()
    apply_theme(dressed, load_theme("light"))


@pytest.fixture
def appearance(owner: QObject, tmp_path: Path) -> Appearance:
    return Appearance(owner, tmp_path, Settings())


def test_what_was_chosen_is_worn_and_kept(appearance: Appearance, tmp_path: Path) -> None:
    appearance.wear(theme="dark", text_size=150)
    assert (current_theme().name, current_theme().scale) == ("dark", 1.5)
    kept = load_settings(tmp_path)
    assert (kept.theme, kept.text_size) == ("dark", "150")


def test_it_is_there_again_at_the_next_start(owner: QObject, tmp_path: Path) -> None:
    Appearance(owner, tmp_path, Settings()).wear(theme="high_contrast", text_size=200)
    next_time = Appearance(owner, tmp_path, load_settings(tmp_path))
    next_time.put_on()
    assert (current_theme().name, current_theme().scale) == ("high_contrast", 2.0)


def test_other_settings_are_left_alone(appearance: Appearance, tmp_path: Path) -> None:
    save_settings(tmp_path, replace(Settings(), author="Noor"))
    appearance.wear(text_size=125)
    assert load_settings(tmp_path).author == "Noor"


def test_only_another_size_needs_everything_made_anew(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(appearance.size_changed):
        appearance.wear(theme="dark")
    with qtbot.waitSignal(appearance.size_changed):
        appearance.wear(text_size=125)


def test_it_grows_and_shrinks_step_by_step_within_limits(appearance: Appearance) -> None:
    seen = []
    for _ in TEXT_SIZES:
        seen.append(appearance.text_size)
        appearance.grow(1)
    assert tuple(seen) == TEXT_SIZES
    assert appearance.text_size == TEXT_SIZES[-1]
    appearance.grow(-len(TEXT_SIZES))
    assert appearance.text_size == 100


def test_presenting_is_larger_and_nothing_of_it_is_kept(
    appearance: Appearance, tmp_path: Path
) -> None:
    appearance.present(True)
    assert current_theme().scale == 1.5
    assert load_settings(tmp_path).text_size == ""
    appearance.present(False)
    assert current_theme().scale == 1.0


def test_what_is_presented_is_never_larger_than_the_largest_text(appearance: Appearance) -> None:
    appearance.wear(text_size=250)
    appearance.present(True)
    assert appearance.scale == 3.0


def test_settings_that_can_not_be_written_are_said_and_it_is_worn_all_the_same(
    owner: QObject, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    appearance = Appearance(owner, blocked / "folder", Settings())
    with pytest.raises(UserFacingError):
        appearance.wear(text_size=200)
    assert current_theme().scale == 2.0


@pytest.mark.parametrize(
    ("kept", "size"), [("", 100), ("150", 150), ("300", 300), ("110", 100), ("large", 100)]
)
def test_a_size_that_there_is_not_is_the_usual_one(kept: str, size: int) -> None:
    assert text_size(kept) == size
