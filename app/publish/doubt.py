# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""When nobody knows whether a server did what was asked: ask it, and make nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.errors import UserFacingError
from app.publish.http import Refused, Unanswered

_T = TypeVar("_T")
_REQUEST_TIMEOUT = 408
MOST_UNANSWERED = 2
"""A server that leaves so many questions unanswered is not asked any more for now."""


def leaves_doubt(trouble: UserFacingError) -> bool:
    """Tell whether a thing may have been made although no answer says so.

    A server, or a gateway before it, may well fail after the work was done.
    """
    if isinstance(trouble, Refused):
        return trouble.status >= 500 or trouble.status == _REQUEST_TIMEOUT
    return isinstance(trouble, Unanswered)


def made_after_all(
    find: Callable[[], _T | None], pauses: Sequence[float], pause: Callable[[float], object]
) -> _T | None:
    """Return what `find` finds, at once or after one of the `pauses`; None where it never does.

    Trouble while asking is not raised: what went wrong first is what there is to say.
    """
    unanswered = 0
    for seconds in (0.0, *pauses):
        if seconds:
            pause(seconds)
        try:
            found = find()
        except Unanswered:
            unanswered += 1
            if unanswered >= MOST_UNANSWERED:
                return None
            continue
        except Refused:
            return None
        if found is not None:
            return found
    return None
