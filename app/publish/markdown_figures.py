# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Key moments, impact and the meeting's time in the Markdown. What is not known is not there."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.agenda.clock import Phase, clock_of
from app.agenda.steps import STEPS
from app.insight.gaps import delays
from app.insight.impact import figure_text, figures
from app.insight.metrics import disorder, metrics
from app.insight.published import published
from app.publish.impact_words import entered, windows
from app.publish.local_time import event_time
from app.publish.markdown_text import inline, paragraphs, table
from app.publish.minutes_text import NOT_ENDED
from app.publish.words import words
from app.review.event import Moment
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr


def key_figures(review: Review) -> str:
    """Return a table of the key moments; the ones not marked are said to be not known."""
    if not review.moments:
        return ""
    zone = zone_of(review)
    rows = [
        (words(moment), event_time(review.moments[moment], zone))
        if moment in review.moments
        else (words(moment), tr("not known"))
        for moment in Moment
    ]
    parts = [table((tr("Moment"), tr("When")), rows), _durations(review)]
    parts += [inline(found.sentence) for found in disorder(review)]
    parts += [inline(one.sentence) for one in published(review)]
    parts.append(inline(review.incident.published_note))
    return "\n\n".join(part for part in parts if part)


def _durations(review: Review) -> str:
    measured = [(entry.name, entry.elapsed) for entry in metrics(review)]
    measured += [(delay.name, delay.elapsed) for delay in delays(review)]
    rows = [
        (name, elapsed.text, elapsed.formula)
        for name, elapsed in measured
        if elapsed.value is not None
    ]
    return table((tr("Duration"), tr("Value"), tr("Formula")), rows) if rows else ""


def impact_section(review: Review) -> str:
    """Return the description, and a table of the figures that are known."""
    rows = [(inline(name), inline(value)) for name, value in entered(review)]
    stages = [
        (one.period, one.affected, one.use, inline(one.description)) for one in windows(review)
    ]
    head = (tr("Window"), tr("Affected"), tr("Share of their use"), tr("What they felt"))
    known = [
        (each.name, figure_text(each), f"{each.formula} ({inline('; '.join(each.inputs))})")
        for each in figures(review)
        if each.value is not None
    ]
    parts = [
        paragraphs(review.impact.description),
        table((tr("Figure"), tr("Value")), rows) if rows else "",
        table(head, stages) if stages else "",
        table((tr("Computed"), tr("Value"), tr("Formula and inputs")), known) if known else "",
    ]
    return "\n\n".join(part for part in parts if part)


def meeting_time(review: Review, now: datetime) -> str:
    """Return planned against used minutes of each step, once the clock has been started."""
    state = clock_of(review, now)
    if state.phase is Phase.NOT_STARTED:
        return ""
    known = state.used_known
    rows = [
        (f"{step.number} {step.title}", _minutes(planned), _minutes(used))
        for step, planned, used in zip(STEPS, state.planned, known, strict=True)
    ]
    together = None if None in known else state.total_used
    rows.append((tr("All"), _minutes(state.total_planned), _minutes(together)))
    return table((tr("Step"), tr("Planned min"), tr("Used min")), rows)


def _minutes(length: timedelta | None) -> str:
    return tr(NOT_ENDED) if length is None else f"{length / timedelta(minutes=1):.0f}"
