# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the timeline: time, UTC, what happened, who, phase or key moment, star."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication

from app.capture.typed_times import TypedTime, read_typed_time, typed_text
from app.insight.event_time import event_time_text
from app.insight.phases import PHASE_WORDS, PhaseName, Span, phase_of, spans
from app.review.citations import cited
from app.review.edits import Edit, batch, set_field
from app.review.event import Event, Moment
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from ui import labels
from ui.kit.table_cell import Cell
from ui.models.item_table import Column

WIDTHS: tuple[int | None, ...] = (112, 112, None, 150, 136, 58, 36)
TIME, IN_UTC, WHAT, WHO, PHASE, FACTS, STAR = range(7)


def columns() -> tuple[Column, ...]:
    """Return the columns in their order."""
    return (
        Column(_tr("Time"), _show_time, _time_text, _set_time, tip=_time_tip),
        Column("UTC", _show_utc),
        Column(_tr("What happened"), lambda _r, e: Cell(e.text), *_text_field("text"), tip=_whole),
        Column(
            _tr("Who, by role"), lambda _r, e: Cell(e.actor, tone="text2"), *_text_field("actor")
        ),
        Column(
            _tr("Phase"),
            _PhaseColumn().show,
            lambda _review, event: event.moment,
            mark,
            choices=lambda _review: labels.choices(Moment, _tr("none")),
        ),
        Column(_tr("Facts"), _show_facts, tip=_facts_tip),
        Column("", _show_star, lambda _r, event: event.starred, _set_star),
    )


def mark(review: Review, event: Event, moment: Moment | None) -> Edit | None:
    """Return the edit that marks an event; a moment marks one event, so it moves."""
    if event.moment is moment:
        return None
    edits = []
    holder = review.moments.get(moment) if moment is not None else None
    if holder is not None:
        edits.append(set_field(holder, "moment", None))
    return batch([*edits, set_field(event, "moment", moment)])


def near_day(review: Review, event: Event | None = None) -> date:
    """Return the day a bare time belongs to: the event's own, else that of the timeline's end."""
    known = [entry.at for entry in review.timeline if entry.at is not None]
    at = event.at if event is not None else None
    chosen = at or (known[-1] if known else review.lifecycle.created_at)
    zone = zone_of(review)
    return chosen.astimezone(zone).date() if chosen else datetime.now(zone).date()


def shown_time(review: Review, event: Event) -> str:
    """Return an event's time in the review's zone, as well as it is known; nothing if it is not."""
    return "" if event.at is None else event_time_text(event, zone_of(review))


def read_event_time(review: Review, event: Event, typed: str) -> TypedTime:
    """Read what was typed for an event's time. Raises BadTime, or TwoTimes with both choices."""
    above = above_of(review, event)
    near = near_day(review, event if event.at is not None else above)
    after = above.at if above is not None and event.at is None else None
    counted_from = above.at if above is not None else None
    return read_typed_time(typed, review.incident.time_zone, near, counted_from, after)


def above_of(review: Review, event: Event) -> Event | None:
    """Return the closest event above whose time is known: what "+5m" counts from."""
    above = None
    for entry in review.timeline:
        if entry.id == event.id:
            break
        above = entry if entry.at is not None else above
    return above


def time_edit(event: Event, typed: TypedTime) -> Edit | None:
    """Return the edit that gives an event a time; None where it has that already."""
    wanted = {"at": typed.at, "until": typed.until, "precision": typed.precision}
    edits = [
        set_field(event, field, value)
        for field, value in wanted.items()
        if getattr(event, field) != value
    ]
    return batch(edits) if edits else None


def _show_time(review: Review, event: Event) -> Cell:
    words = shown_time(review, event)
    if not words:
        return Cell(_tr("not known"), unknown=True, tone="text3")
    return Cell(words, strong=True)


def utc_time(review: Review, event: Event) -> str:
    """Return an event's time in UTC; nothing where it is not known or the review's own zone."""
    if event.at is None or review.incident.time_zone == "UTC":
        return ""
    local_day = event.at.astimezone(zone_of(review)).date()
    return event_time_text(event, UTC, near=local_day)


def _show_utc(review: Review, event: Event) -> Cell:
    return Cell(utc_time(review, event), tone="text3")


def _time_tip(review: Review, event: Event) -> str:
    """Return the whole instant in both zones: what the cell has no room for."""
    if event.at is None:
        return ""
    zone = zone_of(review)
    name = review.incident.time_zone
    told = [f"{event.at.astimezone(zone):%Y-%m-%d %H:%M:%S} {name}"]
    if event.until is not None:
        told[0] += f" – {event.until.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    told.append(f"{event.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC")
    return "\n".join(told)


def _time_text(review: Review, event: Event) -> str:
    if event.at is None:
        return ""
    zone = review.incident.time_zone
    held = TypedTime(event.at, event.until, event.precision)
    return typed_text(held, zone, near_day(review, event))


def _set_time(review: Review, event: Event, typed: str) -> Edit | None:
    return time_edit(event, read_event_time(review, event, typed))


def _text_field(
    field: str,
) -> tuple[Callable[[Review, Event], str], Callable[[Review, Event, str], Edit | None]]:
    def text(_review: Review, event: Event) -> str:
        return str(getattr(event, field))

    def edit(_review: Review, event: Event, typed: str) -> Edit | None:
        return None if typed == getattr(event, field) else set_field(event, field, typed)

    return text, edit


class _PhaseColumn:
    """Shows phases; those of a review are worked out once, not once for each of its events."""

    def __init__(self) -> None:
        self._review: Review | None = None
        self._spans: tuple[Span, ...] = ()

    def show(self, review: Review, event: Event) -> Cell:
        """Return the key moment an event marks, or the phase it falls in."""
        if review is not self._review:
            self._review, self._spans = review, spans(review)
        return _phase_cell(event, phase_of(review, event, self._spans))


def _phase_cell(event: Event, phase: PhaseName | None) -> Cell:
    key = phase.value if phase is not None else None
    if event.moment is not None:
        return Cell(labels.words(event.moment), strong=True, phase=key)
    if phase is None:
        return Cell("")
    return Cell(QCoreApplication.translate("phases", PHASE_WORDS[phase]), tone="text2", phase=key)


def _show_facts(review: Review, event: Event) -> Cell:
    """Show one fact by name, so that it leads there, and how many more there are."""
    facts = _facts(review, event)
    if not facts:
        return Cell("")
    more = f" +{len(facts) - 1}" if len(facts) > 1 else ""
    return Cell(f"{cited(facts[0].number)}{more}", tone="text2")


def _facts_tip(review: Review, event: Event) -> str:
    names = (
        f"{cited(fact.number)}  {fact.title or fact.filename or fact.link}"
        for fact in _facts(review, event)
    )
    return "\n".join(names)


def _facts(review: Review, event: Event) -> list[Evidence]:
    found = (review.get(Kind.EVIDENCE, each) for each in event.evidence_ids)
    return [fact for fact in found if isinstance(fact, Evidence)]


def _show_star(_review: Review, event: Event) -> Cell:
    if not event.starred:
        return Cell("")
    return Cell("", icon="star", icon_tone="accent", icon_filled=True)


def _set_star(_review: Review, event: Event, value: object) -> Edit | None:
    starred = str(value).strip().lower() not in ("", "false", "0", "no")
    return None if starred is event.starred else set_field(event, "starred", starred)


def _whole(_review: Review, event: Event) -> str:
    return event.text


def _tr(text: str) -> str:
    return QCoreApplication.translate("timeline", text)
