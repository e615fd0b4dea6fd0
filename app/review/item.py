# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every part of a review has in common: a kind, an id and a place in its list."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import Any, ClassVar

from app.translation import marked, tr


class Kind(StrEnum):
    """The kinds of parts a review is made of; the value is the name in files and tables."""

    LIFECYCLE = "lifecycle"
    INCIDENT = "incident"
    MEETING = "meeting"
    IMPACT = "impact"
    IMPACT_WINDOW = "impact_window"
    PERSON = "person"
    EVIDENCE = "evidence"
    FREEZE = "freeze"
    EVENT = "event"
    CAUSE = "cause"
    LINK = "link"
    OBSERVATION = "observation"
    ACTION = "action"
    FOLLOW_UP = "follow_up"
    APPROVAL = "approval"
    APPROVED_CONTENT = "approved_content"
    COMMENT = "comment"
    TRANSITION = "transition"
    PUBLICATION = "publication"
    NOTE = "note"
    TRANSCRIPT_LINE = "transcript_line"
    CLOCK_FACT = "clock_fact"
    ALTERNATIVE = "alternative"


_WORDS = (
    *(marked("lifecycle"), marked("incident"), marked("meeting"), marked("impact")),
    *(marked("impact window"), marked("person"), marked("evidence"), marked("freeze")),
    *(marked("event"), marked("cause"), marked("link"), marked("observation")),
    *(marked("action"), marked("approval"), marked("note"), marked("clock fact")),
    *(marked("follow up"), marked("approved content"), marked("comment")),
    *(marked("transition"), marked("publication"), marked("transcript line")),
    marked("alternative"),
)
"""What the kinds are called in a sentence: their names, without underlines."""


def kind_words(kind: Kind) -> str:
    """Return what a kind is called in a sentence."""
    return tr(kind.value.replace("_", " "))


SINGLE_KINDS = frozenset({Kind.LIFECYCLE, Kind.INCIDENT, Kind.MEETING, Kind.IMPACT})
"""Kinds of which a review has exactly one; its id is the kind's own name."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One part of a review. `rank` orders it among its kind (see `rank`)."""

    KIND: ClassVar[Kind]
    id: str
    rank: str = ""


in_order = attrgetter("rank", "id")
"""The key that sorts items of one kind."""


def refers_to(kind: Kind) -> Any:
    """Declare a field that holds ids of `kind`: a tuple of them, empty by default."""
    return field(default=(), metadata={"refers_to": kind})


def refers_to_one(kind: Kind) -> Any:
    """Declare a field that holds one id of `kind`."""
    return field(metadata={"refers_to": kind})
