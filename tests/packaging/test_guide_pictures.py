# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pictures of guide and README: all there in both themes, and none that nobody shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from tests.source_tree import ROOT

GUIDE = ROOT / "docs" / "guide"
LIGHT, DARK = GUIDE / "pictures" / "light", GUIDE / "pictures" / "dark"
PAGES = [ROOT / "README.md", *sorted(GUIDE.rglob("*.md"))]
MOST_BYTES = 6_000_000
ALWAYS_DARK = ("room.png",)
"""What a projector shows is the same in every theme."""
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<path>[^)\s]+)\)")


def pictures_of(page: Path) -> dict[Path, str]:
    """Return the pictures a page shows, each with the words for who can't see it."""
    found = _PICTURE.finditer(page.read_text(encoding="utf-8"))
    return {(page.parent / each["path"]).resolve(): each["words"] for each in found}


def shown() -> set[Path]:
    return {path for page in PAGES for path in pictures_of(page)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_shows_light_pictures_that_have_a_dark_twin(page: Path) -> None:
    for path, words in pictures_of(page).items():
        assert path.parent == LIGHT, f"{path} is not among the pictures of the light theme"
        assert path.is_file(), f"{path} is missing; dev.py pictures --guide makes it"
        assert (DARK / path.name).is_file(), f"{path} has no twin in the dark theme"
        assert words.strip(), f"{path} says nothing to who can't see it"


def test_no_picture_is_left_that_no_page_shows() -> None:
    names = {path.name for path in shown()}
    for folder in (LIGHT, DARK):
        assert {path.name for path in folder.glob("*")} == names


def test_both_themes_show_the_same_part_and_differ_in_light() -> None:
    for path in sorted(LIGHT.glob("*.png")):
        with Image.open(path) as light, Image.open(DARK / path.name) as dark:
            assert light.width == dark.width, path.name
            of_light, of_dark = (_mean(picture.convert("L")) for picture in (light, dark))
        if path.name not in ALWAYS_DARK:
            assert of_light > 150, f"{path.name} is too dark for the light theme"
        assert of_dark < 100, f"{path.name} is too light for the dark theme"


def test_the_pictures_stay_small_enough_to_be_installed_everywhere() -> None:
    sizes = {path: path.stat().st_size for path in (GUIDE / "pictures").rglob("*.png")}
    assert sum(sizes.values()) <= MOST_BYTES


def test_a_picture_keeps_its_words_with_few_colours() -> None:
    from photographer import small_png  # makes a QApplication possible, so not at the top

    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    picture.setPixelColor(3, 4, QColor("black"))
    kept = QImage.fromData(small_png(picture))
    assert (kept.width(), kept.height()) == (40, 20)
    assert kept.pixelColor(3, 4) == QColor("black")
    assert kept.pixelColor(30, 10) == QColor("white")
    assert QImage.fromData(small_png(picture, width=20)).width() == 20


def _mean(picture: Image.Image) -> float:
    counts = picture.histogram()
    return sum(value * count for value, count in enumerate(counts)) / sum(counts)
