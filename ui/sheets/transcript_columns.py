# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns of the transcript: time, step, what it was captured as, text, what it is now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.agenda.steps import STEPS
from app.capture.capture_line import COMMAND, STEP_IN_FRONT
from app.insight.transcript import Entry
from app.review.action import Action
from app.review.cause import Cause
from app.review.edits import Edit, set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.note import Note
from app.review.observation import Observation
from app.review.review import Review
from app.review.transcript_line import CaptureKind, TranscriptLine
from app.review.zone import zone_of
from ui import dates, labels
from ui.kit.table_cell import Cell
from ui.models.item_table import Column
from ui.panels.timeline_columns import shown_time

AT, STEP, KIND, TEXT, NOW = range(5)
WIDTHS: tuple[int | None, ...] = (124, 168, 132, None, 190)

EntryOf = Callable[[str], Entry]


def columns(entry_of: EntryOf) -> tuple[Column, ...]:
    """Return the columns in their order; `entry_of` finds a line's entry by its id."""

    def of(line: TranscriptLine) -> Entry:
        return entry_of(line.id)

    return (
        Column(_tr("Time"), _show_time),
        Column(_tr("Step"), _show_step),
        Column(_tr("Captured as"), lambda _r, line: Cell(kind_words(line.kind), tone="text2")),
        Column(
            _tr("Text"),
            lambda _r, line: _show_text(of(line)),
            lambda _r, line: of(line).words,
            lambda _r, line, typed: _set_text(of(line), typed),
            tip=lambda _r, line: line.text,
        ),
        Column(_tr("Now"), lambda review, line: _show_now(review, of(line))),
    )


def kind_words(kind: CaptureKind) -> str:
    """Return what a line was captured as, in words."""
    return {
        CaptureKind.ACTION: _tr("Action"),
        CaptureKind.EVENT: _tr("Event"),
        CaptureKind.PARKED: _tr("Parked"),
        CaptureKind.NOTE: _tr("Note"),
        CaptureKind.CAUSE: _tr("Cause"),
        CaptureKind.OBSERVATION: _tr("Observation"),
        CaptureKind.QUOTE: _tr("Quote"),
        CaptureKind.EVIDENCE: _tr("Fact"),
    }[kind]


def step_words(number: int) -> str:
    """Return a step's number and title; nothing for none."""
    titles = {step.number: step.title for step in STEPS}
    return f"{number}  {titles[number]}" if number in titles else ""


def _show_time(review: Review, line: TranscriptLine) -> Cell:
    if line.at is None:
        return Cell(_tr("not known"), unknown=True, tone="text3")
    local = line.at.astimezone(zone_of(review))
    return Cell(f"{local:%H:%M}", aside=dates.short_day(local.date()))


def _show_step(_review: Review, line: TranscriptLine) -> Cell:
    return Cell(step_words(line.step), tone="text2")


def _show_text(entry: Entry) -> Cell:
    """Show a note's words as they are now, anything else as it was typed after its command."""
    words = entry.words if isinstance(entry.item, Note) else _typed(entry.line.text)
    return Cell(" ".join(words.split()), tone="text" if entry.item is not None else "text3")


def _typed(text: str) -> str:
    """Return what was typed, without the command and the step in front of it."""
    command = COMMAND.match(text)
    rest = text[command.end() :] if command else text
    step = STEP_IN_FRONT.match(rest)
    return (rest[step.end() :] if step else rest).strip() or text


def _set_text(entry: Entry, typed: str) -> Edit | None:
    text = typed.strip()
    if not isinstance(entry.item, Note) or not text or text == entry.item.text:
        return None
    return set_field(entry.item, "text", text)


def _show_now(review: Review, entry: Entry) -> Cell:
    item = entry.item
    if item is None:
        was_fact = entry.line.became is CaptureKind.EVIDENCE and not entry.line.item_id
        words = _tr("not attached") if was_fact else _tr("taken out")
        return Cell(words, unknown=True, tone="text3")
    icon = "chevron-right" if entry.is_turned else None
    return Cell(_item_words(review, item), tone="text2", icon=icon)


def _item_words(review: Review, item: object) -> str:
    if isinstance(item, Action):
        return f"A{item.number}"
    if isinstance(item, Cause):
        return f"C{item.number}"
    if isinstance(item, Evidence):
        return f"E{item.number}"
    if isinstance(item, Event):
        time = shown_time(review, item)
        return _tr("Event, {0}").format(time) if time else _tr("Event, time not known")
    if isinstance(item, Note | Observation):
        return labels.words(item.kind)
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("transcript", text)
