# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which day somebody was reminded on: at most once a day, however many windows are open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.private_files import private
from app.whole_file import make_folder

FOLDER = "reminders"


def claim_day(folder: Path, today: date) -> bool:
    """Return True for the first who asks on a day; then that day is taken, for all processes.

    Where nothing can be written nobody is reminded: better silent than every minute.
    """
    kept = folder / FOLDER
    try:
        make_folder(kept)
        with open(kept / today.isoformat(), "x", opener=private):
            pass
        for former in kept.iterdir():
            if former.name < today.isoformat():
                former.unlink(missing_ok=True)
    except OSError:
        return False
    return True
