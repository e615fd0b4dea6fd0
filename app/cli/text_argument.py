# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the text that a command is given: a file, or what is piped in."""

from __future__ import annotations

import sys
from pathlib import Path

from app.capture.plain_text import text_of
from app.errors import UserFacingError

STDIN = "-"


def given_text(file: str) -> str:
    """Return the text of `file`, of standard input for "-". Raises UserFacingError."""
    if file == STDIN:
        return text_of(sys.stdin.buffer.read(), "What was piped in")
    path = Path(file).expanduser()
    try:
        return text_of(path.read_bytes(), path.name)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise UserFacingError(f"{file} can't be read: {reason}.") from error
