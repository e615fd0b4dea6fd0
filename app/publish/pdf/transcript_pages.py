# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The transcript, in a report that was asked to have it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from app.publish.pdf.styles import Setter
from app.publish.pdf.tables import table
from app.publish.transcript_rows import transcript_headings, transcript_rows
from app.review.review import Review
from app.translation import tr


def transcript_pages(review: Review, setter: Setter) -> Iterator[Flowable]:
    """Yield everything that was captured, in order."""
    rows = [
        [
            setter.cell(row.when, "cell_quiet"),
            setter.cell(row.step, "cell_quiet"),
            setter.cell(row.kind, "cell_quiet"),
            setter.cell(row.text),
            setter.cell(row.now, "cell_quiet"),
        ]
        for row in transcript_rows(review)
    ]
    heading = tr("Transcript (times in {0})").format(review.incident.time_zone)
    yield setter.text(heading, "section")
    if not rows:
        yield setter.text(tr("Nothing was captured."), "quiet")
        return
    yield table(setter, transcript_headings(), rows, [17, 6, 13, 52, 12])
