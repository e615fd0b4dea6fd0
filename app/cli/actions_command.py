# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash actions`: what was promised in all reviews and is still to do."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.bootstrap import Services
from app.cli import exit_codes
from app.cli.review_argument import has_library, services
from app.cli.terminal import aligned
from app.insight.follow_up import LibraryAction, counts, is_overdue
from app.insight.portfolio import Portfolio, person_key
from app.insight.slips import times_later
from app.insight.standing import first_due
from app.translation import tr


def actions(asked: Namespace) -> int:
    """Print the open actions of all reviews, the one due first at the top.

    With --overdue only those past their date; then the exit code says whether there are any.
    """
    with services(asked.data) as built:
        found = _read(built)
        today = built.clock.now().astimezone().date()
    shown = [entry for entry in found.actions if _is_wanted(entry, asked, today)]
    shown.sort(key=lambda entry: (entry.action.due or date.max, entry.review_title))
    if asked.json:
        told = [_plain(entry, found, today) for entry in shown]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif shown:
        print(aligned(_headings(), [_row(entry, today) for entry in shown]))
    else:
        print(tr("No action is open that you asked for."))
    return exit_codes.FINDINGS if asked.overdue and shown else exit_codes.OK


def _read(built: Services) -> Portfolio:
    return built.library.portfolio(archived=False) if has_library(built) else Portfolio()


def _is_wanted(entry: LibraryAction, asked: Namespace, today: date) -> bool:
    action = entry.action
    if not counts(action) or not (action.is_open or asked.all):
        return False
    if asked.overdue and not is_overdue(action, today):
        return False
    return not asked.owner or person_key(action.owner) == person_key(asked.owner)


def _headings() -> Sequence[str]:
    return (
        tr("Due"), tr("Late"), tr("Owner"), tr("Team"), tr("Status"), tr("Put off"),
        tr("No."), tr("Action"), tr("Review"),
    )  # fmt: skip


def _row(entry: LibraryAction, today: date) -> tuple[str, ...]:
    action = entry.action
    late = _days_overdue(entry, today)
    return (
        action.due.isoformat() if action.due else tr("no date"),
        tr("{0} d").format(late) if late else "",
        action.owner or tr("nobody"),
        entry.team,
        action.status.value.replace("_", " "),
        str(times_later(entry.follow_ups) or ""),
        f"A{action.number}",
        action.text,
        entry.review_title or tr("(no title)"),
    )


def _plain(entry: LibraryAction, found: Portfolio, today: date) -> dict[str, Any]:
    action, review = entry.action, found.by_id[entry.review_id]
    agreed = first_due(entry)
    return {
        "id": action.id,
        "number": action.number,
        "text": action.text,
        "owner": action.owner,
        "team": entry.team or None,
        "status": action.status.value,
        "due": action.due.isoformat() if action.due else None,
        "first_due": agreed.isoformat() if agreed else None,
        "overdue": is_overdue(action, today),
        "overdue_days": _days_overdue(entry, today),
        "put_off": times_later(entry.follow_ups),
        "kind": action.kind.value if action.kind else None,
        "tracker_key": action.tracker_key or None,
        "done_on": action.done_on.isoformat() if action.done_on else None,
        "review": {
            "id": review.id,
            "title": review.title,
            "severity": review.severity.value if review.severity else None,
            "state": review.state.value,
            "tags": list(review.tags),
        },
    }


def _days_overdue(entry: LibraryAction, today: date) -> int:
    due = entry.action.due
    return (today - due).days if due is not None and is_overdue(entry.action, today) else 0
