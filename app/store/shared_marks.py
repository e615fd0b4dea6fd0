# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library's list with the reviews on servers in it. No SQLAlchemy: the first paint needs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from app.errors import UserFacingError
from app.store.address import BadAddress, ServerAddress, parse_address
from app.store.servers import Servers
from app.store.shared_review import SharedReview, with_shared
from app.store.summary import ReviewSummary


@dataclass(frozen=True)
class SharedMark:
    """What a line of the list says of a review on a server.

    `is_known` is False where nothing but title and day was ever seen of it; `waiting` counts the
    edits that are still to go there.
    """

    server: str
    is_known: bool
    waiting: int = 0


@dataclass(frozen=True)
class Listing:
    """The lines of the library, and the marks of those that are on a server, by id."""

    summaries: tuple[ReviewSummary, ...]
    marks: Mapping[str, SharedMark]


def listing(
    summaries: Sequence[ReviewSummary],
    shared: Iterable[SharedReview],
    waiting: Mapping[str, int] | None = None,
) -> Listing:
    """Return the list as it is known on this computer."""
    shared = tuple(shared)
    known, waiting = {summary.id for summary in summaries}, waiting or {}
    marks = {
        each.review_id: SharedMark(
            _server(each.address), each.review_id in known, waiting.get(each.review_id, 0)
        )
        for each in shared
    }
    return Listing(tuple(with_shared(summaries, shared)), marks)


def refreshed(found: Listing, shared: Iterable[SharedReview], servers: Servers) -> Listing:
    """Return the list with the lines of the servers this run is connected to; others stay."""
    fresh: dict[str, ReviewSummary] = {}
    wanted = {each.review_id: address_of(each) for each in shared}
    for address in {address for address in wanted.values() if address is not None}:
        reached = servers.reached(address)
        if servers.is_open(reached):
            with suppress(UserFacingError):  # gone meanwhile: what was seen last is shown
                lines = servers.library(reached).summaries()
                fresh |= {line.id: line for line in lines if wanted.get(line.id) == address}
    marks = {
        review_id: replace(mark, is_known=mark.is_known or review_id in fresh)
        for review_id, mark in found.marks.items()
    }
    return Listing(tuple(fresh.get(each.id, each) for each in found.summaries), marks)


def address_of(shared: SharedReview) -> ServerAddress | None:
    """Return where a review is; None where what is kept makes no sense any more."""
    try:
        return parse_address(shared.address)[0]
    except BadAddress:
        return None


def _server(address: str) -> str:
    try:
        return parse_address(address)[0].name
    except BadAddress:
        return address
