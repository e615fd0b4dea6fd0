# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a review is on a server, and which; asked in a job."""

from __future__ import annotations

from dataclasses import dataclass

from app.bootstrap import Services
from app.store.address import BadAddress, ServerAddress, parse_address


@dataclass(frozen=True)
class ShareStanding:
    """`address` is None for a review that is on this computer alone."""

    address: ServerAddress | None
    name: str = ""
    changes: int = 0


def standing_of(services: Services, review_id: str) -> ShareStanding:
    """Return where a review is. No server is asked. Raises UserFacingError."""
    if services.database_url:
        # The whole library is on a server, and so is everything in it.
        try:
            return _at(services, services.database_url)
        except BadAddress:
            return ShareStanding(None)
    shared = services.library.where_shared(review_id)
    if shared is not None:
        return _at(services, shared.address)
    return ShareStanding(None, changes=len(services.library.changes(review_id)))


def _at(services: Services, text: str) -> ShareStanding:
    address = services.servers.reached(parse_address(text)[0])
    known = (each.name for each in services.servers.known() if each.address == address)
    return ShareStanding(address, next(known, ""))
