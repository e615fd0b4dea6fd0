# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the text that a command is given: a file, or what is piped in."""

from __future__ import annotations

import sys

from app.capture.plain_text import text_at, text_of
from app.paths import typed_path
from app.translation import tr

STDIN = "-"


def given_text(file: str) -> str:
    """Return the text of `file`, of standard input for "-". Raises UserFacingError."""
    if file == STDIN:
        return text_of(sys.stdin.buffer.read(), tr("What was piped in"))
    return text_at(typed_path(file))
