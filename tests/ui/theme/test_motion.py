# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Nothing moves where the settings, the system or the desktop want it still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of
from ui.panels.causes import CausesPanel
from ui.theme.motion import (
    NO_MOTION,
    duration,
    heed_desktop,
    motion_is_wanted,
    take_desktop_answer,
    wear_motion,
)

LENS_MS = 180


class StyleOf(QProxyStyle):
    """A style whose system has its effects on or off."""

    def __init__(self, *, moves: bool) -> None:
        super().__init__("fusion")
        self._moves = moves

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: object = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 200 if self._moves else 0
        return super().styleHint(hint, option, widget, returned)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    yield
    wear_motion("")
    take_desktop_answer("true")
    qapp.setStyle("fusion")


def test_the_system_decides_where_nothing_is_set(qapp: QApplication) -> None:
    qapp.setStyle(StyleOf(moves=True))
    assert duration(LENS_MS) == LENS_MS
    qapp.setStyle(StyleOf(moves=False))
    assert duration(LENS_MS) == 0


def test_the_setting_stills_everything(qapp: QApplication) -> None:
    qapp.setStyle(StyleOf(moves=True))
    wear_motion(NO_MOTION)
    assert not motion_is_wanted()
    assert duration(LENS_MS) == 0


@pytest.mark.parametrize(("answer", "moves"), [("false\n", False), ("true\n", True), ("", True)])
def test_the_desktop_s_answer_is_followed(qapp: QApplication, answer: str, moves: bool) -> None:
    qapp.setStyle(StyleOf(moves=True))
    take_desktop_answer(answer)
    assert motion_is_wanted() is moves


def test_the_desktop_is_asked_and_may_answer_late(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "gsettings"
    program.write_text("#!/bin/sh\necho false\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    qapp.setStyle(StyleOf(moves=True))
    owner = QObject()
    heed_desktop(owner)
    qtbot.waitUntil(lambda: not motion_is_wanted())


def test_without_such_a_desktop_nothing_is_asked(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    owner = QObject()
    heed_desktop(owner)
    assert not owner.children()


@pytest.mark.parametrize("still", [True, False])
def test_boxes_stand_at_once_in_another_lens_where_nothing_shall_move(
    open_window: OpenWindow, qapp: QApplication, example: Review, qtbot: QtBot, still: bool
) -> None:
    window = open_window()
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    page_of(window).show_step(6)
    panel = page_of(window).panel
    assert isinstance(panel, CausesPanel)
    qapp.setStyle(StyleOf(moves=True))
    wear_motion(NO_MOTION if still else "")
    panel.show_lens("fishbone")
    travel = panel.view.drawing_scene.travel
    assert travel.is_under_way is not still
    travel.finish()
