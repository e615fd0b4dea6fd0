# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The promised actions as Jira's importer reads them: one issue a line. No cell is a formula.

Jira asks once which column is which field; named as here it suggests the right ones. Dates are
yyyy-MM-dd, labels have no spaces, and priorities are those a new Jira has, by the severity of the
incident: what the action itself is worth, people decide in the tracker.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from types import MappingProxyType

from app.publish.actions_csv import BYTE_ORDER_MARK, guarded
from app.publish.words import source_words
from app.review.action import Action
from app.review.incident import Severity
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr

COLUMNS = ("Summary", "Description", "Assignee", "Due date", "Priority", "Labels", "Labels")
PRIORITIES: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.SEV1: "Highest",
        Severity.SEV2: "High",
        Severity.SEV3: "Medium",
        Severity.SEV4: "Low",
        Severity.SEV5: "Lowest",
    }
)
_LONGEST_SUMMARY = 255
"""Of a summary in Jira; what is longer goes on in the description."""
_LABEL = "post-incident-review"


def jira_csv(review: Review) -> str:
    """Return the actions that are promised and still to be done and have no ticket yet."""
    out = io.StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for action in review.actions:
        if action.committed and action.is_open and not action.tracker_key:
            writer.writerow([guarded(cell) for cell in _cells(review, action)])
    return out.getvalue()


def _cells(review: Review, action: Action) -> tuple[str, ...]:
    severity = review.incident.severity
    words = " ".join(action.text.split())
    return (
        words[:_LONGEST_SUMMARY],
        _description(review, action, words),
        action.owner,
        action.due.isoformat() if action.due else "",
        PRIORITIES[severity] if severity else "",
        _LABEL,
        re.sub(r"\s+", "-", source_words(action.kind).strip()),
    )


def _description(review: Review, action: Action, words: str) -> str:
    causes = [review.table(Kind.CAUSE)[cause_id] for cause_id in action.cause_ids]
    link = review.meeting.document_link
    whole = action.text if len(words) > _LONGEST_SUMMARY or words != action.text else ""
    lines = [
        whole,
        tr("Done when: {0}").format(action.done_when) if action.done_when else "",
        *(f"C{getattr(one, 'number', 0)} {getattr(one, 'text', '')}" for one in causes),
        tr("From the review of: {0}").format(review.incident.title),
        tr("Document: {0}").format(link) if link else "",
    ]
    return "\n".join(line for line in lines if line)
