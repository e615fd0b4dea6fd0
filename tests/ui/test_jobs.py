# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Slow work: its result, its progress and its troubles come back to the window's thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.errors import UserFacingError
from ui.jobs import Jobs, Progress


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_the_result_comes_back_to_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    results: list[int] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    def then(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    jobs.run(work, then, owner=jobs)
    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] is not threads[1]
    assert threads[1] is threading.current_thread()


def test_a_known_trouble_comes_back_as_its_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[str] = []

    def work(_progress: Progress) -> None:
        raise UserFacingError("The disk is full. Choose another place.")

    job = jobs.run(work, lambda _result: said.append("done"), said.append, owner=jobs)
    with qtbot.waitSignal(job.finished):
        pass
    assert said == ["The disk is full. Choose another place."]


def test_a_bug_goes_to_the_crash_hook(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: seen.append(error))

    def work(_progress: Progress) -> None:
        raise KeyError("bug")

    jobs.run(work, failed=lambda _sentence: pytest.fail("a bug is no known trouble"), owner=jobs)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], KeyError)


def test_progress_is_told_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    go = threading.Event()
    heard: list[tuple[float, str]] = []

    def work(progress: Progress) -> None:
        go.wait(5)
        progress(0.5, "pages")
        progress(1.0)

    job = jobs.run(work, owner=jobs)
    job.progressed.connect(lambda share, words: heard.append((share, words)))
    with qtbot.waitSignal(job.finished):
        go.set()
    assert heard == [(0.5, "pages"), (1.0, "")]


def test_a_job_ends_when_it_is_told_to(jobs: Jobs, qtbot: QtBot) -> None:
    looked = threading.Event()

    def work(progress: Progress) -> str:
        looked.wait(5)
        return "stopped" if progress.cancelled() else "ran on"

    results: list[str] = []
    job = jobs.run(work, results.append, owner=jobs)
    job.cancel()
    looked.set()
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["stopped"]


def test_closing_stops_what_is_under_way(jobs: Jobs, qtbot: QtBot) -> None:
    began = threading.Event()
    ended = threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        while not progress.cancelled():
            ended.wait(0.01)
        ended.set()

    job = jobs.run(work, owner=jobs)
    assert began.wait(5)
    with qtbot.waitSignal(job.finished):
        jobs.close()
        assert ended.is_set()


def test_an_answer_on_its_way_reaches_nobody_once_its_owner_is_gone(
    jobs: Jobs, qtbot: QtBot
) -> None:
    """A review may be closed between the end of a job and the turn of its answer."""
    results: list[int] = []
    owner = QObject()
    job = jobs.run(lambda _progress: 42, results.append, owner=owner)
    assert job.wait(5)
    delete(owner)
    with qtbot.waitSignal(job.finished):
        pass
    assert results == []


def test_work_is_told_to_stop_when_its_owner_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    began, pause = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        while not progress.cancelled():
            pause.wait(0.01)

    owner = QObject()
    job = jobs.run(work, owner=owner)
    assert began.wait(5)
    with qtbot.waitSignal(job.finished):
        delete(owner)


def test_what_waits_is_called_once_and_not_in_a_window_that_has_closed(
    jobs: Jobs, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    called: list[str] = []

    def call() -> None:
        called.append("now")

    job = jobs.run(lambda _progress: go_on.wait(10), owner=jobs)
    jobs.when_idle(call)
    jobs.when_idle(call)
    go_on.set()
    with qtbot.waitSignal(job.finished):
        pass
    assert called == ["now"]
    jobs.close()
    jobs.when_idle(call)
    assert called == ["now"]


def test_work_that_outlives_its_window_ends_quietly(qapp: object) -> None:
    gone, owner, go_on = Jobs(), QObject(), threading.Event()
    job = gone.run(lambda _progress: go_on.wait(10), owner=owner)
    thread = job._thread
    delete(gone)
    go_on.set()
    thread.join(10)
    assert not thread.is_alive()
