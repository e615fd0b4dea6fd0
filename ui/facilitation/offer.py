# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Something that is offered to the room in the page's row for questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Choice = tuple[str, Callable[[], object]]
"""The words of an answer, and what it does."""


@dataclass(frozen=True)
class Offer:
    """Words and answers; `key` is shown as the one that gives the first answer from anywhere."""

    words: str
    choices: Sequence[Choice]
    key: str = ""
    icon: str = "info"


MakeOffer = Callable[[], Offer | None]
"""Makes an offer when its turn has come; None where it is out of date by then."""
