# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What would go to a server with a review, and the words that lead others to it."""

from __future__ import annotations

from dataclasses import dataclass

from app.review.review import Review
from app.store.address import ReviewLink, ServerAddress, link_to
from app.translation import tr

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Cargo:
    """What goes along: facts, attached files with their bytes, and changes of the history."""

    facts: int
    files: int
    size: int
    changes: int


def cargo_of(review: Review, changes: int) -> Cargo:
    """Return what goes along with a review whose history holds so many changes."""
    files = {fact.sha256: fact.size or 0 for fact in review.evidence if fact.sha256}
    return Cargo(len(review.evidence), len(files), sum(files.values()), changes)


def cargo_words(cargo: Cargo) -> tuple[str, ...]:
    """Return in words what goes along, a line for each sort."""
    facts = tr("1 fact") if cargo.facts == 1 else tr("{0} facts").format(cargo.facts)
    if cargo.files:
        size = f"{max(cargo.size / _MEGABYTE, 0.1):.1f}"
        facts = tr("{0}, with {1} MB of files").format(facts, size)
    history = tr("The history: 1 change")
    if cargo.changes != 1:
        history = tr("The history: {0} changes").format(cargo.changes)
    return tr("Everything written in the ten steps"), facts, history


def invitation(title: str, link: ReviewLink) -> str:
    """Return a message that invites others to a review."""
    return tr(
        "You are invited to the review “{0}”.\n\nOpen it in Hotwash: {1}\n\nIn Hotwash choose "
        "“Open a shared review” and paste the link; you are asked for your own login at {2}."
    ).format(title or tr("Untitled review"), link.text, link.address.host)


def link_words(address: ServerAddress, review_id: str) -> str:
    """Return the link to a review; empty where only this computer reaches its server."""
    link = link_to(address, review_id)
    return link.text if link is not None else ""
