# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Asking again for what may have been made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.errors import UserFacingError
from app.publish.doubt import leaves_doubt, made_after_all
from app.publish.http import Refused, Unanswered

GONE, LOST = Refused("no", 404), Unanswered("lost")


def answers(*given: str | UserFacingError | None) -> Callable[[], str | None]:
    """Return a question that is answered, or goes wrong, as given, in this order."""
    waiting = list(given)

    def ask() -> str | None:
        said = waiting.pop(0)
        if isinstance(said, UserFacingError):
            raise said
        return said

    return ask


@pytest.mark.parametrize(
    ("given", "found", "paused"),
    [
        (("it",), "it", []),
        ((None, "it"), "it", [1.0]),
        ((None, None, "it"), "it", [1.0, 2.0]),
        ((None, None, None), None, [1.0, 2.0]),
        ((LOST, "it"), "it", [1.0]),
        ((LOST, LOST), None, [1.0]),
        ((GONE,), None, []),
    ],
)
def test_a_server_is_asked_with_patience_but_not_for_ever(
    given: tuple[str | UserFacingError | None, ...], found: str | None, paused: list[float]
) -> None:
    waited: list[float] = []
    assert made_after_all(answers(*given), (1.0, 2.0), waited.append) == found
    assert waited == paused


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
def test_a_failure_of_the_server_leaves_doubt(status: int) -> None:
    assert leaves_doubt(Refused("no", status))


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 409, 413, 422, 429])
def test_a_refusal_leaves_none(status: int) -> None:
    assert not leaves_doubt(Refused("no", status))
    assert leaves_doubt(LOST)
    assert not leaves_doubt(UserFacingError("an own sentence"))
