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
from app.translation import tr
from app.written_day import day_of_year, short_day

_PICTURE_HEIGHT = 420.0

FindFile = Callable[[Evidence], Path | None]


def observations(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield what went well, what didn't, and luck."""
    yield setter.text(tr("What went well, what didn't"), "section")
    for kind in ObservationKind:
        told = [entry.text for entry in review.observations if entry.kind is kind]
        title = setter.text(words(kind), "subsection")
        if not told:
            yield KeepTogether([title, setter.text(tr("Nothing was noted."), "quiet")])
            continue
        bullets = [setter.text(text, "bullet", bullet="•") for text in told]
        yield KeepTogether([title, bullets[0]])
        yield from bullets[1:]


def actions(review: Review, setter: Setter, now: datetime) -> Iterator[Flowable]:
    """Yield the actions in full, and how many of those due are done."""
    yield setter.text(tr("Actions"), "section")
    if not review.actions:
        yield setter.text(tr("No actions are agreed."), "body")
        return
    numbers = {cause.id: f"C{cause.number}" for cause in review.causes}
    rows = []
    for action in review.actions:
        due = day_of_year(action.due) if action.due else tr("no date yet")
        status = words(action.status)
        if action.done_on:
            status += f" {short_day(action.done_on)}"
        answers = " ".join(numbers.get(cause_id, "") for cause_id in action.cause_ids)
        done_when = tr("\nDone when: {0}").format(action.done_when) if action.done_when else ""
        idea = "" if action.committed else tr("\nAn idea, not promised yet")
        kinds = ", ".join(words(value) for value in (action.kind, action.aim) if value)
        owner = action.owner or tr("no owner yet")
        rows.append(
            [
                setter.anchored(f"A{action.number}", role="cell_quiet"),
                setter.cell(f"{action.text}{done_when}{idea}"),
                setter.cell(f"{owner}\n{due}", "cell_quiet"),
                setter.cell(f"{status}\n{kinds}", "cell_quiet"),
                setter.cell(f"{answers}\n{action.tracker_key}", "cell_quiet"),
            ]
        )
    head = ["", tr("Action"), tr("Owner, due"), tr("Status, kind"), tr("Answers, ticket")]
    yield table(setter, head, rows, [5, 47, 18, 17, 13])
    rate = completion(review, now.date())
    if rate.rate is not None:
        told = tr("Completion rate: {0:.0f} % ({1} done ÷ {2} due so far).").format(
            rate.rate * 100, rate.done, rate.due
        )
        yield setter.text(told, "quiet")


def evidence(review: Review, setter: Setter, find: FindFile) -> Iterator[Flowable]:
    """Yield the list of evidence with its hashes, then the pictures."""
    yield setter.text(tr("Evidence"), "section")
    if not review.evidence:
        yield setter.text(tr("No evidence is attached."), "body")
        return
    rows = []
    for fact in review.evidence:
        where = fact.filename or fact.link
        size = tr(", {0:,} bytes").format(fact.size) if fact.filename else ""
        frozen = f", {stands}" if (stands := standing(review, fact)) else ""
        parts = [fact.title, f"{where}{size}{frozen}", fact.note]
        text = "\n".join(part for part in parts if part)
        cell = [setter.cell(text)]
        if fact.sha256:
            cell.append(setter.text(f"sha-256 {fact.sha256}", "hash"))
        if fact.original_sha256:
            cell.append(
                setter.text(tr("before redaction {0}").format(fact.original_sha256), "hash")
            )
        rows.append([setter.fact_number(fact.number), setter.cell(words(fact.kind)), cell])
    yield table(setter, ["", tr("Kind"), tr("Fact")], rows, [6, 14, 80])
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
            setter.cell(tr("Together"), "cell_strong"),
            *(setter.cell(text, "cell_strong") for text in total),
        ]
    )
    block = table(setter, [tr("Step"), tr("Planned"), tr("Used")], rows, [60, 20, 20])
    yield setter.text(tr("Time in the meeting"), "section")
    yield block
    if state.paused:
        yield setter.text(tr("Paused for {0}.").format(minutes_text(state.paused)), "quiet")


def show_of_hands(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield how many hands went up at the end, where the room was asked."""
    facts = [setter.text(fact.sentence, "bullet", bullet="•") for fact in hands(review.meeting)]
    if facts:
        yield KeepTogether([setter.text(tr("Show of hands"), "section"), *facts])


def people_and_notes(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield who took part, the parking lot and the notes."""
    if review.people:
        yield setter.text(tr("People"), "section")
        rows = [
            [
                setter.cell(person.name, "cell_strong"),
                setter.cell(words(person.role)),
                setter.cell(person.team, "cell_quiet"),
                setter.cell(tr("acted in the incident") if person.acted else "", "cell_quiet"),
            ]
            for person in review.people
        ]
        yield table(setter, [tr("Name"), tr("Role"), tr("Team"), ""], rows, [32, 24, 22, 22])
    for kind, title in NOTE_HEADINGS.items():
        noted = [note.text for note in review.notes if note.kind is kind]
        if noted:
            yield setter.text(tr(title), "section")
            yield from (setter.text(text, "bullet", bullet="•") for text in noted)


def _picture(fact: Evidence, setter: Setter, find: FindFile) -> Iterator[Flowable]:
    if not fact.media_type.startswith("image/") or fact.media_type.endswith("svg+xml"):
        return
    path = find(fact)
    name = f"E{fact.number}  {fact.title or fact.filename}"
    if path is None:
        yield setter.text(tr("{0}: the file is not on this computer.").format(name), "quiet")
        return
    try:
        picture = Picture(path, _PICTURE_HEIGHT, name)
    except (UnusablePicture, OSError) as error:
        yield setter.text(tr("{0}: the picture can't be shown ({1}).").format(name, error), "quiet")
        return
    yield KeepTogether([setter.text(name, "subsection"), picture, Spacer(1, 8)])
