# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The server's packets stop while somebody types: the window goes on as if nothing were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.review.review import Review
from app.store.address import parse_address
from app.store.autosave import SaveKind
from app.store.library import open_library
from app.store.link_state import LinkKind
from app.store.outbox import waiting_outboxes
from tests.fakes import FakeClock
from tests.faults.extent import of_plan
from tests.faults.figures import Figures
from tests.frozen_network import FrozenNetwork
from tests.heartbeat import Heartbeat
from tests.postgres_server import PostgresServer
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.shell.review_page import ReviewPage

KEYS = of_plan(50, 750)
TYPED = (" abcdefghij" * KEYS)[:KEYS]
BETWEEN_KEYS_MS = 40
PATIENCE_MS = 60_000


class Typist(QObject):
    """Types a key at a time, as a person does."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self.count = 0
        self._field = field
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN_KEYS_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def _on_time(self) -> None:
        QTest.keyClicks(self._field, TYPED[self.count])
        self.count += 1
        if self.count == KEYS:
            self._timer.stop()


@pytest.fixture
def network(mortal_server: PostgresServer) -> Iterator[FrozenNetwork]:
    with FrozenNetwork(mortal_server.port) as network:
        yield network
        network.thaw()


@pytest.fixture
def window(
    network: FrozenNetwork,
    mortal_server: PostgresServer,
    example: Review,
    open_window: OpenWindow,
    clock: FakeClock,
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """Return a window with a review that is on the other side of the network."""
    name = mortal_server.new_database()
    near = mortal_server.url(name)
    there = open_library(near, clock)
    there.add(example)
    there.close()
    address = replace(parse_address(near)[0], port=network.port)
    window = open_window()
    window.opening.open_at(address, example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    link = page_of(window).opened.link
    qtbot.waitUntil(lambda: link.state.kind is LinkKind.CONNECTED, timeout=PATIENCE_MS)
    yield window
    network.thaw()


def test_what_is_typed_is_shown_and_safe_while_nothing_comes_through(
    window: MainWindow, network: FrozenNetwork, qtbot: QtBot, figures: Figures
) -> None:
    page = page_of(window)
    title = _title(page)
    title.setFocus()
    title.end(False)
    before = _longest_gap_while_typing(title, qtbot)
    network.freeze()
    meanwhile = _longest_gap_while_typing(title, qtbot)
    page.finish_typing()
    autosave = page.opened.autosave
    qtbot.waitUntil(lambda: not autosave.unsaved, timeout=PATIENCE_MS)
    assert title.text().endswith(2 * TYPED)
    assert page.review.incident.title == title.text()
    assert autosave.state.kind is SaveKind.SAVED
    assert not page.opened.settle(0)  # the server has nothing of it
    network.thaw()
    qtbot.waitUntil(lambda: page.opened.settle(0), timeout=PATIENCE_MS)
    server = window.services.library_of(page.review.id)
    lost = int(server.load(page.review.id).incident.title != title.text())
    figures.round(acknowledged=len(TYPED), lost=lost)
    figures.notes.append(
        f"{KEYS} keys typed: the window's longest gap was {before * 1000:.0f} ms with the server, "
        f"{meanwhile * 1000:.0f} ms without an answer"
    )


def test_a_window_closed_meanwhile_does_not_wait_and_leaves_all_to_the_outbox(
    window: MainWindow, network: FrozenNetwork, qtbot: QtBot
) -> None:
    page = page_of(window)
    title = _title(page)
    title.setFocus()
    network.freeze()
    QTest.keyClicks(title, " typed before it was closed")
    page.finish_typing()
    data_dir = window.services.data_dir
    page.opened.close(0.5)
    qtbot.waitUntil(lambda: bool(waiting_outboxes(data_dir)), timeout=PATIENCE_MS)
    assert sum(one.waiting for one in waiting_outboxes(data_dir)) >= 1


def _title(page: ReviewPage) -> QLineEdit:
    fields = page.panel.findChildren(QLineEdit)
    return next(each for each in fields if each.accessibleName() == "Title")


def _longest_gap_while_typing(field: QLineEdit, qtbot: QtBot) -> float:
    """Return the longest gap in seconds; with the server's answers it tells the machine's own."""
    heartbeat, typist = Heartbeat(), Typist(field)
    qtbot.waitUntil(lambda: typist.count == KEYS, timeout=PATIENCE_MS)
    heartbeat.stop()
    return heartbeat.longest
