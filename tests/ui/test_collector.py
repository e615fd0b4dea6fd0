# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Garbage is looked for on the window's thread: a widget that goes on another ends the program."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from ui.collector import FIRST, Collector


@pytest.fixture
def looked_on() -> Iterator[list[int]]:
    """Return the threads on which garbage is looked for from now on."""
    threads: list[int] = []

    def note(phase: str, _info: dict[str, Any]) -> None:
        if phase == "start":
            threads.append(threading.get_ident())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def make_garbage() -> None:
    for _ in range(2 * FIRST):
        circle: list[Any] = []
        circle.append(circle)


def make_garbage_in_a_job() -> None:
    job = threading.Thread(target=make_garbage)
    job.start()
    job.join()


def test_a_job_that_makes_garbage_does_not_look_for_it(
    open_window: OpenWindow, looked_on: list[int], qtbot: QtBot
) -> None:
    window = open_window()
    make_garbage_in_a_job()
    qtbot.waitUntil(lambda: gc.get_count()[0] < FIRST)
    assert set(looked_on) == {threading.get_ident()}
    assert window.isVisible()


def test_what_is_let_go_of_in_a_circle_goes_at_the_next_look(
    qapp: object, looked_on: list[int]
) -> None:
    collector = Collector()
    gone: list[str] = []
    kept: Any = QObject()
    kept.destroyed.connect(lambda: gone.append("gone"))
    kept.itself = kept
    del kept
    make_garbage_in_a_job()
    assert not gone
    collector.look()
    assert gone == ["gone"]
    assert looked_on == [threading.get_ident()]


def test_little_garbage_is_not_worth_a_look(qapp: object, looked_on: list[int]) -> None:
    collector = Collector()
    gc.collect()
    looked_on.clear()
    collector.look()
    assert not looked_on
