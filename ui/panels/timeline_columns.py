# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the timeline: time, what happened, who, phase or key moment, facts, star."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.capture.times import read_time, time_text
from app.insight.phases import PHASE_WORDS, phase_of
from app.review.edits import Edit, batch, set_field
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from app.review.zone import zone_of
from ui import labels
from ui.kit.table_cell import Cell
from ui.models.item_table import Column

WIDTHS: tuple[int | None, ...] = (86, None, 150, 136, 58, 36)
TIME, WHAT, WHO, PHASE, FACTS, STAR = range(6)


def columns() -> tuple[Column, ...]:
    """Return the columns in their order."""
    return (
        Column(_tr("Time"), _show_time, _time_text, _set_time),
        Column(_tr("What happened"), lambda _r, e: Cell(e.text), *_text_field("text"), tip=_whole),
        Column(
            _tr("Who, by role"), lambda _r, e: Cell(e.actor, tone="text2"), *_text_field("actor")
        ),
        Column(
            _tr("Phase"),
            _show_phase,
            lambda _review, event: event.moment,
            mark,
            choices=lambda _review: labels.choices(Moment, _tr("no key moment")),
        ),
        Column(_tr("Facts"), _show_facts),
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
    """Return an event's time of day in the review's zone, "~" where it is about, or nothing."""
    if event.at is None:
        return ""
    local = event.at.astimezone(zone_of(review))
    pattern = "%H:%M:%S" if event.precision is Precision.SECOND else "%H:%M"
    about = "~" if event.precision in (Precision.APPROXIMATE, Precision.HOUR) else ""
    return about + local.strftime(pattern)


def _show_time(review: Review, event: Event) -> Cell:
    words = shown_time(review, event)
    if not words:
        return Cell(_tr("not known"), unknown=True, tone="text3")
    return Cell(words, strong=True)


def _time_text(review: Review, event: Event) -> str:
    if event.at is None:
        return ""
    zone = review.incident.time_zone
    return time_text(event.at, event.precision, zone, near_day(review, event))


def _set_time(review: Review, event: Event, typed: str) -> Edit | None:
    reading = read_time(typed, review.incident.time_zone, near_day(review, event))
    if (reading.at, reading.precision) == (event.at, event.precision):
        return None
    return batch(
        [set_field(event, "at", reading.at), set_field(event, "precision", reading.precision)]
    )


def _text_field(
    field: str,
) -> tuple[Callable[[Review, Event], str], Callable[[Review, Event, str], Edit | None]]:
    def text(_review: Review, event: Event) -> str:
        return str(getattr(event, field))

    def edit(_review: Review, event: Event, typed: str) -> Edit | None:
        return None if typed == getattr(event, field) else set_field(event, field, typed)

    return text, edit


def _show_phase(review: Review, event: Event) -> Cell:
    phase = phase_of(review, event)
    key = phase.value if phase is not None else None
    if event.moment is not None:
        return Cell(labels.words(event.moment), strong=True, phase=key)
    if phase is None:
        return Cell("")
    return Cell(QCoreApplication.translate("phases", PHASE_WORDS[phase]), tone="text2", phase=key)


def _show_facts(_review: Review, event: Event) -> Cell:
    count = len(event.evidence_ids)
    return Cell(str(count), tone="text2", icon="paperclip") if count else Cell("")


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
