# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The middle of the report: key moments, timeline, impact, and the people."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import KeepTogether, Spacer
from reportlab.platypus.flowables import Flowable

from app.insight.durations import duration_text
from app.insight.elapsed import NOT_KNOWN
from app.insight.event_time import event_time_text
from app.insight.gaps import delays, hops, longest_silence
from app.insight.impact import figure_text, figures
from app.insight.metrics import disorder, metrics
from app.insight.published import published
from app.publish.impact_words import entered, windows
from app.publish.named_drawing import timeline_drawing
from app.publish.pdf.diagrams import sheets, tiles
from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import table
from app.publish.words import words
from app.review.event import Event, Moment, Precision
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr
from app.written_day import day_of_week, day_of_year

_CHART_SCALE = 1.4
"""The chart is laid out this much wider than the page: its text then has the table's size."""


def story(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield the sections about what happened."""
    yield from _moments(review, setter)
    yield from _timeline(review, setter)
    yield from _impact(review, setter)


def time_words(review: Review, event: Event, *, with_day: bool = False) -> str:
    """Return an event's time: "~23:00", "13:30–13:45", "not known"; with its year where wanted."""
    zone = zone_of(review)
    told = event_time_text(event, zone)
    if event.at is None or not with_day:
        return told
    local = event.at.astimezone(zone)
    if event.precision is Precision.DAY:
        return f"{told} {local:%Y}"
    return f"{day_of_year(local.date())} {told}"


def _moments(review: Review, setter: Setter) -> Iterator[Flowable]:
    yield setter.text(tr("Key moments and metrics"), "section")
    rows = []
    for moment in Moment:
        event = review.moments.get(moment)
        time = time_words(review, event, with_day=True) if event else tr(NOT_KNOWN)
        row = (words(moment), time, event.text if event else "")
        rows.append([setter.cell(row[0], "cell_strong"), setter.cell(row[1]), setter.cell(row[2])])
    yield table(
        setter,
        [tr("Moment"), tr("Time, {0}").format(review.incident.time_zone), tr("Event")],
        rows,
        [20, 24, 56],
    )
    lengths = [(entry.name, entry.elapsed) for entry in metrics(review)]
    lengths += [(delay.name, delay.elapsed) for delay in delays(review)]
    measured = [
        [
            setter.cell(name, "cell_strong"),
            setter.cell(elapsed.text),
            setter.cell(elapsed.formula, "cell_quiet"),
        ]
        for name, elapsed in lengths
    ]
    yield setter.text(tr("Durations, with their formulas"), "subsection")
    yield table(setter, [tr("Metric"), tr("Value"), tr("Formula")], measured, [36, 22, 42])
    for found in disorder(review):
        yield setter.text(found.sentence, "quiet")
    for one in published(review):
        yield setter.text(one.sentence, "quiet")
    if review.incident.published_note:
        yield setter.text(review.incident.published_note, "quiet")


def _timeline(review: Review, setter: Setter) -> Iterator[Flowable]:
    title = setter.text(tr("Timeline"), "section")
    if not review.events:
        yield from (title, setter.text(tr("No events are recorded."), "body"))
        return
    yield KeepTogether([title, *_chart(review, setter)])
    zone = zone_of(review)
    names = {fact.id: f"E{fact.number}" for fact in review.evidence}
    rows: list[list[Flowable]] = []
    days: list[int] = []
    day = None
    for event in review.timeline:
        if event.at is not None and (today := event.at.astimezone(zone).date()) != day:
            day = today
            days.append(len(rows))
            name = day_of_week(today)
            rows.append([setter.cell(name, "day"), *(setter.cell("") for _ in range(3))])
        mark = f" [{words(event.moment)}]" if event.moment else ""
        facts = " ".join(names.get(fact_id, "") for fact_id in event.evidence_ids)
        handed = tr(" → handed to {0}").format(event.handover_to) if event.handover_to else ""
        rows.append(
            [
                setter.cell(time_words(review, event), "cell_strong"),
                setter.cell(
                    f"{event.text}{mark}{handed}", "cell_strong" if event.starred else "cell"
                ),
                setter.cell(event.actor, "cell_quiet"),
                setter.cell(facts, "cell_quiet"),
            ]
        )
    head = [
        tr("Time, {0}").format(review.incident.time_zone),
        tr("What happened"),
        tr("Who, by role"),
        tr("Facts"),
    ]
    yield table(setter, head, rows, [13, 57, 19, 11], sections=days)
    silence = longest_silence(review)
    if silence is not None:
        after = time_words(review, silence.before)
        told = tr("Longest stretch without an event: {0}, after {1}.").format(
            duration_text(silence.length), after
        )
        yield setter.text(told, "quiet")
    for hop in hops(review):
        held = tr(", who had it for {0}").format(hop.elapsed.text) if hop.held is not None else ""
        told = tr("Hand-over at {0} to {1}{2}.").format(
            time_words(review, hop.event), hop.event.handover_to, held
        )
        yield setter.text(told, "quiet")


def _chart(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield the timeline's chart, as the screen has it, where two times are known."""
    drawing = timeline_drawing(review, setter.paper.text_width * _CHART_SCALE)
    if drawing.shapes:
        yield from tiles(sheets(drawing, setter.paper.text_width, drawing.height), setter.pen)
        yield Spacer(1, 8)


def _impact(review: Review, setter: Setter) -> Iterator[Flowable]:
    yield setter.text(tr("Impact"), "section")
    if review.impact.description:
        yield setter.text(review.impact.description, "body")
    rows = [
        [
            setter.cell(name, "cell_strong"),
            setter.cell(value),
            setter.cell(tr("as entered"), "cell_quiet"),
        ]
        for name, value in entered(review)
    ]
    for figure in figures(review):
        basis = figure.formula
        if figure.inputs:
            basis += f" ({', '.join(figure.inputs)})"
        if figure.missing:
            basis += tr("; not known: {0}").format(", ".join(figure.missing))
        rows.append(
            [
                setter.cell(figure.name, "cell_strong"),
                setter.cell(figure_text(figure)),
                setter.cell(basis, "cell_quiet"),
            ]
        )
    yield table(setter, [tr("Figure"), tr("Value"), tr("How it is computed")], rows, [26, 20, 54])
    stages = [
        [
            setter.cell(one.period, "cell_strong"),
            setter.cell(one.affected),
            setter.cell(one.use),
            setter.cell(one.description, "cell_quiet"),
        ]
        for one in windows(review)
    ]
    if stages:
        yield setter.text(tr("Windows of different severity"), "subsection")
        head = [tr("Window"), tr("Affected"), tr("Share of their use"), tr("What they felt")]
        yield table(setter, head, stages, [32, 16, 16, 36])
