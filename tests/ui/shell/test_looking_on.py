# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoever may only look on can read everything, and nothing takes text and then refuses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.agenda.steps import STEPS
from app.review.edits import set_field
from app.review.review import Review
from app.session.presence import Presence
from app.store.link_state import LinkKind, LinkState
from tests.fakes import START
from tests.ui.conftest import OpenWindow, page_of
from ui.kit.for_looking import is_for_looking
from ui.main_window import MainWindow
from ui.shell.looking_on import LookingOn
from ui.shell.review_page import ReviewPage


class FakeLink:
    """A link whose state is told by hand."""

    def __init__(self) -> None:
        self.state = LinkState(LinkKind.READ_ONLY, START)
        self.present: tuple[Presence, ...] = ()
        self._callbacks: list[Callable[[LinkState], None]] = []

    def turn(self, kind: LinkKind) -> None:
        self.state = replace(self.state, kind=kind)
        for callback in self._callbacks:
            callback(self.state)

    def on_state(self, callback: Callable[[LinkState], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def on_presence(self, _callback: Callable[[], None]) -> Callable[[], None]:
        return lambda: None

    def tell(self, presence: Presence) -> None:
        """Tell nobody."""

    def close(self, timeout: float = 5.0) -> None:
        """Let go of nothing."""


@pytest.fixture
def link() -> FakeLink:
    """Return the link of somebody who may only look on."""
    return FakeLink()


@pytest.fixture
def window(open_window: OpenWindow, example: Review, link: FakeLink, qtbot: QtBot) -> MainWindow:
    """Open the example as somebody who may only look on."""
    opened = open_window()
    opened.services.library.add(example)
    opened.open_review(example.id)
    qtbot.waitUntil(lambda: opened.page is not None, timeout=15_000)
    LookingOn(page_of(opened), link).changed.connect(opened.take_rights)
    opened.take_rights()
    return opened


def editable(page: ReviewPage) -> list[QWidget]:
    """Return what in the step that is shown would take text or a choice."""
    panel = page.panel
    texts = [*panel.findChildren(QLineEdit), *panel.findChildren(QPlainTextEdit)]
    open_texts = [each for each in texts if not each.isReadOnly()]
    views = panel.findChildren(QAbstractItemView)
    none = QAbstractItemView.EditTrigger.NoEditTriggers
    views = [each for each in views if not isinstance(each, QHeaderView)]
    open_views = [each for each in views if each.editTriggers() != none]
    choices = [each for each in panel.findChildren(QComboBox) if each.isEnabled()]
    found: list[QWidget] = [*open_texts, *open_views, *choices]
    return [each for each in found if not is_for_looking(each, panel)]


def test_no_other_wording_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.show_step(5)
    page.show_step(1)
    qtbot.waitUntil(lambda: not page.wording.is_looking)
    title = next(
        each for each in page.panel.findChildren(QLineEdit) if each.accessibleName() == "Title"
    )
    title.setText("Removed by mistake")
    page.centre.setFocus()
    title.setFocus()
    qtbot.waitUntil(lambda: not page.wording.is_looking)
    assert page.wording.marks == ()


@pytest.mark.parametrize("step", [step.number for step in STEPS])
def test_no_field_of_a_step_can_be_edited_and_no_button_edits(
    step: int, window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.show_step(step)
    qtbot.waitUntil(page.panel.isVisible)
    assert page.is_looking_on
    assert not page.capture.isVisible()
    assert editable(page) == []
    before = page.review
    panel = page.panel
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            button.click()
    assert page.review == before


def test_the_page_says_so_and_the_keys_edit_nothing(window: MainWindow) -> None:
    page, actions = page_of(window), window.actions_table
    assert actions is not None
    assert "You may look on" in " ".join(
        each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible()
    )
    for name in ("undo", "capture", "pause", "next_step", "publish"):
        assert not actions[name].isEnabled(), name
    for name in ("export_pdf", "export", "room", "history", "copy_summary", "share", "library"):
        assert actions[name].isEnabled(), name
    QTest.keyClick(window, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert not page.review.clock_facts


def test_a_field_that_comes_later_is_still_too(window: MainWindow, qtbot: QtBot) -> None:
    panel = page_of(window).panel
    field = QLineEdit(panel)
    field.show()
    qtbot.waitUntil(field.isReadOnly)
    button = next(each for each in panel.findChildren(QAbstractButton) if not each.isEnabled())
    button.setEnabled(True)
    assert not button.isEnabled()


def test_with_the_right_to_edit_everything_is_back(
    window: MainWindow, link: FakeLink, qtbot: QtBot
) -> None:
    page = page_of(window)
    link.turn(LinkKind.CONNECTED)
    qtbot.waitUntil(lambda: not page.is_looking_on)
    assert page.capture.isVisible()
    assert editable(page)
    assert window.actions_table is not None
    assert window.actions_table["pause"].isEnabled()
    page.bridge.apply(set_field(page.review.incident, "reference", "INC-1"), "change")
    assert page.review.incident.reference == "INC-1"


def test_while_the_server_is_away_nobody_gets_the_right_to_edit(
    window: MainWindow, link: FakeLink, dressed: QApplication
) -> None:
    link.turn(LinkKind.OFFLINE)
    dressed.processEvents()
    assert page_of(window).is_looking_on
