# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Views with a name, and the day of a reminder: small files beside the settings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.insight.overview import OverviewWish
from app.insight.portfolio_filter import Period, PortfolioFilter
from app.store.reminder_day import claim_day
from app.store.saved_views import VIEWS_FILE, forget_view, save_view, saved_views

WISH = OverviewWish(PortfolioFilter(owner="Dana", tag="dns"), Period.YEAR, "team")
TODAY = date(2026, 3, 2)


def test_a_view_comes_back_as_it_was(tmp_path: Path) -> None:
    save_view(tmp_path, "  Our   team ", WISH)
    save_view(tmp_path, "all", OverviewWish())
    assert dict(saved_views(tmp_path)) == {"all": OverviewWish(), "Our team": WISH}
    forget_view(tmp_path, "all")
    forget_view(tmp_path, "never there")
    assert list(saved_views(tmp_path)) == ["Our team"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_view_needs_a_short_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserFacingError, match="a name of at most 60"):
        save_view(tmp_path, name, WISH)
    assert not (tmp_path / VIEWS_FILE).exists()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"a": 3}', '{"a": {"owner": 3}}', '{"a": {"period": "ever"}}', "\0"],
)
def test_what_makes_no_sense_counts_as_not_there(tmp_path: Path, content: str) -> None:
    (tmp_path / VIEWS_FILE).write_text(content)
    assert dict(saved_views(tmp_path)) == {}
    save_view(tmp_path, "new", WISH)
    assert saved_views(tmp_path)["new"] == WISH


def test_a_folder_that_can_not_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserFacingError, match="check that folder"):
        save_view(tmp_path / "file", "new", WISH)


def test_a_day_is_claimed_once_by_all_that_ask_at_the_same_time(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        claimed = list(pool.map(lambda _: claim_day(tmp_path, TODAY), range(32)))
    assert claimed.count(True) == 1
    assert claim_day(tmp_path, date(2026, 3, 3))
    assert not claim_day(tmp_path, date(2026, 3, 3))
    assert [each.name for each in (tmp_path / "reminders").iterdir()] == ["2026-03-03"]


def test_where_nothing_can_be_written_nobody_is_reminded(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not claim_day(tmp_path / "file", TODAY)
