# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Only the latest of many wishes is answered, and nobody who has gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.errors import UserFacingError
from ui.jobs import Jobs, Progress
from ui.latest_job import LatestJob


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_wishes_in_quick_succession_become_one_piece_of_work(jobs: Jobs, qtbot: QtBot) -> None:
    owner, done, answers = QObject(), [], []
    latest = LatestJob(jobs, 10, owner)

    def work_of(number: int) -> int:
        done.append(number)
        return number

    for number in range(5):
        latest.ask(lambda _progress, which=number: work_of(which), answers.append, answers.append)
    qtbot.waitUntil(lambda: not latest.is_busy)
    assert (done, answers) == ([4], [4])


def test_work_under_way_is_cancelled_and_its_answer_let_go(jobs: Jobs, qtbot: QtBot) -> None:
    owner, answers = QObject(), []
    latest = LatestJob(jobs, 0, owner)
    begun, ended = threading.Event(), threading.Event()

    def slow(progress: Progress) -> str:
        begun.set()
        while not progress.cancelled():
            pass
        ended.set()
        return "old"

    latest.ask(slow, answers.append, answers.append)
    qtbot.waitUntil(begun.is_set)
    latest.ask(lambda _progress: "new", answers.append, answers.append)
    qtbot.waitUntil(lambda: bool(answers) and ended.is_set())
    assert answers == ["new"]


def test_a_known_trouble_comes_as_its_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    owner, said = QObject(), []
    latest = LatestJob(jobs, 0, owner)

    def troubled(_progress: Progress) -> None:
        raise UserFacingError("Too much.")

    latest.ask(troubled, lambda _result: None, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Too much."]


def test_who_has_gone_is_not_answered(jobs: Jobs, qtbot: QtBot) -> None:
    owner, answers = QObject(), []
    latest = LatestJob(jobs, 0, owner)
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work(_progress: Progress) -> int:
        begun.set()
        go_on.wait(5)
        ended.set()
        return 1

    latest.ask(work, answers.append, answers.append)
    qtbot.waitUntil(begun.is_set)
    delete(owner)
    go_on.set()
    qtbot.waitUntil(lambda: ended.is_set() and not jobs._running)
    assert answers == []
