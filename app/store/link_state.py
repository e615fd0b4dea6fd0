# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How it stands with the connection of an open review to where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LinkKind(StrEnum):
    """Where edits go."""

    LOCAL = "local"
    """To the file on this computer."""
    CONNECTED = "connected"
    """To the server, at once."""
    OFFLINE = "offline"
    """To the outbox on this computer, until the server is back."""
    READ_ONLY = "read_only"
    """Nowhere: whoever keeps the server lets this login look on only."""


@dataclass(frozen=True)
class LinkState:
    """How it stands, since when; how many edits wait for the server; and why, for OFFLINE.

    For READ_ONLY there is a sentence where it is not for the rights of this login.

    Where the server `wants_password`, trying again is of no use before somebody gives it.
    """

    kind: LinkKind
    since: datetime
    waiting: int = 0
    sentence: str = ""
    wants_password: bool = False
