# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Text and edges can be read in every theme: the contrast floors, by the WCAG 2 formula."""

import pytest
from PySide6.QtGui import QColor

from app.causal.shapes import Box, Label, Path
from app.publish.named_drawing import DRAWN, TIMELINE, drawing_named
from app.review.review import Review
from ui.canvas.shape_painter import shape_color
from ui.kit.chip import CHIP_TONES
from ui.kit.notice import NoticeLevel
from ui.theme.theme_file import THEME_NAMES, load_theme
from ui.timer.clock_box import _LOOKS

TEXT, EDGE = 4.5, 3.0
GROUNDS = ("bg", "surface", "rail", "canvas", "sel", "hover")
TINTS = ("accent_weak", "ok_bg", "warn_bg", "over_bg", "hint_bg")
INKS = ("text", "text2", "text3", "accent", "accent_text", "ok", "warn", "over", "hint")
"""Every ink may stand on every ground: rows are hovered and chosen, strips and chips are tinted."""

TEXT_PAIRS = [
    *((ink, ground) for ink in INKS for ground in (*GROUNDS, *TINTS)),
    ("on_accent", "accent"),
    ("surface", "text"),
]
MARKS = ("line2", "accent", "accent_line", "warn_fill", "over_fill", "ok", "over", "hint_line")
"""Edges of controls, bars, rings, shapes beside words. `line` and `dot` part what stands apart
already, and say nothing."""

EDGE_PAIRS = [(mark, ground) for mark in MARKS for ground in (*GROUNDS, *TINTS)]
DECORATION = {"line", "dot"}


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
        for ground in GROUNDS:
            assert contrast(phase.edge, theme.color(ground)) >= EDGE


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_hovered_or_pressed_primary_button_can_still_be_read(name: str) -> None:
    theme = load_theme(name)
    for share in (0.08, 0.14):
        assert contrast(theme.color("on_accent"), theme.shade("accent", share)) >= TEXT


@pytest.mark.parametrize("name", THEME_NAMES)
def test_what_widgets_paint_is_of_the_pairs_that_are_measured(name: str) -> None:
    """Chips, notices and the looks of the clock name their pairs; all are among the measured."""
    grounds = {*GROUNDS, *TINTS}
    pairs = [
        *CHIP_TONES.values(),
        *((level.value[0], level.value[2]) for level in NoticeLevel),
        *((ground, ink) for ground, _, ink in _LOOKS.values()),
    ]
    edges = [
        *((level.value[0], level.value[1]) for level in NoticeLevel),
        *((ground, edge) for ground, edge, _ in _LOOKS.values() if edge not in DECORATION),
    ]
    theme = load_theme(name)
    for ground, ink in pairs:
        assert ground in grounds
        assert contrast(theme.color(ground), theme.color(ink)) >= TEXT
    for ground, edge in edges:
        assert contrast(theme.color(ground), theme.color(edge)) >= EDGE


@pytest.mark.parametrize("lens", DRAWN)
@pytest.mark.parametrize("name", THEME_NAMES)
def test_words_and_edges_of_drawings_can_be_seen(name: str, lens: str, example: Review) -> None:
    theme = load_theme(name)
    drawing = drawing_named(example, lens, ())
    below = theme.color("surface" if lens == TIMELINE else "canvas")
    assert drawing.shapes
    for shape in drawing.shapes:
        fill = "" if isinstance(shape, Label) else shape.fill
        ground = shape_color(theme, fill) if fill and not isinstance(shape, Label) else below
        for line in () if isinstance(shape, Path) else shape.texts:
            assert contrast(shape_color(theme, line.color), ground) >= TEXT, (line, fill)
        if isinstance(shape, Box) and shape.stroke and shape.stroke not in DECORATION:
            assert contrast(shape_color(theme, shape.stroke), below) >= EDGE, shape
