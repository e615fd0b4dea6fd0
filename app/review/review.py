# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The review: one immutable snapshot of everything the team knows and decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Protocol, TypeVar, cast

from app.review.action import Action
from app.review.alternative import Alternative
from app.review.approval import Approval
from app.review.approved_content import ApprovedContent
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.clock_fact import ClockFact
from app.review.comment import Comment
from app.review.event import Event, Moment
from app.review.evidence import Evidence
from app.review.follow_up import FollowUp
from app.review.freeze import Freeze
from app.review.impact import Impact
from app.review.impact_window import ImpactWindow
from app.review.incident import Incident
from app.review.item import SINGLE_KINDS, Item, Kind, in_order
from app.review.lifecycle import Lifecycle
from app.review.meeting import Meeting
from app.review.note import Note, NoteKind
from app.review.observation import Observation
from app.review.people import Person
from app.review.publication import Publication
from app.review.table_memo import TableMemo
from app.review.transcript_line import TranscriptLine
from app.review.transition import Transition

ITEM_TYPES: Mapping[Kind, type[Item]] = MappingProxyType(
    {
        item_type.KIND: item_type
        for item_type in (
            Lifecycle, Incident, Meeting, Impact, ImpactWindow, Person, Evidence, Freeze, Event,
            Cause, Link, Observation, Action, FollowUp, Approval, ApprovedContent, Comment,
            Transition, Publication, Note, TranscriptLine, ClockFact, Alternative,
        )
    }
)  # fmt: skip
"""The dataclass of each kind, in the order in which files and tables list them."""

Table = Mapping[str, Item]
_T = TypeVar("_T", bound=Item)
_ORDERED = TableMemo(lambda table: tuple(sorted(table.values(), key=in_order)))


class HasTables(Protocol):
    """Whatever holds items by kind and id: a review, or one in the making."""

    def table(self, kind: Kind) -> Table:
        """Return the items of `kind` by id."""
        ...


@dataclass(frozen=True)
class Review:
    """One review: for each kind its items by id. Made by `new_review` and changed by edits only."""

    id: str
    tables: Mapping[Kind, Table]

    def table(self, kind: Kind) -> Table:
        """Return the items of `kind` by id."""
        return self.tables.get(kind, MappingProxyType({}))

    def get(self, kind: Kind, item_id: str) -> Item | None:
        """Return one item, or None where there is none."""
        return self.table(kind).get(item_id)

    def items(self, kind: Kind) -> tuple[Item, ...]:
        """Return the items of `kind` in their order."""
        return _ORDERED.of(self.table(kind))

    def last_rank(self, kind: Kind) -> str:
        """Return the rank of the last item of `kind`, or an empty string."""
        return max((item.rank for item in self.table(kind).values()), default="")

    @cached_property
    def lifecycle(self) -> Lifecycle:
        """The review's standing."""
        return self._single(Lifecycle)

    @cached_property
    def incident(self) -> Incident:
        """The incident under review."""
        return self._single(Incident)

    @cached_property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self._single(Meeting)

    @cached_property
    def impact(self) -> Impact:
        """What users felt."""
        return self._single(Impact)

    @cached_property
    def impact_windows(self) -> tuple[ImpactWindow, ...]:
        """The stretches in which users felt it in different ways."""
        return self._all(ImpactWindow)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody named for the meeting."""
        return self._all(Person)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The facts."""
        return self._all(Evidence)

    @cached_property
    def freezes(self) -> tuple[Freeze, ...]:
        """The freezes of facts, lifted ones too."""
        return self._all(Freeze)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events as they were entered; for the order of instants see `timeline`."""
        return self._all(Event)

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """The events by instant; one of unknown time stays behind the one entered before it."""
        known_before: datetime | None = None
        keyed: list[tuple[tuple[bool, float], int, Event]] = []
        for place, event in enumerate(self.events):
            known_before = event.at or known_before
            stamp = known_before.timestamp() if known_before else 0.0
            keyed.append(((known_before is not None, stamp), place, event))
        return tuple(event for _, _, event in sorted(keyed, key=lambda entry: entry[:2]))

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """The causes without the effect itself."""
        return tuple(cause for cause in self._all(Cause) if cause.id != EFFECT_ID)

    @cached_property
    def effect(self) -> Cause:
        """The effect that the causes explain."""
        return cast(Cause, self.table(Kind.CAUSE)[EFFECT_ID])

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The "why?" links."""
        return self._all(Link)

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """What went well, what didn't, and luck."""
        return self._all(Observation)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What the team will do."""
        return self._all(Action)

    @cached_property
    def approvals(self) -> tuple[Approval, ...]:
        """The approvers and their verdicts."""
        return self._all(Approval)

    @cached_property
    def approved_contents(self) -> tuple[ApprovedContent, ...]:
        """What was approved, each content once."""
        return self._all(ApprovedContent)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """What approvers said about single places."""
        return self._all(Comment)

    @cached_property
    def transitions(self) -> tuple[Transition, ...]:
        """The review's way from draft to closed, oldest first."""
        return self._all(Transition)

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """What was made outside: pages, tickets, files."""
        return self._all(Publication)

    @cached_property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What was decided about actions after they were agreed, oldest first."""
        return self._all(FollowUp)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Notes and the parking lot."""
        return self._all(Note)

    @cached_property
    def transcript_lines(self) -> tuple[TranscriptLine, ...]:
        """What the scribe wrote, line by line."""
        return self._all(TranscriptLine)

    @cached_property
    def parked(self) -> tuple[Note, ...]:
        """The parking lot: the notes that wait for the end of the meeting."""
        return tuple(note for note in self.notes if note.kind is NoteKind.PARKED)

    @cached_property
    def clock_facts(self) -> tuple[ClockFact, ...]:
        """What was done to the clock."""
        return self._all(ClockFact)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other wordings that wait for a choice."""
        return self._all(Alternative)

    @cached_property
    def moments(self) -> Mapping[Moment, Event]:
        """The events that mark the key moments."""
        return {event.moment: event for event in self.events if event.moment is not None}

    def _single(self, item_type: type[_T]) -> _T:
        return cast(_T, self.table(item_type.KIND)[item_type.KIND.value])

    def _all(self, item_type: type[_T]) -> tuple[_T, ...]:
        return cast("tuple[_T, ...]", self.items(item_type.KIND))


def new_review(
    review_id: str,
    created_at: datetime | None = None,
    title: str = "",
    meeting: Meeting | None = None,
) -> Review:
    """Return an empty review: its single parts, and the effect with nothing under it."""
    first: tuple[Item, ...] = (
        Lifecycle(created_at=created_at),
        Incident(title=title),
        meeting or Meeting(),
        Impact(),
        Cause(id=EFFECT_ID),
    )
    return assemble(review_id, first)


def assemble(review_id: str, items: tuple[Item, ...]) -> Review:
    """Return the review made of `items`; single parts that are missing get their defaults."""
    tables: dict[Kind, dict[str, Item]] = {kind: {} for kind in ITEM_TYPES}
    for item in items:
        tables[item.KIND][item.id] = item
    for kind in SINGLE_KINDS:
        tables[kind].setdefault(kind.value, ITEM_TYPES[kind](id=kind.value))
    tables[Kind.CAUSE].setdefault(EFFECT_ID, Cause(id=EFFECT_ID))
    return Review(review_id, {kind: MappingProxyType(table) for kind, table in tables.items()})
