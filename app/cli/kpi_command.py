# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash kpi`: how promises were kept in all reviews, each figure with its formula."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from typing import Any

from app.cli import exit_codes
from app.cli.review_argument import has_library, services
from app.cli.terminal import aligned
from app.errors import UserFacingError
from app.insight.day_window import DayWindow
from app.insight.follow_through_rule import FollowThroughRules
from app.insight.kpi import STATIONS, Kpi, kpis
from app.insight.kpi_groups import GROUPINGS, KpiGroup, kpi_groups
from app.insight.portfolio import Portfolio
from app.insight.portfolio_filter import PortfolioFilter, choices_in, narrowed
from app.insight.reopening import reopening_wishes
from app.translation import tr


def kpi(asked: Namespace) -> int:
    """Print the figures of a period; without --from it begins with the first review."""
    with services(asked.data) as built:
        today = built.clock.now().astimezone().date()
        window = _window(asked, today)
        found = built.library.portfolio(archived=False) if has_library(built) else Portfolio()
        rules = built.rules.follow_through
    if asked.json:
        print(json.dumps(told_kpis(found, window, rules), ensure_ascii=False, indent=2))
        return exit_codes.OK
    figures = kpis(found, window, rules.due_soon_days)
    rows = [(each.name, each.text, each.inputs, each.formula) for each in figures]
    print(aligned((tr("Figure"), tr("Value"), tr("Counted"), tr("Formula")), rows))
    return exit_codes.OK


def told_kpis(found: Portfolio, window: DayWindow, rules: FollowThroughRules) -> dict[str, Any]:
    """Return what `kpi --json` prints; a value is None where it is not known."""
    return {
        "from": window.first.isoformat() if window.first else None,
        "to": window.last.isoformat(),
        "figures": {each.key: _plain(each) for each in kpis(found, window, rules.due_soon_days)},
        "by": {
            by: [_group(each) for each in kpi_groups(found, by, window, rules.due_soon_days)]
            for by in GROUPINGS
        },
        "stations_by_severity": _stations(found, window, rules),
        "asks_to_be_reopened": [
            {"id": wish.review.id, "title": wish.review.title, "because": wish.sentence}
            for wish in reopening_wishes(found, rules, window.last)
        ],
    }


def _stations(
    found: Portfolio, window: DayWindow, rules: FollowThroughRules
) -> dict[str, dict[str, float | None]]:
    """Return the median days from station to station apart: severities have their own pace."""
    told = {}
    for severity in choices_in(found).severities:
        part = narrowed(found, PortfolioFilter(severity=severity))
        figures = kpis(part, window, rules.due_soon_days)
        told[severity] = {each.key: each.value for each in figures if each.key in STATIONS}
    return told


def _plain(figure: Kpi) -> dict[str, Any]:
    return {
        "name": figure.name,
        "value": figure.value,
        "unit": figure.unit,
        "text": figure.text,
        "formula": figure.formula,
        "inputs": figure.inputs,
    }


def _group(group: KpiGroup) -> dict[str, Any]:
    return {
        "key": group.key or None,
        "name": group.name or None,
        "open": group.open,
        "overdue": group.overdue,
        "due_soon": group.due_soon,
        "oldest_open_days": group.oldest_days,
        "completion_rate": group.completion.value,
        "on_time_rate": group.on_time.value,
        "median_slip_days": group.slip.value,
    }


def _window(asked: Namespace, today: date) -> DayWindow:
    first, last = _day(asked.first), _day(asked.last) or today
    if first is not None and first > last:
        words = tr("The period ends on {0}, before it begins on {1}; give --from the earlier day.")
        raise UserFacingError(words.format(last, first))
    return DayWindow(last, first)


def _day(typed: str) -> date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise UserFacingError(
            tr("“{0}” is no day; write it as 2026-03-31.").format(typed)
        ) from error
