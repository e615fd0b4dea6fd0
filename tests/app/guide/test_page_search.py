# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The search over all pages of the guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.guide.page_search import PageSearch
from app.guide.pages import Guide


@pytest.fixture
def search(tmp_path: Path) -> PageSearch:
    pages = {
        "index.md": "# Guide\n\nOf frozen facts.\n\n```{toctree}\nfacts\n```\n",
        "facts.md": "# Facts\n\nCollect.\n\n## Frozen\n\nNobody changes them.\n",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return PageSearch(Guide(tmp_path))


def test_a_heading_comes_before_a_text(search: PageSearch) -> None:
    found = search.find("froz")
    assert [(one.page, one.anchor) for one in found] == [
        ("facts.md", "frozen"),
        ("index.md", "guide"),
    ]
    assert found[0].title == "Facts – Frozen"
    assert found[1].around.text == "Of frozen facts."
    assert found[1].around.marks == ((3, 9),)


def test_all_words_are_asked_for_and_the_page_s_title_counts(search: PageSearch) -> None:
    assert [one.anchor for one in search.find("facts nobody")] == ["frozen"]
    assert search.find("facts nowhere") == ()
    assert [one.anchor for one in search.find("frozen -collect -nobody")] == ["guide"]


def test_nothing_typed_finds_nothing(search: PageSearch) -> None:
    assert search.find("  ") == ()
    assert search.find("-x") == ()
