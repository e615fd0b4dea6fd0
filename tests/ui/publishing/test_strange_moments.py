# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The publish pane with a record from somebody else's file, and left before the end."""

from __future__ import annotations

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.publish.export import ExportOptions
from app.publish.target import Piece, Sent
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.target_file import save_target
from app.review.publication import Publication
from app.review.review import Review
from tests.builders import review_with
from tests.ui.browser import taken_browser
from tests.ui.conftest import OpenWindow
from tests.ui.publishing.test_publish_sheet import ACTIONS, BOARD, Room

ARCHIVE = TargetConfig("archive", TargetKind.FOLDER, "/srv/post-mortems")


@pytest.fixture
def room(open_window: OpenWindow, qtbot: QtBot) -> Room:
    return Room(open_window(), qtbot)


@pytest.mark.parametrize(
    ("target", "url", "is_opened"),
    [
        (BOARD, "https://tracker.example.org/browse/OPS-1", True),
        (BOARD, "file:///usr/share/applications/calculator.desktop", False),
        (BOARD, "javascript:alert(1)", False),
        (ARCHIVE, "file:///srv/post-mortems/2026/undated-checkout-slow.md", True),
        (ARCHIVE, "file:///srv/post-mortems/../../usr/bin/evil.md", False),
        (ARCHIVE, "file:///srv/post-mortems/evil.desktop", False),
        (ARCHIVE, "file://files.example.org/srv/post-mortems/evil.md", False),
        (ARCHIVE, "smb://files.example.org/evil.md", False),
    ],
)
def test_a_record_from_a_strange_file_opens_pages_alone(
    room: Room, target: TargetConfig, url: str, is_opened: bool
) -> None:
    save_target(room.folder, target)
    room.open(review_with(Publication(id="p", target=target.name, key="k", url=url)))
    with taken_browser() as browser:
        room.sheet.record.open.click()
    assert [each.toString() for each in browser.opened] == [url] * is_opened


def test_a_review_is_not_left_before_what_is_sent_has_arrived(room: Room) -> None:
    save_target(room.folder, BOARD)
    room.open(review_with(*ACTIONS))
    room.give_secret()
    held, goes_on, send = Event(), Event(), room.board.send

    def slowly(review: Review, piece: Piece, options: ExportOptions) -> Sent:
        held.set()
        assert goes_on.wait(15)
        return send(review, piece, options)

    room.board.send = slowly  # type: ignore[assignment]
    room.sheet.sending.send.click()
    if room.sheet.sending.confirm.isVisible():
        room.sheet.sending.confirm.click()
    room.until(held.is_set)
    room.window.show_library()
    assert room.window.page is not None
    goes_on.set()
    room.rest()
    assert len(room.review.publications) == 3
    review_id = room.review.id
    room.window.show_library()
    room.until(lambda: room.window.page is None)
    assert len(room.window.services.library.load(review_id).publications) == 3
