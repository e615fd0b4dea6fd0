# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The actions as CSV for a spreadsheet or a tracker. No cell can become a formula."""

from __future__ import annotations

import csv
import io

from app.publish.words import source_words
from app.review.action import Action
from app.review.item import Kind
from app.review.review import Review

COLUMNS = (
    "Number", "Action", "Owner", "Due", "Status", "Kind", "Aim", "Causes", "Tracker key",
    "Done when", "Done on", "Committed", "Size", "Strength",
)  # fmt: skip
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection)."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets on Windows read UTF-8 as something else."""


def actions_csv(review: Review) -> str:
    """Return the review's actions, one a line, after a line of headings."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for action in review.actions:
        writer.writerow([guarded(cell) for cell in _cells(review, action)])
    return out.getvalue()


def guarded(cell: str) -> str:
    """Return `cell` with an apostrophe in front where a spreadsheet would calculate with it."""
    return f"'{cell}" if cell.lstrip(" ")[:1] in FORMULA_STARTS and cell.strip(" ") else cell


def _cells(review: Review, action: Action) -> tuple[str, ...]:
    causes = (review.table(Kind.CAUSE)[cause_id] for cause_id in action.cause_ids)
    return (
        f"A{action.number}",
        action.text,
        action.owner,
        action.due.isoformat() if action.due else "",
        source_words(action.status),
        source_words(action.kind),
        source_words(action.aim),
        " ".join(f"C{getattr(cause, 'number', 0)}" for cause in causes),
        action.tracker_key,
        action.done_when,
        action.done_on.isoformat() if action.done_on else "",
        "yes" if action.committed else "no",
        source_words(action.size),
        source_words(action.strength),
    )
