# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Themes are complete, and one that is not says where."""

import shutil
from pathlib import Path

import pytest

from app.paths import resource
from ui.theme.theme_file import THEME_NAMES, ThemeError, load_theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped themes that a test may spoil."""
    copy = tmp_path / "themes"
    shutil.copytree(resource("themes"), copy)
    return copy


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_shipped_theme_loads(name: str) -> None:
    assert load_theme(name).name == name


def test_all_themes_hold_the_same_tokens() -> None:
    themes = [load_theme(name) for name in THEME_NAMES]
    assert len({frozenset(theme.colors) for theme in themes}) == 1
    assert len({frozenset(theme.phases) for theme in themes}) == 1
    assert len({frozenset(theme.type) for theme in themes}) == 1


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('accent = "#3F51B5"', 'accent = "blueish"', "colors.accent"),
        ('accent = "#3F51B5"', "accent = 5", "colors.accent"),
        ('accent = "#3F51B5"\n', "", "colors.accent"),
        ('accent = "#3F51B5"', 'acent = "#3F51B5"', "colors.accent"),
        ('ink = "#FFFFFF"', 'pen = "#FFFFFF"', "phases.recovery.ink"),
        ('title = "Light"', "title = 7", "title"),
        ("dark = false", "", "dark"),
    ],
)
def test_a_bad_colour_names_its_file_and_key(folder: Path, old: str, new: str, key: str) -> None:
    spoil(folder, "light.toml", old, new)
    with pytest.raises(ThemeError) as caught:
        load_theme("light", folder)
    assert "light.toml" in str(caught.value)
    assert f"{key} " in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("card = 16", 'card = "16"', "space.card"),
        ("card = 16", "card = 16.5", "space.card"),
        ("chip = 22", "chips = 22", "size.chip"),
        ("size = 22, weight = 600", "weight = 600", "type.page_title.size"),
        (
            "size = 22, weight = 600",
            "size = 22, weight = 600, colour = 1",
            "type.page_title.colour",
        ),
        ('fallback = ["Noto Sans", "DejaVu Sans"]', 'fallback = "Arial"', "fonts.fallback"),
        ("[motion]", "[emotion]", "motion"),
    ],
)
def test_a_bad_length_or_role_names_its_key(folder: Path, old: str, new: str, key: str) -> None:
    spoil(folder, "scale.toml", old, new)
    with pytest.raises(ThemeError, match=rf"{key} (is|has)"):
        load_theme("dark", folder)


def test_broken_toml_and_absent_files_are_said_in_words(folder: Path) -> None:
    spoil(folder, "dark.toml", "[colors]", "[colors")
    with pytest.raises(ThemeError, match=r"dark\.toml is not valid TOML"):
        load_theme("dark", folder)
    with pytest.raises(ThemeError, match="could not be read"):
        load_theme("sepia", folder)


def test_a_theme_may_override_part_of_the_shared_scale(folder: Path) -> None:
    assert load_theme("high_contrast").line.selection_edge == 2.0
    assert load_theme("high_contrast").line.hair == load_theme("light").line.hair
