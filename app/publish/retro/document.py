# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Write the retrospective of a period: figures with formulas, charts, and what to talk about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import BinaryIO

from reportlab.platypus import KeepTogether, Spacer
from reportlab.platypus.flowables import Flowable

from app.causal.shapes import Drawing
from app.fonts import BundledMeasure
from app.insight.burn_down_chart import burn_down_chart
from app.insight.follow_up import LibraryAction
from app.insight.kept_promises_chart import kept_promises_chart
from app.insight.retro import LookedBack, Retro
from app.insight.standing import due_on, first_due
from app.publish.pdf.canvas import ReportCanvas
from app.publish.pdf.diagrams import sheets, tiles
from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import table
from app.publish.pdf.text import TextReport
from app.publish.retro.page import retro_document
from app.publish.words import words
from app.translation import tr
from app.written_day import day_of_year, full_day, near_day, short_day

_CHART_HEIGHT = 190.0
_CHART_SCALE = 1.15
"""Charts are laid out this much wider than the page: their text then has the table's size."""


def write_retro(found: Retro, scope: str, out: BinaryIO, now: datetime) -> tuple[str, ...]:
    """Write the PDF, and return sentences about what could not be set as it was typed.

    `scope` says which part of the reviews it is about; empty for all of them.
    """
    report = TextReport()
    title = tr("Follow-through, {0}").format(period_words(found))
    written = BytesIO()
    document = retro_document(written, title, now)
    document.build(list(_story(found, scope, Setter(report))), canvasmaker=ReportCanvas)
    out.write(written.getvalue())
    return report.sentences()


def period_words(found: Retro) -> str:
    """Return from when to when: "2 Mar 2026 – 15 Mar 2026"."""
    last = day_of_year(found.window.last)
    if found.window.first is None:
        return tr("until {0}").format(last)
    return f"{day_of_year(found.window.first)} – {last}"


def _story(found: Retro, scope: str, setter: Setter) -> Iterator[Flowable]:
    yield setter.text(tr("Sprint retrospective: follow-through"), "title")
    subtitle = " · ".join(part for part in (period_words(found), scope) if part)
    yield setter.text(subtitle, "subtitle")
    yield _figures(found, setter)
    yield from _charts(found, setter)
    yield from _list(
        tr("Done in this period"), tr("Nothing was done."), found.done, found.window.last, setter
    )
    yield from _looked_back(found.looked_back, setter)
    yield from _list(
        tr("Overdue"), tr("Nothing is overdue."), found.overdue, found.window.last, setter
    )
    yield from _list(
        tr("Due next"), tr("Nothing is due next."), found.coming, found.window.last, setter
    )
    yield from _reopened(found, setter)
    yield setter.text(tr("What do we take from this for the next sprint?"), "section")
    for _ in range(3):
        yield table(setter, [" "], [[setter.cell(" ")]], [1])


def _figures(found: Retro, setter: Setter) -> Flowable:
    rows = [
        [
            setter.cell(figure.name, "cell_strong"),
            setter.cell(figure.text),
            setter.cell(figure.inputs, "cell_quiet"),
            setter.cell(figure.formula, "cell_quiet"),
        ]
        for figure in found.figures
    ]
    heads = [tr("Figure"), tr("Value"), tr("Counted"), tr("Formula")]
    return table(setter, heads, rows, [20, 13, 28, 39])


def _charts(found: Retro, setter: Setter) -> Iterator[Flowable]:
    width, measure = setter.paper.text_width * _CHART_SCALE, BundledMeasure()
    drawn = []
    if found.burn_down is not None:
        chart = burn_down_chart(found.burn_down, measure, width, _CHART_HEIGHT)
        drawn.append((tr("Open actions, burn-down"), chart))
    if found.kept:
        drawn.append(
            (tr("Kept promises"), kept_promises_chart(found.kept, measure, width, _CHART_HEIGHT))
        )
    for title, chart in drawn:
        yield KeepTogether([setter.text(title, "section"), Spacer(1, 4), *_on_paper(chart, setter)])


def _on_paper(chart: Drawing, setter: Setter) -> Sequence[Flowable]:
    laid = sheets(chart, setter.paper.text_width, chart.height / _CHART_SCALE)
    return tiles(laid, setter.pen)


def _list(
    title: str, nothing: str, entries: Sequence[LibraryAction], day: date, setter: Setter
) -> Iterator[Flowable]:
    yield setter.text(f"{title} ({len(entries)})", "section")
    if not entries:
        yield setter.text(nothing, "quiet")
        return
    rows = [
        [
            setter.cell(f"A{entry.action.number}", "cell_strong"),
            setter.cell(entry.action.text),
            setter.cell(entry.action.owner, "cell_quiet"),
            setter.cell(_dates(entry, day), "cell_quiet"),
            setter.cell(entry.review_title, "cell_quiet"),
        ]
        for entry in entries
    ]
    heads = [tr("No."), tr("Action"), tr("Owner"), tr("Dates"), tr("Review")]
    yield table(setter, heads, rows, [7, 36, 15, 20, 22])


def _dates(entry: LibraryAction, day: date) -> str:
    """Return when it was due, since when, and when it was done."""
    due, first = due_on(entry, day), first_due(entry)
    told = [tr("due {0}").format(near_day(due, day)) if due else tr("no date")]
    if first is not None and first != due:
        told.append(tr("first {0}").format(near_day(first, day)))
    if entry.action.done_on is not None and entry.action.done_on <= day:
        told.append(tr("done {0}").format(near_day(entry.action.done_on, day)))
    return ", ".join(told)


def _looked_back(found: Sequence[LookedBack], setter: Setter) -> Iterator[Flowable]:
    yield setter.text(f"{tr('New dates, new owners, given up')} ({len(found)})", "section")
    if not found:
        yield setter.text(tr("Nothing was moved."), "quiet")
        return
    rows = [
        [
            setter.cell(short_day(each.day), "cell_quiet"),
            setter.cell(f"A{each.entry.action.number} {each.entry.action.text}"),
            setter.cell(moved_words(each), "cell_quiet"),
            setter.cell(each.follow_up.reason),
            setter.cell(each.entry.review_title, "cell_quiet"),
        ]
        for each in found
    ]
    heads = [tr("Day"), tr("Action"), tr("What changed"), tr("Reason"), tr("Review")]
    yield table(setter, heads, rows, [9, 29, 20, 22, 20])


def moved_words(each: LookedBack) -> str:
    """Return what a look back changed: "New date: 2 Mar → 16 Mar"."""
    told = each.follow_up
    parts = []
    if told.from_due != told.to_due:
        before = near_day(told.from_due, each.day) if told.from_due else "–"
        parts.append(f"{before} → {near_day(told.to_due, each.day) if told.to_due else '–'}")
    if told.from_owner != told.to_owner:
        parts.append(f"{told.from_owner or '–'} → {told.to_owner}")
    kind = words(told.kind)
    return f"{kind}: {', '.join(parts)}" if parts else kind


def _reopened(found: Retro, setter: Setter) -> Iterator[Flowable]:
    if found.reopened:
        yield setter.text(f"{tr('Reopened reviews')} ({len(found.reopened)})", "section")
        for review, day in found.reopened:
            yield setter.text(f"{full_day(day)}: {review.title}", "body")
