# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Views of the dashboard that somebody gave a name, kept as JSON beside the settings.

What can't be understood in a file counts as not there; a broken file is put aside when the next
view is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.errors import UserFacingError
from app.insight.kpi_groups import GROUPINGS
from app.insight.overview import OverviewWish
from app.insight.portfolio_filter import Period, PortfolioFilter
from app.kept_json import Unreadable, changed_object, read_object, write_object
from app.translation import tr

VIEWS_FILE = "views.json"
_FILTERS = ("owner", "team", "severity", "tag")
_LONGEST_NAME = 60


def saved_views(folder: Path) -> Mapping[str, OverviewWish]:
    """Return the views kept in `folder` by name, in the order of their names; never raises."""
    try:
        kept = read_object(folder / VIEWS_FILE)
    except Unreadable:
        return {}
    found = {name: _wish(value) for name, value in kept.items()}
    known = {name: wish for name, wish in found.items() if wish is not None}
    return dict(sorted(known.items(), key=lambda pair: pair[0].casefold()))


def save_view(folder: Path, name: str, wish: OverviewWish) -> None:
    """Keep a view under a name, in place of one that is called so. Raises UserFacingError."""
    called = " ".join(name.split())
    if not called or len(called) > _LONGEST_NAME:
        raise UserFacingError(
            tr("Give the view a name of at most {0} characters.").format(_LONGEST_NAME)
        )
    plain = {**asdict(wish.wanted), "period": wish.period.value, "group": wish.group}
    _change(folder, lambda kept: kept.update({called: plain}))


def forget_view(folder: Path, name: str) -> None:
    """Take a view away; one that is not there is let be. Raises UserFacingError."""
    _change(folder, lambda kept: kept.pop(name, None))


def _change(folder: Path, change: Any) -> None:
    path = folder / VIEWS_FILE
    try:
        kept = changed_object(path)
        change(kept)
        write_object(path, kept)
    except OSError as error:
        raise UserFacingError(
            tr("The views can't be written to {0} ({1}); check that folder.").format(
                path, error.strerror
            )
        ) from error


def _wish(value: object) -> OverviewWish | None:
    if not isinstance(value, dict):
        return None
    texts = {key: value.get(key, "") for key in (*_FILTERS, "period", "group")}
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    period, group = texts.pop("period"), texts.pop("group")
    if period not in set(Period) or group not in GROUPINGS:
        return None
    return OverviewWish(PortfolioFilter(**texts), Period(period), group)
