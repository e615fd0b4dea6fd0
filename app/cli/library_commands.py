# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash list` and `hotwash import`."""

from __future__ import annotations

import json
from argparse import Namespace

from app.bootstrap import Services
from app.capture import review_file
from app.capture.intake import take_in
from app.cli import exit_codes
from app.cli.review_argument import has_library, services
from app.cli.terminal import aligned, plain
from app.paths import typed_path
from app.store.summary import ReviewSummary
from app.translation import marked, tr

NOTHING_YET = marked("No reviews yet. Bring one in with: hotwash import FILE")


def list_reviews(asked: Namespace) -> int:
    """Print the library, the review changed last first."""
    with services(asked.data) as built:
        shown = [each for each in _summaries(built) if asked.all or not each.archived]
    if asked.json:
        print(json.dumps([_plain(summary) for summary in shown], ensure_ascii=False, indent=2))
    elif shown:
        headings = (
            tr("Id"),
            tr("Date"),
            tr("Severity"),
            tr("State"),
            tr("Open actions"),
            tr("Title"),
        )
        print(aligned(headings, [_row(summary) for summary in shown]))
    else:
        print(tr(NOTHING_YET))
    return exit_codes.OK


def import_files(asked: Namespace) -> int:
    """Take each file into the library; all are read and checked before the first is taken in."""
    files = review_file.import_files([typed_path(name) for name in asked.file])
    with services(asked.data) as built:
        for file in files:
            intake = take_in(file, built.library, built.attachments, built.author)
            print(tr("{0} Its id is {1}.").format(plain(intake.sentence), intake.review_id))
    return exit_codes.OK


def _summaries(built: Services) -> list[ReviewSummary]:
    return list(built.listing().summaries) if has_library(built) else []


def _plain(summary: ReviewSummary) -> dict[str, object]:
    return {
        "id": summary.id,
        "title": summary.title,
        "date": summary.date.isoformat() if summary.date else None,
        "severity": summary.severity.value if summary.severity else None,
        "state": summary.state.value,
        "open_actions": summary.open_actions,
    }


def _row(summary: ReviewSummary) -> tuple[str, ...]:
    return (
        summary.id,
        summary.date.isoformat() if summary.date else "",
        summary.severity.value if summary.severity else "",
        summary.state.value.replace("_", " "),
        str(summary.open_actions),
        summary.title or tr("(no title)"),
    )
