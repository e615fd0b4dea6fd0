# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of the guide that is shown: the real first page, at every width a window may have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.guide.pages import INDEX, Guide
from tests.source_tree import ROOT
from ui.help.guide_browser import GuideBrowser
from ui.theme import apply_theme, load_theme, scaled

SIZES = ((1024, 600), (1280, 720), (700, 500), (1280, 300), (600, 400), (1100, 640))


@pytest.fixture
def browser(qtbot: QtBot, qapp: QApplication) -> Iterator[GuideBrowser]:
    """Return the first page as somebody reads it with text at 200 %."""
    apply_theme(qapp, scaled(load_theme("light"), 2.0))
    made = GuideBrowser(Guide(ROOT / "docs" / "guide"))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.show_page(INDEX)
    yield made
    apply_theme(qapp, load_theme("light"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_page_stands_there_once_at_every_size(
    browser: GuideBrowser, qapp: QApplication, size: tuple[int, int]
) -> None:
    before = browser.toPlainText()
    browser.resize(*size)
    qapp.processEvents()
    assert browser.toPlainText() == before
