# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a ticket says about an action, before any tracker's own way of writing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from app.causal.graph import CauseGraph
from app.publish.cause_words import evidence_names
from app.publish.words import words
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr

MOST_TITLE = 200
"""Trackers take 255 characters for a title; some count bytes, and people read the first few."""


@dataclass(frozen=True)
class Part:
    """One part of a ticket's text: a heading, and below it plain text, points, or one link."""

    heading: str
    text: str = ""
    points: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class Ticket:
    """An action as its ticket has it. `key` is our own, by which it is found again.

    `assignee` is the account of the owner on the other side, empty where none is known. All texts
    are plain: whoever writes them into a markup sees to it that they stay so.
    """

    key: str
    action: Action
    title: str
    parts: tuple[Part, ...]
    assignee: str = ""

    @property
    def due(self) -> str:
        """The day it is due (ISO), empty where there is none."""
        return self.action.due.isoformat() if self.action.due else ""

    @property
    def plain(self) -> str:
        """Its text as plain text, for a preview."""
        return "\n\n".join(_plain(part) for part in self.parts)


def ticket_of(review: Review, action: Action, key: str, assignee: str = "") -> Ticket:
    """Return the ticket of one action of `review`."""
    return Ticket(key, action, title_of(action), tuple(_parts(review, action, assignee)), assignee)


def title_of(action: Action) -> str:
    """Return the action on one line, cut where a tracker would refuse it."""
    line = " ".join(action.text.split()) or tr("Action A{0}").format(action.number)
    return line if len(line) <= MOST_TITLE else line[: MOST_TITLE - 1].rstrip() + "…"


def _parts(review: Review, action: Action, assignee: str) -> Iterator[Part]:
    if action.text.strip() != title_of(action):
        yield Part(tr("What"), action.text.strip())
    if action.done_when.strip():
        yield Part(tr("Done when"), action.done_when.strip())
    causes = tuple(_causes(review, action))
    if causes:
        yield Part(tr("Why"), points=causes)
    yield Part(tr("Agreed"), points=tuple(_agreed(action, assignee)))
    yield _review_part(review, action)


def _causes(review: Review, action: Action) -> Iterator[str]:
    """Yield the causes that the action answers, each with what bears it out."""
    graph = CauseGraph(review)
    for cause_id in action.cause_ids:
        cause = cast("Cause | None", review.get(Kind.CAUSE, cause_id))
        if cause is None:
            continue
        name = tr("the effect") if cause_id == EFFECT_ID else f"C{cause.number}"
        evidence = ", ".join(evidence_names(graph, cause))
        said = f"{name}: {' '.join(cause.text.split())}"
        yield f"{said} ({tr('evidence {0}').format(evidence)})" if evidence else said


def _agreed(action: Action, assignee: str) -> Iterator[str]:
    """Yield what was agreed; an owner who has an account there is named by the tracker itself."""
    if action.owner.strip() and not assignee:
        yield tr("Owner: {0}").format(" ".join(action.owner.split()))
    yield tr("Due: {0}").format(action.due.isoformat() if action.due else tr("no date yet"))
    facts = (words(action.kind), words(action.aim), words(action.size))
    kind = ", ".join(fact for fact in facts if fact)
    if kind:
        yield tr("Kind: {0}").format(kind)


def _review_part(review: Review, action: Action) -> Part:
    incident = review.incident
    title = " ".join(incident.title.split()) or tr("untitled")
    told = tr("A{0} of the incident review “{1}”").format(action.number, title)
    reference = " ".join(incident.reference.split())
    link = review.meeting.document_link.strip()
    usable = link.startswith(("https://", "http://")) and len(link.split()) == 1
    kept = tr("Hotwash keeps this part up to date; what you write before or behind it stays.")
    return Part(
        tr("Where it comes from"),
        f"{told} ({reference})\n{kept}" if reference else f"{told}\n{kept}",
        link=link if usable else "",
    )


def _plain(part: Part) -> str:
    lines = [part.heading, *part.text.splitlines(), *(f"- {point}" for point in part.points)]
    return "\n".join([*lines, part.link] if part.link else lines)
