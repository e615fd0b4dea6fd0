# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The last reports of bugs, kept so that they can be told later.

What may be in one, `fault_report` decides: where it happened, and never over what.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app.private_files import private
from app.whole_file import make_folder

FOLDER = "faults"
MOST = 20
LONGEST = 20_000
"""Characters; an endless recursion has a long way to tell."""


def keep_fault(data_dir: Path, report: str, at: datetime) -> None:
    """Keep a report, and let the oldest go. Where the disk refuses, there is just none."""
    folder = data_dir / FOLDER
    name = f"{at.astimezone(UTC):%Y%m%dT%H%M%S%f}.txt"
    with suppress(OSError):
        make_folder(folder)
        with open(folder / name, "x", encoding="utf-8", opener=private) as file:
            file.write(report[:LONGEST] + "\n")
        for path in _paths(folder)[:-MOST]:
            path.unlink(missing_ok=True)


def kept_faults(data_dir: Path) -> dict[str, str]:
    """Return the reports that are kept by the instant of each, oldest first; never fails."""
    found: dict[str, str] = {}
    with suppress(OSError):
        for path in _paths(data_dir / FOLDER):
            with suppress(OSError, UnicodeDecodeError):
                found[path.stem] = path.read_text(encoding="utf-8")[:LONGEST]
    return found


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.glob("*T*.txt"))
