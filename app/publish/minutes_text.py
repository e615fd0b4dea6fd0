# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How long a step of the meeting took, in words."""

from __future__ import annotations

from datetime import timedelta

from app.translation import marked, tr

NOT_ENDED = marked("not ended")
"""What a step took that the clock was left running in."""


def minutes_text(length: timedelta | None) -> str:
    """Write a length such as "12 min"."""
    return (
        tr(NOT_ENDED) if length is None else tr("{0:.0f} min").format(length / timedelta(minutes=1))
    )
