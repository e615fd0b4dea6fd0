# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Text and edges can be read in every theme: the contrast floors, by the WCAG 2 formula."""

import pytest
from PySide6.QtGui import QColor

from ui.theme.theme_file import THEME_NAMES, load_theme

TEXT, EDGE = 4.5, 3.0
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in ("surface", "bg", "rail")),
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in ("sel", "hover", "canvas")),
    ("on_accent", "accent"),
    ("accent_text", "accent_weak"),
    ("accent_text", "surface"),
    ("accent", "surface"),
    ("text", "accent_weak"),
    ("text", "ok_bg"),
    ("text", "warn_bg"),
    ("text", "over_bg"),
    ("text", "hint_bg"),
    *((state, f"{state}_bg") for state in ("ok", "warn", "over", "hint")),
    *((state, "surface") for state in ("ok", "warn", "over", "hint")),
]
EDGE_PAIRS = [("line2", "surface"), ("line2", "bg"), ("accent", "bg"), ("over_fill", "surface")]


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_known_ends() -> None:
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21.0)
    assert contrast(QColor("#777"), QColor("#777")) == pytest.approx(1.0)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(name: str, ink: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.color(ink), theme.color(ground)) >= TEXT


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_of_controls_can_be_seen(name: str, edge: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.color(edge), theme.color(ground)) >= EDGE


@pytest.mark.parametrize("name", THEME_NAMES)
def test_words_on_phases_can_be_read_and_phases_have_an_edge(name: str) -> None:
    theme = load_theme(name)
    for phase in theme.phases.values():
        assert contrast(phase.ink, phase.fill) >= TEXT
        assert contrast(phase.edge, theme.color("surface")) >= EDGE


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_hovered_or_pressed_primary_button_can_still_be_read(name: str) -> None:
    theme = load_theme(name)
    for share in (0.08, 0.14):
        assert contrast(theme.color("on_accent"), theme.shade("accent", share)) >= TEXT
