# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The first pages: what it was, what people felt, how it unfolded, what changes, who signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import KeepTogether, PageBreak, Spacer
from reportlab.platypus.flowables import Flowable

from app.causal.shapes import Box, Drawing, Label, Shape, TextLine
from app.insight.event_time import event_time_text
from app.insight.impact import figure_text, figures
from app.insight.metrics import metric
from app.insight.phases import PHASE_WORDS, Span, spans
from app.publish.freeze_words import freeze_words, loose_words
from app.publish.pdf.contents import Contents
from app.publish.pdf.diagrams import sheets, tiles
from app.publish.pdf.signature_space import SignatureSpace
from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import bare_table, table
from app.publish.words import words
from app.review.action import Action, ActionStatus
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import in_sentence, tr
from app.written_day import day_of_year, full_day


@dataclass(frozen=True)
class Cover:
    """What the cover says beside the review: how it stands, whose it is, who may read it."""

    status: str
    printed: str
    organisation: str = ""
    confidentiality: str = ""
    logo: Flowable | None = None
    notes: tuple[str, ...] = ()


_LEAST_BAR = 96.0
_BAR_GAP = 4.0
_FEWEST = 1
"""How many actions a summary has, even where it then takes more than its page."""


def front(review: Review, setter: Setter, cover: Cover) -> Iterator[Flowable]:
    """Yield the cover with the contents, then the summary on a page of its own."""
    yield from _brand(setter, cover)
    yield from _title(review, setter, cover)
    yield from _sign_off(review, setter)
    yield setter.text(tr("Contents"), "subsection")
    yield Contents(setter)
    yield PageBreak()
    summary = list(_summary(review, setter))
    yield from summary
    yield from _changes(review, setter, _left(summary, setter))
    yield PageBreak()


def _summary(review: Review, setter: Setter) -> Iterator[Flowable]:
    yield setter.text(tr("Summary"), "section")
    yield setter.text(review.incident.summary or tr("No summary is written yet."), "body")
    yield from _felt(review, setter)
    yield from _unfolded(review, setter)
    yield from _possible(review, setter)


def _left(flowables: Iterable[Flowable], setter: Setter) -> float:
    """Return how much of a page is left under what stands on it."""
    wide, high = setter.paper.text_width, setter.paper.text_height
    used: float = sum(
        part.getSpaceBefore() + part.wrap(wide, high)[1] + part.getSpaceAfter()
        for part in flowables
    )
    return high - used


def period(review: Review) -> str:
    """Return when it was, in the review's zone."""
    zone = zone_of(review)
    known = [event.at for event in review.moments.values() if event.at is not None]
    known = known or [event.at for event in review.timeline if event.at is not None]
    name = tr("All times {0}.").format(review.incident.time_zone)
    if not known:
        return tr("The time is not known. {0}").format(name)
    first, last = min(known).astimezone(zone), max(known).astimezone(zone)
    same_day = first.date() == last.date()
    end = f"{last:%H:%M}" if same_day else _day_and_time(last)
    return tr("{0} to {1}. {2}").format(_day_and_time(first), end, name)


def _day_and_time(at: datetime) -> str:
    return f"{full_day(at.date())}, {at:%H:%M}"


def _brand(setter: Setter, cover: Cover) -> Iterator[Flowable]:
    """Yield whose report it is: the logo, the organisation, and who may read it."""
    if cover.logo is not None:
        yield cover.logo
        yield Spacer(1, 10)
    told = [words for words in (cover.organisation, cover.confidentiality) if words]
    if told:
        yield setter.text("  ·  ".join(told), "kind")
        yield Spacer(1, 10)


def _title(review: Review, setter: Setter, cover: Cover) -> Iterator[Flowable]:
    incident = review.incident
    reference = tr("Post-incident review  {0}").format(incident.reference).strip()
    yield setter.text(reference, "kind")
    yield Spacer(1, 6)
    yield setter.text(incident.title or tr("Untitled review"), "title")
    yield setter.text(period(review), "subtitle")
    stated = [
        (tr("Status"), cover.status),
        (tr("Severity"), words(incident.severity) or tr("not set")),
        (tr("Service"), incident.service or tr("not set")),
        (tr("Exported"), cover.printed),
    ]
    cells = [[setter.text(name, "head"), setter.text(value, "stated")] for name, value in stated]
    wide = setter.paper.text_width / len(cells)
    yield bare_table(setter.paper, [cells], [wide] * len(cells), right=8.0)
    yield Spacer(1, 4)
    for note in cover.notes:
        yield setter.text(note, "quiet")


def _felt(review: Review, setter: Setter) -> Iterator[Flowable]:
    impact = review.impact
    tiles_shown: list[tuple[str, str]] = []
    duration = metric(review, "ttm")
    if duration.value is not None:
        tiles_shown.append((duration.elapsed.text, tr("from impact start to mitigated")))
    if impact.users_affected is not None:
        tiles_shown.append((f"{impact.users_affected:,}", tr("users affected")))
    if impact.requests_failed is not None:
        tiles_shown.append((f"{impact.requests_failed:,}", tr("requests failed")))
    if impact.complaints is not None:
        tiles_shown.append((f"{impact.complaints:,}", tr("complaints")))
    tiles_shown += [
        (figure_text(figure), in_sentence(figure.name))
        for figure in figures(review)
        if figure.value is not None and figure.key != "error_budget"
    ]
    if not tiles_shown and not impact.description:
        return
    yield setter.text(tr("What people felt"), "subsection")
    if tiles_shown:
        yield _tile_row(tiles_shown[:4], setter)
        yield Spacer(1, 8)
    if impact.description:
        yield setter.text(impact.description, "body")


def _tile_row(shown: list[tuple[str, str]], setter: Setter) -> Flowable:
    cells = [[setter.text(value, "figure"), setter.text(name, "quiet")] for value, name in shown]
    wide = setter.paper.text_width / len(cells)
    return bare_table(setter.paper, [cells], [wide] * len(cells), right=8.0)


def _unfolded(review: Review, setter: Setter) -> Iterator[Flowable]:
    found = spans(review)
    starred = [event for event in review.timeline if event.starred]
    if not found and not starred:
        return
    yield setter.text(tr("How it unfolded"), "subsection")
    if found:
        yield from _phases(review, found, setter)
    if starred:
        zone = zone_of(review)
        days = [event.at.astimezone(zone).date() for event in starred if event.at is not None]
        near = days[0] if days else None
        rows = [
            [
                setter.cell(event_time_text(event, zone, near), "cell_strong"),
                setter.cell(event.text),
            ]
            for event in starred
        ]
        yield table(
            setter,
            [tr("Time, {0}").format(review.incident.time_zone), tr("Key event")],
            rows,
            [22, 78],
        )


def _phases(review: Review, found: tuple[Span, ...], setter: Setter) -> Iterator[Flowable]:
    wide = setter.paper.text_width
    drawing = _phase_bars(review, found, wide)
    yield from tiles(sheets(drawing, wide, drawing.height), setter.pen)
    formula = metric(review, "ttd")
    told = tr("Not to scale.")
    if formula.value is not None:
        told += tr(" Time to detect: {0} ({1}).").format(formula.elapsed.text, formula.formula)
    yield setter.text(told, "quiet")


def _phase_bars(review: Review, found: tuple[Span, ...], wide: float) -> Drawing:
    """Return a bar for each phase: wide enough to be read, wider for longer ones."""
    zone = zone_of(review)
    room = wide - _BAR_GAP * (len(found) - 1) - _LEAST_BAR * len(found)
    weights = [span.length.total_seconds() ** 0.5 for span in found]
    x = 0.0
    shapes: list[Shape] = []
    for span, weight in zip(found, weights, strict=True):
        key = span.phase.value
        width = _LEAST_BAR + room * weight / sum(weights)
        length = TextLine(x + 8, 16, span.text, 9.5, 600, f"phase_{key}_ink")
        shapes.append(
            Box(
                key,
                x,
                0,
                width,
                24,
                f"phase_{key}_fill",
                f"phase_{key}_edge",
                0.75,
                2.5,
                texts=(length,),
            )
        )
        first, last = span.start.astimezone(zone), span.end.astimezone(zone)
        label = (
            TextLine(x, 38, tr(PHASE_WORDS[span.phase]), 8.7, 600),
            TextLine(x, 50, tr("{0:%H:%M} to {1:%H:%M}").format(first, last), 8, 400, "text3"),
        )
        shapes.append(Label(f"{key}:name", label))
        x += width + _BAR_GAP
    return Drawing(wide, 56, tuple(shapes))


def _possible(review: Review, setter: Setter) -> Iterator[Flowable]:
    if not review.incident.statement:
        return
    yield setter.text(tr("What made it possible"), "subsection")
    yield setter.text(review.incident.statement, "statement")


def _changes(review: Review, setter: Setter, room: float) -> Iterator[Flowable]:
    """Yield the actions agreed, as many as keep the summary on its page and at least a few."""
    agreed = [action for action in review.actions if action.status is not ActionStatus.DROPPED]
    if not agreed:
        return
    title = setter.text(tr("What we will change"), "subsection")
    head = ["", tr("Action"), tr("Owner"), tr("Due")]
    rows = [_change(action, setter) for action in agreed]
    parts: list[Flowable] = []
    for count in range(len(rows), min(len(rows), _FEWEST) - 1, -1):
        parts = [title, table(setter, head, rows[:count], [5, 62, 20, 13])]
        if more := len(rows) - count:
            parts.append(
                setter.text(tr("{0} more are listed under Actions.").format(more), "quiet")
            )
        if _left(parts, setter) + room >= setter.paper.text_height:
            break
    yield from parts


def _change(action: Action, setter: Setter) -> list[Flowable]:
    due = day_of_year(action.due) if action.due else tr("no date yet")
    return [
        setter.cell(f"A{action.number}", "cell_quiet"),
        setter.cell(action.text),
        setter.cell(action.owner or tr("no owner yet"), "cell_quiet"),
        setter.cell(due, "cell_quiet"),
    ]


def _sign_off(review: Review, setter: Setter) -> Iterator[Flowable]:
    zone = zone_of(review)
    rows = []
    for approval in review.approvals:
        when = (
            f"{approval.decided_at.astimezone(zone):%Y-%m-%d %H:%M}" if approval.decided_at else ""
        )
        rows.append(
            [
                setter.cell(approval.approver or tr("not named yet"), "cell_strong"),
                setter.cell(approval.role, "cell_quiet"),
                setter.cell(words(approval.verdict)),
                setter.cell(when, "cell_quiet"),
                [
                    *(setter.cell(text, "cell_quiet") for text in (approval.comment,) if text),
                    SignatureSpace(approval.id),
                ],
            ]
        )
    if not rows:
        rows = [[setter.cell(text) for text in (tr("not named yet"), "", tr("Waiting"), "", "")]]
    head = [tr("Approver"), tr("Role"), tr("Verdict"), tr("When"), tr("Comment or signature")]
    block = table(setter, head, rows, [22, 14, 14, 15, 35])
    yield KeepTogether([setter.text(tr("Sign-off"), "section"), block])
    yield from _frozen(review, setter)


def _frozen(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield what the signatures rest on: the hash of each freeze of the evidence."""
    for sentence, sha256 in freeze_words(review):
        told = [setter.text(tr("Evidence. {0} SHA-256 of its manifest:").format(sentence), "quiet")]
        yield KeepTogether([*told, setter.text(sha256, "hash")])
    if loose_words(review):
        yield setter.text(loose_words(review), "quiet")
