# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the room's screen shows of the review: the part that is being worked on, without names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.shapes import Box, Drawing
from app.causal.text_measure import TextMeasure
from app.insight.event_time import event_time_text
from app.insight.nameless import nameless
from app.insight.phase_band import phase_band
from app.insight.phases import phase_of
from app.review.action import CLOSED_STATUSES, Action
from app.review.cause import EFFECT_ID
from app.review.event import Event
from app.review.item import Item
from app.review.note import Note
from app.review.review import Review
from app.review.zone import zone_of
from ui import dates

ROWS_BESIDE_BAND, ROWS_ALONE = 3, 5
"""How many lines can be read from the last row of chairs, below a band and without one."""

DRAWN_AT = 2.4
"""How much a drawing made for a desk is enlarged, so that its smallest words are 30 px high."""

DRAWING_HEIGHT = 444.0
"""What clock, question and what is next leave to a drawing."""

_T = TypeVar("_T", bound=Item)


class RoomShow(StrEnum):
    """What the facilitator wants the room to see."""

    BY_STEP = "by_step"
    TIMELINE = "timeline"
    CAUSES = "causes"
    ACTIONS = "actions"
    PARKED = "parked"
    RULES = "rules"
    NOTHING = "nothing"


@dataclass(frozen=True)
class RoomRow:
    """One line: what stands before and behind it, its words, its phase (a colour's key)."""

    lead: str
    text: str
    trail: str = ""
    phase: str = ""
    in_hand: bool = False


@dataclass(frozen=True)
class RoomContent:
    """A drawing, lines, or nothing. `focus` is the box of the drawing that has to be in sight."""

    drawing: Drawing | None = None
    focus: Box | None = None
    rows: tuple[RoomRow, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What is to be shown: the step of the meeting, the item in hand, and the lens in use.

    `words` are what the room reads where it is to read something together, such as ground rules.
    """

    show: RoomShow
    step: int
    in_hand: str = ""
    lens: str = "whys"
    bones: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


STEPS = {RoomShow.RULES: 2, RoomShow.TIMELINE: 4, RoomShow.CAUSES: 6, RoomShow.ACTIONS: 8}
"""The step in which each thing is worked on."""

_OF_STEP = {step: show for show, step in STEPS.items()}


def shown_for(show: RoomShow, step: int) -> RoomShow:
    """Return what is shown in a step of the meeting."""
    return _OF_STEP.get(step, RoomShow.NOTHING) if show is RoomShow.BY_STEP else show


def room_content(review: Review, wish: Wish, measure: TextMeasure, width: float) -> RoomContent:
    """Return the content for `width` logical pixels at the room's scale."""
    made = _CONTENTS.get(shown_for(wish.show, wish.step))
    return made(nameless(review), wish, measure, width) if made else RoomContent()


def _timeline(review: Review, wish: Wish, measure: TextMeasure, width: float) -> RoomContent:
    """Return the phases and the event in hand after those before it."""
    band = phase_band(review, measure, width)
    count = ROWS_BESIDE_BAND if band.shapes else ROWS_ALONE
    place = _place(review.timeline, wish.in_hand, otherwise=len(review.timeline) - 1)
    shown = review.timeline[max(0, place + 1 - count) : place + 1]
    rows = tuple(_event_row(review, event, wish.in_hand) for event in shown)
    return RoomContent(drawing=band if band.shapes else None, rows=rows)


def _causes(review: Review, wish: Wish, measure: TextMeasure, width: float) -> RoomContent:
    """Return the lens that is being edited, around the cause in hand.

    What does not fit whole has its other branches folded: else the answers to one question stand
    too far apart to be seen together.
    """
    options = LensOptions(notes=False, categories=wish.bones)
    drawing = LENSES[wish.lens](review, measure, options)
    in_hand = wish.in_hand if _box_of(drawing, wish.in_hand) else EFFECT_ID
    if not _fits(drawing, width):
        folded = replace(options, folded=_aside(CauseGraph(review), in_hand))
        around = LENSES[wish.lens](review, measure, folded)
        drawing = around if _box_of(around, in_hand) else drawing
    return RoomContent(drawing, _box_of(drawing, in_hand))


def _fits(drawing: Drawing, width: float) -> bool:
    return max(drawing.width / width, drawing.height / DRAWING_HEIGHT) <= 1 / DRAWN_AT


def _box_of(drawing: Drawing, cause_id: str) -> Box | None:
    """Return the box of a cause, not a chip that refers to it."""
    boxes = (shape for shape in drawing.shapes if isinstance(shape, Box))
    return next((box for box in boxes if box.id == box.owner == cause_id), None)


def _aside(graph: CauseGraph, in_hand: str) -> frozenset[str]:
    """Return the causes whose answers are not on the way from the effect to those in hand."""
    way = {EFFECT_ID}
    while in_hand and in_hand not in way:
        way.add(in_hand)
        in_hand = graph.parent(in_hand)
    return frozenset(cause.id for cause in graph.review.causes if cause.id not in way)


def _actions(review: Review, wish: Wish, _measure: TextMeasure, _width: float) -> RoomContent:
    """Return the actions that are still to be done, with who does them until when."""
    still = [action for action in review.actions if action.status not in CLOSED_STATUSES]
    return _list(still, wish.in_hand, _action_row)


def _parked(review: Review, wish: Wish, _measure: TextMeasure, _width: float) -> RoomContent:
    """Return what was parked, the newest last."""
    parked = review.parked
    return _list(parked, wish.in_hand or (parked[-1].id if parked else ""), _note_row)


def _words(_review: Review, wish: Wish, _measure: TextMeasure, _width: float) -> RoomContent:
    """Return what the room reads together."""
    return RoomContent(rows=tuple(RoomRow("", text, in_hand=True) for text in wish.words))


_CONTENTS: Mapping[RoomShow, Callable[[Review, Wish, TextMeasure, float], RoomContent]] = {
    RoomShow.TIMELINE: _timeline,
    RoomShow.CAUSES: _causes,
    RoomShow.ACTIONS: _actions,
    RoomShow.PARKED: _parked,
    RoomShow.RULES: _words,
}


def _list(items: Sequence[_T], in_hand: str, row: Callable[[_T, bool], RoomRow]) -> RoomContent:
    """Return the lines around the one in hand."""
    place = _place(items, in_hand, otherwise=0)
    first = max(0, min(place - ROWS_ALONE // 2, len(items) - ROWS_ALONE))
    shown = items[first : first + ROWS_ALONE]
    return RoomContent(rows=tuple(row(item, item.id == in_hand) for item in shown))


def _place(items: Sequence[Item], item_id: str, otherwise: int) -> int:
    return next((place for place, item in enumerate(items) if item.id == item_id), otherwise)


def _event_row(review: Review, event: Event, in_hand: str) -> RoomRow:
    lead = "" if event.at is None else event_time_text(event, zone_of(review))
    phase = phase_of(review, event)
    key = phase.value if phase else ""
    return RoomRow(lead, event.text, phase=key, in_hand=event.id == in_hand)


def _action_row(action: Action, in_hand: bool) -> RoomRow:
    due = dates.short_day(action.due) if action.due else ""
    promise = ", ".join(part for part in (action.owner, due) if part)
    return RoomRow(f"A{action.number}", action.text, promise, in_hand=in_hand)


def _note_row(note: Note, in_hand: bool) -> RoomRow:
    return RoomRow("•", note.text, in_hand=in_hand)
