# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A theme reaches the whole application, and fonts are the shipped ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from app.paths import resource
from ui.theme import THEME_NAMES, apply_theme, current_theme, load_theme, register_fallback_fonts
from ui.theme.fonts import LATER_FONTS, TEXT_FONTS

TRUETYPE_OUTLINES = (b"\x00\x01\x00\x00", b"true")


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, load_theme("light"))
    yield qapp
    apply_theme(qapp, load_theme("light"))


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_theme_sets_palette_sheet_and_holder(dressed: QApplication, name: str) -> None:
    theme = load_theme(name)
    apply_theme(dressed, theme)
    assert current_theme() is theme
    assert dressed.palette().color(QPalette.ColorRole.Window) == theme.color("bg")
    assert theme.color("line2").name() in dressed.styleSheet()


def test_the_style_sheet_names_only_glyphs_that_exist(dressed: QApplication) -> None:
    named = [part.split(")")[0] for part in dressed.styleSheet().split("url(")[1:]]
    assert named
    assert all(Path(path).is_file() for path in named)


def test_text_is_set_in_inter_at_every_weight(dressed: QApplication) -> None:
    theme = current_theme()
    for role, style in (("body", "Regular"), ("label", "Medium"), ("page_title", "SemiBold")):
        assert QFontInfo(theme.font(role)).family() == "Inter"
        assert QRawFont.fromFont(theme.font(role)).styleName() == style
    assert QFontInfo(theme.font("mono")).family() == "JetBrains Mono"


def test_tabular_figures_have_one_width(dressed: QApplication) -> None:
    theme = current_theme()
    for font in (theme.font("countdown"), theme.font("table", tabular=True)):
        metrics = QFontMetrics(font)
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")
    prose = QFontMetrics(theme.font("table"))
    assert prose.horizontalAdvance("1111") < prose.horizontalAdvance("0000")


def test_fallback_fonts_can_all_be_registered(dressed: QApplication) -> None:
    register_fallback_fonts()
    register_fallback_fonts()


def test_every_shipped_font_has_truetype_outlines() -> None:
    shipped = {path.name for path in resource("fonts").glob("*.ttf")}
    assert shipped == {*TEXT_FONTS, *LATER_FONTS}
    for name in shipped:
        assert resource("fonts", name).read_bytes()[:4] in TRUETYPE_OUTLINES
