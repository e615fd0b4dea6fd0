# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A theme for larger text: text grows, what stands around it less, lines not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, apply_theme, load_theme, px, scaled

SCALES = (1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


@pytest.fixture(scope="module")
def light() -> Theme:
    return load_theme("light")


def test_at_100_percent_nothing_is_other_than_in_the_file(light: Theme) -> None:
    assert scaled(light, 1.0) is light


@pytest.mark.parametrize("scale", SCALES)
def test_text_grows_as_much_as_was_asked_for(light: Theme, scale: float) -> None:
    larger = scaled(light, scale)
    for role, usual in light.type.items():
        assert larger.type[role].size == round(usual.size * scale)
        assert larger.type[role].weight == usual.weight
    assert larger.font("body").pixelSize() == round(light.type["body"].size * scale)


@pytest.mark.parametrize("scale", SCALES)
def test_lines_and_colours_stay(light: Theme, scale: float) -> None:
    larger = scaled(light, scale)
    assert (larger.line, larger.colors, larger.motion) == (light.line, light.colors, light.motion)


@given(scale=st.floats(1.0, 3.0))
def test_no_length_shrinks_and_none_grows_more_than_the_text(scale: float) -> None:
    light = load_theme("light")
    larger = scaled(light, scale)
    for usual, made in ((light.size, larger.size), (light.space, larger.space)):
        for before, after in zip(usual, made, strict=True):
            assert before <= after <= round(before * scale) + 1


@pytest.mark.parametrize("scale", SCALES)
def test_what_holds_a_line_of_text_has_the_height_for_it(
    dressed: QApplication, light: Theme, scale: float
) -> None:
    larger = scaled(light, scale)
    for size, role in (
        ("button", "button_strong"),
        ("button_small", "button_small"),
        ("chip", "label"),
        ("input", "body"),
        ("row_compact", "table"),
        ("row_list", "table_strong"),
        ("header", "label"),
        ("capture_line", "capture"),
        ("clock_slim", "page_title"),
        ("clock", "countdown"),
    ):
        assert getattr(larger.size, size) >= QFontMetrics(larger.font(role)).height(), size


def test_the_theme_it_was_made_from_stays_known(light: Theme) -> None:
    assert scaled(light, 2.0).unscaled is light


def test_a_length_follows_the_theme_that_is_on(dressed: QApplication, light: Theme) -> None:
    assert px(100) == 100
    apply_theme(dressed, scaled(light, 1.5))
    assert px(100) == 150
    apply_theme(dressed, light)


def test_the_style_sheet_grows_too(dressed: QApplication, light: Theme) -> None:
    usual = dressed.styleSheet()
    apply_theme(dressed, scaled(light, 3.0))
    larger = dressed.styleSheet()
    apply_theme(dressed, light)
    assert "padding: 0 12px;" in usual
    assert "padding: 0 24px;" in larger
    assert "border: 1px solid" in larger
    assert dressed.styleSheet() == usual
