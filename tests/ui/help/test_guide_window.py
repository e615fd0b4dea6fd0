# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide's window: pages, links, search, find, history, and nothing read but the guide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.guide.page_search import Found, PageSearch
from app.guide.pages import Guide
from app.translation import use_language
from ui.evidence_intake import png_bytes
from ui.help.guide_window import GuideWindow
from ui.theme import apply_theme, load_theme

Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
PICTURE = QTextDocument.ResourceType.ImageResource.value
INDEX = """# Guide

Read [the facts](steps/facts.md#frozen) or [elsewhere](https://example.org/a).

```{toctree}
steps/facts
```
"""
FACTS = """# Facts

![A picture](../pictures/light/one.png)

{0}

## Frozen

Frozen facts stay. A frozen fact is frozen.
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    folder = tmp_path / "guide"
    for theme in ("light", "dark"):
        (folder / "pictures" / theme).mkdir(parents=True)
        image = QImage(2000, 400, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white if theme == "light" else Qt.GlobalColor.black)
        (folder / "pictures" / theme / "one.png").write_bytes(png_bytes(image))
    (folder / "steps").mkdir()
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    (folder / "steps" / "facts.md").write_text(
        FACTS.format("A line of text.\n\n" * 60), encoding="utf-8"
    )
    (tmp_path / "outside.png").write_bytes((folder / "pictures/light/one.png").read_bytes())
    return Guide(folder)


@pytest.fixture
def window(guide: Guide, dressed: QApplication, qtbot: QtBot) -> GuideWindow:
    search = PageSearch(guide)

    def find(words: str, then: Callable[[tuple[Found, ...]], None]) -> None:
        then(search.find(words))

    made = GuideWindow(guide, find)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_place("index.md")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_page()
    return made


def text_of(window: GuideWindow) -> str:
    return window.browser.toPlainText()


def press(window: GuideWindow, key: Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(
        QApplication.focusWidget() or window, key, modifiers or Qt.KeyboardModifier.NoModifier
    )


def test_a_link_leads_to_its_place_on_another_page(window: GuideWindow) -> None:
    press(window, Key.Key_Tab)
    press(window, Key.Key_Return)
    assert window.place == "steps/facts.md"
    assert window.browser.verticalScrollBar().value() > 0
    assert "Facts" in window.windowTitle()
    assert window.contents.current_id == "steps/facts.md"


def test_back_leads_to_where_one_was_and_forward_again(window: GuideWindow) -> None:
    window.show_place("steps/facts.md")
    bar = window.browser.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    half = bar.value()
    window.show_place("index.md")
    press(window, Key.Key_Left, ALT)
    assert (window.place, bar.value()) == ("steps/facts.md", half)
    press(window, Key.Key_Right, ALT)
    assert window.place == "index.md"
    assert not window.forward.isEnabled()
    press(window, Key.Key_Left, ALT)
    press(window, Key.Key_Left, ALT)
    assert not window.back.isEnabled()
    press(window, Key.Key_Home, ALT)
    assert window.place == "index.md"


def test_a_page_that_is_missing_is_said_and_the_one_shown_stays(window: GuideWindow) -> None:
    window.show_place("nothing.md")
    assert window.place == "index.md"
    assert "nothing.md" in window.notice.text
    window.show_place("steps/facts.md")
    window.go_back()
    assert window.place == "index.md"


def test_a_link_to_elsewhere_is_shown_before_it_is_opened(
    window: GuideWindow, qtbot: QtBot
) -> None:
    opened: list[str] = []
    window.outside_wanted.connect(opened.append)
    window.browser.link_wanted.emit("https://example.org/a")
    assert "https://example.org/a" in window.question.text
    assert opened == []
    assert window.place == "index.md"
    window.question.answered.emit("open")
    assert opened == ["https://example.org/a"]


@pytest.mark.parametrize("link", ["file:///etc/hostname", "../../outside.png", "javascript:x"])
def test_a_link_out_of_the_guide_opens_nothing(window: GuideWindow, link: str) -> None:
    opened: list[str] = []
    window.outside_wanted.connect(opened.append)
    window.browser.link_wanted.emit(link)
    assert (window.place, opened) == ("index.md", [])
    assert window.question.isHidden()


@pytest.mark.parametrize(
    "address",
    [
        "../outside.png",
        "file:///etc/hostname",
        "https://example.org/x.png",
        "qrc:/x.png",
        "pictures/light/none.png",
    ],
)
def test_nothing_outside_of_the_guide_is_ever_read(
    window: GuideWindow, tmp_path: Path, address: str
) -> None:
    for url in (QUrl(address), QUrl.fromLocalFile(str(tmp_path / "outside.png"))):
        assert window.browser.loadResource(PICTURE, url) is None
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert window.browser.loadResource(style, QUrl("index.md")) is None


def test_pictures_fit_the_width_and_follow_the_theme(
    window: GuideWindow, dressed: QApplication
) -> None:
    window.show_place("steps/facts.md")
    for width in (1000, 700):
        window.resize(width, 700)
        picture = window.browser.loadResource(PICTURE, QUrl("../pictures/light/one.png"))
        assert 0 < picture.deviceIndependentSize().width() <= window.browser.viewport().width()
    assert window.browser.horizontalScrollBar().maximum() == 0
    assert "light/one.png" in window.browser.toHtml()
    apply_theme(dressed, load_theme("dark"))
    assert "dark/one.png" in window.browser.toHtml()
    apply_theme(dressed, load_theme("light"))
    assert "light/one.png" in window.browser.toHtml()


def test_the_search_lists_places_and_leads_there(window: GuideWindow) -> None:
    press(window, Key.Key_F, CTRL | SHIFT)
    assert window.search.hasFocus()
    QTest.keyClicks(window.search, "frozen")
    assert [entry.id for entry in window.contents.entries] == ["steps/facts.md#frozen"]
    press(window, Key.Key_Return)
    assert window.contents.hasFocus()
    assert window.place == "steps/facts.md"
    press(window, Key.Key_Return)
    assert window.browser.hasFocus()
    press(window, Key.Key_Escape)
    assert not window.search.text()
    assert [entry.id for entry in window.contents.entries] == ["index.md", "steps/facts.md"]


def test_a_search_without_result_says_so(window: GuideWindow) -> None:
    window.search.setText("nowhere")
    assert [entry.text for entry in window.contents.entries] == ["Nothing fits that."]
    window.contents.chosen.emit("")
    assert window.place == "index.md"


def test_words_are_found_in_the_page_one_after_the_other(window: GuideWindow) -> None:
    window.show_place("steps/facts.md")
    press(window, Key.Key_F, CTRL)
    bar = window.find_bar
    QTest.keyClicks(bar.field, "frozen")
    assert bar.count_text == "1 of 4"
    assert window.browser.verticalScrollBar().value() > 0
    assert len(window.browser.extraSelections()) == 4
    press(window, Key.Key_Return)
    assert bar.count_text == "2 of 4"
    press(window, Key.Key_Return, SHIFT)
    press(window, Key.Key_Return, SHIFT)
    assert bar.count_text == "4 of 4"
    bar.field.setText("nowhere")
    assert bar.count_text == "none"
    press(window, Key.Key_Escape)
    assert bar.isHidden()
    assert window.isVisible()
    assert not window.browser.extraSelections()


def test_a_narrow_window_shows_contents_or_page(window: GuideWindow) -> None:
    assert window.contents.isVisible()
    assert window.browser.isVisible()
    window.resize(600, 700)
    assert not window.contents.isVisible()
    window.show_contents.click()
    assert window.contents.isVisible()
    assert not window.browser.isVisible()
    window.contents.go_to(1)
    press(window, Key.Key_Return)
    assert window.browser.isVisible()
    assert window.place == "steps/facts.md"


def test_f6_goes_round_contents_search_and_page(window: GuideWindow) -> None:
    for pane in (window.contents, window.search, window.browser):
        press(window, Key.Key_F6)
        assert pane.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F1])
def test_esc_and_f1_close_it(window: GuideWindow, qtbot: QtBot, key: Key) -> None:
    with qtbot.waitSignal(window.closed):
        press(window, key)
    assert not window.isVisible()


def test_another_language_says_that_the_guide_is_english(guide: Guide, qtbot: QtBot) -> None:
    use_language("de")
    try:
        window = GuideWindow(guide, lambda _words, _then: None)
    finally:
        use_language("en")
    qtbot.addWidget(window)
    assert not window.english.isHidden()
