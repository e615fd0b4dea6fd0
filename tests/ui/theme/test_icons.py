# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Icons take the colour of their token, at any scale, and change with the theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.paths import resource
from ui.theme import apply_theme, current_theme, draw_icon, icon, load_theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, load_theme("light"))
    yield
    apply_theme(qapp, load_theme("light"))


def strongest(image: QImage) -> QColor:
    """Return the colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def close(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) <= 3


def test_an_icon_has_the_colour_of_its_token() -> None:
    image = icon("square-check", "accent", filled=True).pixmap(32, 32).toImage()
    assert close(strongest(image), current_theme().color("accent"))


def test_an_icon_changes_with_the_theme(qapp: QApplication) -> None:
    kept = icon("square", "text", filled=True)
    before = strongest(kept.pixmap(32, 32).toImage())
    apply_theme(qapp, load_theme("dark"))
    after = strongest(kept.pixmap(32, 32).toImage())
    assert not close(before, after)
    assert close(after, current_theme().color("text"))


def test_a_disabled_icon_is_quiet() -> None:
    pixmap = icon("square", "accent", filled=True).pixmap(QSize(32, 32), QIcon.Mode.Disabled)
    assert close(strongest(pixmap.toImage()), current_theme().color("text3"))


def test_an_icon_is_drawn_with_the_pixels_the_screen_has() -> None:
    pixmap = icon("check").pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0


def test_drawing_by_hand_uses_the_pixels_of_the_device() -> None:
    canvas = QPixmap(40, 40)
    canvas.setDevicePixelRatio(2.0)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    draw_icon(painter, "square", canvas.rect().adjusted(0, 0, -20, -20), "over", filled=True)
    painter.end()
    assert close(strongest(canvas.toImage()), current_theme().color("over"))


def test_copies_and_clones_outlive_the_first_icon() -> None:
    copies = [QIcon(icon("check", "ok")) for _ in range(200)]
    copies[0].addPixmap(QPixmap(4, 4))
    assert all(not copy.pixmap(16, 16).isNull() for copy in copies)


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no icon named 'chek'"):
        icon("chek")


def test_every_shipped_icon_can_be_drawn() -> None:
    paths = sorted(resource("icons").glob("*.svg"))
    assert len(paths) > 100
    for path in paths:
        assert QSvgRenderer(path.read_bytes()).isValid(), path.name
        assert "currentColor" in path.read_text(encoding="utf-8"), path.name
