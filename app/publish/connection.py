# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Try the connection to a target: nothing is sent, and what is wrong is said."""

from __future__ import annotations

from contextlib import suppress

from app.publish.http import Http, Refused
from app.publish.target import Checkable, Target
from app.publish.target_config import TargetConfig


def check_connection(target: Target, config: TargetConfig) -> None:
    """Ask whether `target` could be published to now. Raises UserFacingError.

    One that can't be asked is at least reached: an answer of whatever kind shows that name,
    connection and certificate are in order.
    """
    if isinstance(target, Checkable):
        target.check()
        return
    with Http(config.address) as http, suppress(Refused):
        http.send("GET", "")
