# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The running app hears second starts, whole lines only, and nobody keeps it busy."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desktop import door as door_module
from ui.desktop.door import MOST_AT_ONCE, Door
from ui.desktop.handing_over import Standing, hand_over, hold
from ui.desktop.meeting_place import socket_name
from ui.desktop.request import LARGEST, Request, request_line


@pytest.fixture
def session_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the test a folder of a session of its own; the names of sockets are short."""
    with tempfile.TemporaryDirectory(prefix="hw-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def door(session_folder: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Door]:
    """Open the door of a data folder."""
    del session_folder, qapp
    made = Door(tmp_path / "data")
    assert made.open()
    yield made
    made.close()
    made.deleteLater()


class Visitor:
    """Somebody who says bytes at the door."""

    def __init__(self, data_dir: Path) -> None:
        self.socket = QLocalSocket()
        self.socket.connectToServer(socket_name(data_dir))
        assert self.socket.waitForConnected(5_000)

    def says(self, content: bytes) -> None:
        self.socket.write(content)
        self.socket.flush()

    def is_away(self) -> bool:
        return self.socket.state() == QLocalSocket.LocalSocketState.UnconnectedState


def test_a_request_is_heard_and_answered(door: Door, tmp_path: Path, qtbot: QtBot) -> None:
    visitor = Visitor(tmp_path / "data")
    line = request_line(Request(("/a.yaml",), "token"))
    with qtbot.waitSignal(door.requested) as heard:
        visitor.says(line[:10])
        visitor.says(line[10:])
    assert heard.args == [Request(("/a.yaml",), "token")]
    qtbot.waitUntil(visitor.socket.canReadLine)
    qtbot.waitUntil(visitor.is_away)


@pytest.mark.parametrize("said", [b"\n", b"GET / HTTP/1.1\r\n", b'{"hotwash": 1, "open": 5}\n',
                                  b"a" * (LARGEST + 2), b"\xff\xfe\n"])  # fmt: skip
def test_what_is_no_request_is_sent_away_and_asks_for_nothing(
    said: bytes, door: Door, tmp_path: Path, qtbot: QtBot
) -> None:
    visitor = Visitor(tmp_path / "data")
    with qtbot.assertNotEmitted(door.requested):
        visitor.says(said)
        qtbot.waitUntil(visitor.is_away)


def test_who_says_nothing_is_sent_away(
    door: Door, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_module, "PATIENCE_MS", 20)
    silent = Visitor(tmp_path / "data")
    silent.says(b'{"hotwash": 1')
    qtbot.waitUntil(silent.is_away)


def test_a_crowd_at_the_door_keeps_nobody_out_for_long(
    door: Door, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_module, "PATIENCE_MS", 200)
    crowd = [Visitor(tmp_path / "data") for _ in range(2 * MOST_AT_ONCE)]
    qtbot.waitUntil(lambda: all(each.is_away() for each in crowd))
    with qtbot.waitSignal(door.requested):
        Visitor(tmp_path / "data").says(request_line(Request()))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows have no file")
def test_only_its_owner_is_let_in(door: Door, tmp_path: Path) -> None:
    place = Path(socket_name(tmp_path / "data"))
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert socket_name(tmp_path / "other") != str(place)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows have no folder")
def test_a_folder_that_is_open_to_others_is_no_place_for_a_door(
    session_folder: Path, tmp_path: Path, qapp: QApplication
) -> None:
    del qapp
    (session_folder / "hotwash").mkdir()
    (session_folder / "hotwash").chmod(0o755)
    assert not Door(tmp_path / "data").open()


def test_the_socket_of_a_killed_app_is_cleared_away(
    session_folder: Path, tmp_path: Path, qapp: QApplication
) -> None:
    del session_folder, qapp
    Path(socket_name(tmp_path / "data")).write_bytes(b"")
    door = Door(tmp_path / "data")
    assert door.open()
    door.close()


def test_a_start_becomes_the_first_one_when_the_other_ends_meanwhile(
    session_folder: Path, tmp_path: Path
) -> None:
    del session_folder
    holder = hold(tmp_path / "data")
    assert holder is not None
    ending = threading.Timer(0.3, holder.release)
    ending.start()
    standing, second = hand_over(tmp_path / "data", Request(), patience=30)
    ending.join()
    assert standing is Standing.FIRST
    assert second is not None
    second.release()


def test_one_that_does_not_answer_is_waited_for_and_never_passed_over(
    session_folder: Path, tmp_path: Path
) -> None:
    del session_folder
    holder = hold(tmp_path / "data")
    assert hand_over(tmp_path / "data", Request(), patience=0.3) == (Standing.SILENT, None)
    assert holder is not None
    holder.release()


def test_without_a_folder_of_the_session_one_of_this_person_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if sys.platform != "win32":
        assert Path(socket_name(tmp_path)).parent == tmp_path / f"hotwash-{os.getuid()}"
