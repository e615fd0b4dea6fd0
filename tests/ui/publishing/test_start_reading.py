# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""At its start the app asks trackers only where the settings say so, and says what did not work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.publish.export import ExportOptions
from app.publish.publishing import Arrival, plan, recorded, send
from app.publish.target_file import save_target
from app.publish.targets import make_target
from app.review.action import Action, ActionStatus
from app.review.review import Review
from app.settings import Settings, save_settings
from tests.app.publish.trackers.fake_redmine import FakeRedmine
from tests.builders import REVIEW_ID, applied, review_with
from tests.fakes import START, FakeClock
from tests.ui.conftest import OpenWindow

VARIABLE = "HOTWASH_SECRET_REDMINE"


@pytest.fixture
def tracker(httpserver: HTTPServer, tmp_path: Path) -> FakeRedmine:
    """Return a tracker in which the ticket of a review in the library has been closed."""
    tracker = FakeRedmine(httpserver)
    review = review_with(Action(id="a", number=1, text="Alert on lag"))

    def keep(arrival: Arrival) -> None:
        nonlocal review
        review = applied(review, recorded(review, arrival))

    target = make_target(tracker.config, "sesame")
    options = ExportOptions(now=START)
    pieces = plan(target, review, options).to_send
    assert send(target, review, pieces, options, keep, FakeClock().now).is_whole
    tracker.set_status(0, "done")
    services = build(tmp_path / "library", clock=FakeClock())
    services.library.add(review)
    services.close()
    save_target(tmp_path / "library", tracker.config)
    tracker.server.seen.clear()
    return tracker


def wish(tmp_path: Path) -> None:
    save_settings(tmp_path / "library", replace(Settings(), read_tickets="on"), ["read_tickets"])


def kept(tmp_path: Path) -> Review:
    services = build(tmp_path / "library", clock=FakeClock())
    try:
        return services.library.load(REVIEW_ID)
    finally:
        services.close()


def test_unless_it_is_wished_nobody_is_asked(
    tracker: FakeRedmine, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "sesame")
    window = open_window()
    qtbot.waitUntil(lambda: window.library.table.model().rowCount() == 1, timeout=15_000)
    qtbot.waitUntil(lambda: not window.jobs._running, timeout=15_000)
    assert tracker.server.seen == []


def test_news_of_a_ticket_is_in_the_library_after_the_start(
    tracker: FakeRedmine,
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "sesame")
    wish(tmp_path)
    window = open_window()
    qtbot.waitUntil(lambda: bool(tracker.server.seen), timeout=15_000)
    qtbot.waitUntil(lambda: not window.jobs._running, timeout=15_000)
    assert kept(tmp_path).actions[0].status is ActionStatus.DONE


def test_missing_credentials_are_said_and_hold_nothing_up(
    tracker: FakeRedmine,
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    wish(tmp_path)
    window = open_window()
    qtbot.waitUntil(window.library.notice.isVisible, timeout=15_000)
    assert VARIABLE in window.library.notice.text
    assert tracker.server.seen == []
