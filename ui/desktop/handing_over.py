# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A second start hands what it was asked for over to the running app, or takes its place."""

from __future__ import annotations

import sys
import time
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QThread

from app.sole_holder import SoleHolder
from ui.desktop.meeting_place import held_file, socket_name
from ui.desktop.request import LARGEST, Request, read_answer, request_line

PATIENCE_SECONDS = 8.0
"""For how long an answer is awaited: the running app may still be starting, or closing."""
_PAUSE_MS = 100


class Standing(Enum):
    """How a start finds the data folder."""

    FIRST = "first"
    """No other window holds it; from now on this process does."""
    HANDED_OVER = "handed over"
    """The running app has taken what was asked for."""
    SILENT = "silent"
    """A running app holds it, and does not answer."""


def hold(data_dir: Path) -> SoleHolder | None:
    """Return who holds a data folder, if this process can; None where another one does.

    In a folder that can't be written nobody holds anything, and everybody may.
    """
    holder = SoleHolder(held_file(data_dir))
    try:
        return holder if holder.take() else None
    except OSError:
        return holder


def hand_over(
    data_dir: Path, request: Request, patience: float = PATIENCE_SECONDS
) -> tuple[Standing, SoleHolder | None]:
    """Tell the running app, or become it where it ends meanwhile; waits for `patience` seconds."""
    until = time.monotonic() + patience
    while True:
        holder = hold(data_dir)
        if holder is not None:
            return Standing.FIRST, holder
        left = until - time.monotonic()
        if left <= 0:
            return Standing.SILENT, None
        if _was_told(data_dir, request, left):
            return Standing.HANDED_OVER, None
        QThread.msleep(_PAUSE_MS)


def _was_told(data_dir: Path, request: Request, seconds: float) -> bool:
    """Say it at the door, and wait for the answer."""
    from PySide6.QtNetwork import QLocalSocket  # the first start can do without

    try:
        name = socket_name(data_dir)
    except OSError:
        return False
    _let_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(name)
    wait = round(seconds * 1000)
    if not socket.waitForConnected(wait):
        return False
    socket.write(request_line(request))
    while not socket.canReadLine() and socket.bytesAvailable() <= LARGEST:
        if not socket.waitForReadyRead(wait):
            break
    return read_answer(bytes(socket.readLine(LARGEST).data())) is not None


def _let_come_forward() -> None:
    """Let the running app take the foreground: Windows gives this right to whoever was started."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
