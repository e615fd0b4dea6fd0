# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a server was found to be when it was asked. No SQLAlchemy: a window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from app.store.server_fault import SERVER_WORDS, ServerFault
from app.translation import tr


class Offer(StrEnum):
    """What Hotwash can do itself about what it found: opening the library there does it."""

    NOTHING = "nothing"
    MAKE_TABLES = "make_tables"
    MIGRATE = "migrate"


_OFFERS = {ServerFault.NO_TABLES: Offer.MAKE_TABLES, ServerFault.OLDER: Offer.MIGRATE}
_LOOKING_ON = frozenset({ServerFault.READ_ONLY, ServerFault.LOOKS_ON, ServerFault.NEWER})


@dataclass(frozen=True)
class ServerReport:
    """`fault` and `sentence` where something is wrong or worth knowing.

    `version`, `round_trip` and `is_encrypted` are known once the server let this login in; `teams`
    are those a review may be shared with, where the server parts them.
    """

    fault: ServerFault | None = None
    sentence: str = ""
    version: str = ""
    round_trip: timedelta | None = None
    is_encrypted: bool = False
    teams: tuple[str, ...] = ()

    @property
    def offer(self) -> Offer:
        """What can be done about it here and now."""
        return _OFFERS.get(self.fault, Offer.NOTHING) if self.fault else Offer.NOTHING

    @property
    def is_usable(self) -> bool:
        """Whether reviews can be opened there, if only to look at them."""
        return self.fault is None or self.fault in _LOOKING_ON

    @property
    def may_write(self) -> bool:
        """Whether reviews can be shared and edited there."""
        return self.fault is None


def told(fault: ServerFault, words: str = "") -> str:
    """Return the sentence for a fault; `words` is what it quotes."""
    reason, way_out = (tr(clause).format(words=words) for clause in SERVER_WORDS[fault])
    return f"{reason[:1].upper()}{reason[1:]}; {way_out}."
