# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Logs, terminals, errors, settings and the system's lists tell nothing of a review, and no secret.

The review itself is where it belongs: in the library, its attachments and the begun line.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.marked_session import PASSWORD, WORD
from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Run the marked session; return its folder, and what it said on its terminal."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "tmp").mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "HOTWASH_DEBUG"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.marked_session", str(folder)],
        cwd=ROOT,
        env={**environment, "TMPDIR": str(folder / "tmp")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout + done.stderr


def test_the_session_was_held_and_its_failures_told(session: tuple[Path, str]) -> None:
    folder, told = session
    assert WORD.encode() in b"".join(path.read_bytes() for path in folder.glob("data/hotwash.db*"))
    assert "can't be reached" in told
    assert "IntegrityError" in told
    assert "ValueError" in told
    assert "nothing was raised" not in told


def test_no_terminal_and_no_log_tells_of_it(session: tuple[Path, str]) -> None:
    folder, told = session
    log = (folder / "log.txt").read_text("utf-8")
    for place in (told, log):
        assert WORD not in place
        assert PASSWORD not in place


def test_nothing_is_left_in_the_temporary_folder(session: tuple[Path, str]) -> None:
    assert list((session[0] / "tmp").rglob("*")) == []


def test_no_program_is_started_with_it(session: tuple[Path, str]) -> None:
    started = (session[0] / "started.txt").read_text("utf-8")
    assert WORD not in started
    assert PASSWORD not in started


def test_no_small_file_of_the_data_folder_tells_of_it(session: tuple[Path, str]) -> None:
    kept = [
        path
        for path in (session[0] / "data").rglob("*")
        if path.is_file() and "attachments" not in path.parts and "hotwash.db" not in path.name
    ]
    for path in kept:
        assert WORD.encode() not in path.read_bytes(), path
    for path in (session[0] / "data").rglob("*"):
        assert path.is_dir() or PASSWORD.encode() not in path.read_bytes(), path


def test_the_window_s_own_file_tells_of_it_neither(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    services = build(tmp_path / "data", clock=FakeClock(), author=WORD)
    review = empty_review(f"The {WORD} outage")
    services.library.add(review)
    window = MainWindow(services, QSettings(str(file), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.actions_table is not None)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    window.close()
    qtbot.waitUntil(file.exists)
    assert WORD not in file.read_text("utf-8")
    assert review.id not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "content", [b"\xff\x00", b"[General]\ngeometry=@ByteArray(x)\n", b"%" * 999]
)
def test_a_broken_file_of_the_window_is_passed_over(
    qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(content)
    services = build(tmp_path / "data", clock=FakeClock())
    window = MainWindow(services, QSettings(str(file), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.actions_table is not None)
    assert window.width() > 300
    window.close()
