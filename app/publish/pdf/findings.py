# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The last part of the report: observations, actions, evidence, time, people and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from reportlab.platypus import KeepTogether, Spacer
from reportlab.platypus.flowables import Flowable

from app.agenda.clock import Phase, clock_of
from app.agenda.steps import STEPS
from app.insight.actions import completion
from app.insight.hands import hands
from app.publish.freeze_words import standing
from app.publish.minutes_text import minutes_text
from app.publish.pdf.images import Picture, UnusablePicture
from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import table
from app.publish.words import words
from app.review.evidence import Evidence
from app.review.note import NOTE_HEADINGS
from app.review.observation import ObservationKind
from app.review.review import Review

_PICTURE_HEIGHT = 420.0

FindFile = Callable[[Evidence], Path | None]


def observations(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield what went well, what didn't, and luck."""
    yield setter.text("What went well, what didn't", "section")
    for kind in ObservationKind:
        told = [entry.text for entry in review.observations if entry.kind is kind]
        title = setter.text(words(kind), "subsection")
        if not told:
            yield KeepTogether([title, setter.text("Nothing was noted.", "quiet")])
            continue
        bullets = [setter.text(text, "bullet", bullet="•") for text in told]
        yield KeepTogether([title, bullets[0]])
        yield from bullets[1:]


def actions(review: Review, setter: Setter, now: datetime) -> Iterator[Flowable]:
    """Yield the actions in full, and how many of those due are done."""
    yield setter.text("Actions", "section")
    if not review.actions:
        yield setter.text("No actions are agreed.", "body")
        return
    numbers = {cause.id: f"C{cause.number}" for cause in review.causes}
    rows = []
    for action in review.actions:
        due = f"{action.due.day} {action.due:%b %Y}" if action.due else "no date yet"
        status = words(action.status)
        if action.done_on:
            status += f" {action.done_on.day} {action.done_on:%b}"
        answers = " ".join(numbers.get(cause_id, "") for cause_id in action.cause_ids)
        done_when = f"\nDone when: {action.done_when}" if action.done_when else ""
        idea = "" if action.committed else "\nAn idea, not promised yet"
        kinds = ", ".join(words(value) for value in (action.kind, action.aim) if value)
        rows.append(
            [
                setter.cell(f"A{action.number}", "cell_quiet"),
                setter.cell(f"{action.text}{done_when}{idea}"),
                setter.cell(f"{action.owner or 'no owner yet'}\n{due}", "cell_quiet"),
                setter.cell(f"{status}\n{kinds}", "cell_quiet"),
                setter.cell(f"{answers}\n{action.tracker_key}", "cell_quiet"),
            ]
        )
    head = ["", "Action", "Owner, due", "Status, kind", "Answers, ticket"]
    yield table(setter, head, rows, [5, 47, 18, 17, 13])
    rate = completion(review, now.date())
    if rate.rate is not None:
        told = (
            f"Completion rate: {rate.rate * 100:.0f} % ({rate.done} done ÷ {rate.due} due so far)."
        )
        yield setter.text(told, "quiet")


def evidence(review: Review, setter: Setter, find: FindFile) -> Iterator[Flowable]:
    """Yield the list of evidence with its hashes, then the pictures."""
    yield setter.text("Evidence", "section")
    if not review.evidence:
        yield setter.text("No evidence is attached.", "body")
        return
    rows = []
    for fact in review.evidence:
        where = fact.filename or fact.link
        size = f", {fact.size:,} bytes" if fact.filename else ""
        frozen = f", {stands}" if (stands := standing(review, fact)) else ""
        parts = [fact.title, f"{where}{size}{frozen}", fact.note]
        text = "\n".join(part for part in parts if part)
        cell = [setter.cell(text)]
        if fact.sha256:
            cell.append(setter.text(f"sha-256 {fact.sha256}", "hash"))
        if fact.original_sha256:
            cell.append(setter.text(f"before redaction {fact.original_sha256}", "hash"))
        rows.append([setter.fact_number(fact.number), setter.cell(words(fact.kind)), cell])
    yield table(setter, ["", "Kind", "Fact"], rows, [6, 14, 80])
    for fact in review.evidence:
        yield from _picture(fact, setter, find)


def time_spent(review: Review, setter: Setter, now: datetime) -> Iterator[Flowable]:
    """Yield planned against used time, if the meeting's clock was ever started."""
    state = clock_of(review, now)
    if state.phase is Phase.NOT_STARTED:
        return
    known = state.used_known
    rows = [
        [
            setter.cell(f"{step.number}  {step.title}"),
            setter.cell(minutes_text(planned)),
            setter.cell(minutes_text(used)),
        ]
        for step, planned, used in zip(STEPS, state.planned, known, strict=True)
    ]
    together = None if None in known else state.total_used
    total = (minutes_text(state.total_planned), minutes_text(together))
    rows.append(
        [
            setter.cell("Together", "cell_strong"),
            *(setter.cell(text, "cell_strong") for text in total),
        ]
    )
    block = table(setter, ["Step", "Planned", "Used"], rows, [60, 20, 20])
    yield setter.text("Time in the meeting", "section")
    yield block
    if state.paused:
        yield setter.text(f"Paused for {minutes_text(state.paused)}.", "quiet")


def show_of_hands(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield how many hands went up at the end, where the room was asked."""
    facts = [setter.text(fact.sentence, "bullet", bullet="•") for fact in hands(review.meeting)]
    if facts:
        yield KeepTogether([setter.text("Show of hands", "section"), *facts])


def people_and_notes(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield who took part, the parking lot and the notes."""
    if review.people:
        yield setter.text("People", "section")
        rows = [
            [
                setter.cell(person.name, "cell_strong"),
                setter.cell(words(person.role)),
                setter.cell(person.team, "cell_quiet"),
                setter.cell("acted in the incident" if person.acted else "", "cell_quiet"),
            ]
            for person in review.people
        ]
        yield table(setter, ["Name", "Role", "Team", ""], rows, [32, 24, 22, 22])
    for kind, title in NOTE_HEADINGS.items():
        noted = [note.text for note in review.notes if note.kind is kind]
        if noted:
            yield setter.text(title, "section")
            yield from (setter.text(text, "bullet", bullet="•") for text in noted)


def _picture(fact: Evidence, setter: Setter, find: FindFile) -> Iterator[Flowable]:
    if not fact.media_type.startswith("image/") or fact.media_type.endswith("svg+xml"):
        return
    path = find(fact)
    name = f"E{fact.number}  {fact.title or fact.filename}"
    if path is None:
        yield setter.text(f"{name}: the file is not on this computer.", "quiet")
        return
    try:
        picture = Picture(path, _PICTURE_HEIGHT)
    except (UnusablePicture, OSError) as error:
        yield setter.text(f"{name}: the picture can't be shown ({error}).", "quiet")
        return
    yield KeepTogether([setter.text(name, "subsection"), picture, Spacer(1, 8)])
