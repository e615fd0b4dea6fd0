# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What may be told of a bug, on a terminal, in a log or in a report: where, and never over what.

The text of an error, and the values around it, may hold what somebody wrote, a name or a password.
Whoever looks for a bug of their own sets HOTWASH_DEBUG and gets everything.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from pathlib import Path

DEBUG_VARIABLE = "HOTWASH_DEBUG"
_ROOT = Path(__file__).resolve().parents[1]


def fault_report(error: BaseException) -> str:
    """Return the kind of an error and the places in the code that led there."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_shown(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *places])


def place_of(error: BaseException) -> str:
    """Return the place in the code where an error was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{_shown(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""


def is_debugging() -> bool:
    """Tell whether whoever runs this wants to see everything."""
    return bool(os.environ.get(DEBUG_VARIABLE))


def print_fault(error: BaseException) -> None:
    """Tell of a bug on the terminal, which many desktops keep as a log."""
    if is_debugging():
        traceback.print_exception(error)
    else:
        print(fault_report(error), file=sys.stderr)  # noqa: T201 - the terminal is meant


def report_bug(error: Exception) -> None:
    """Hand a bug on a thread that has to live on to whoever reports bugs."""
    arguments = (type(error), error, error.__traceback__, threading.current_thread())
    threading.excepthook(threading.ExceptHookArgs(arguments))


def _shown(filename: str) -> str:
    """Return a path without the folders it happens to lie in, which may name a person."""
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-3:])
