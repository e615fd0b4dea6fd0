# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide's pages: in the order of their contents, and nothing outside of their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.guide.pages import Guide, Page, resolved
from app.paths import guide_dir

INDEX = """# Guide

```{toctree}
:caption: In order
:maxdepth: 2

steps/index
Cheat sheet <cheat-sheet>
missing
```
"""
STEPS = "# Steps\n\n```{toctree}\none\n../cheat-sheet\n```\n"


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    folder = tmp_path / "guide"
    (folder / "steps").mkdir(parents=True)
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    (folder / "steps" / "index.md").write_text(STEPS, encoding="utf-8")
    (folder / "steps" / "one.md").write_text("Before\n\n# Step **one**\n", encoding="utf-8")
    (folder / "cheat-sheet.md").write_text("No heading", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"a picture")
    (tmp_path / "secret.md").write_text("# Secret", encoding="utf-8")
    return Guide(folder)


def test_pages_come_in_the_order_of_the_contents_each_once(guide: Guide) -> None:
    assert guide.pages() == (
        Page("index.md", "Guide", 0),
        Page("steps/index.md", "Steps", 0, "In order"),
        Page("steps/one.md", "Step one", 1, "In order"),
        Page("cheat-sheet.md", "cheat-sheet.md", 1, "In order"),
    )


@pytest.mark.parametrize(
    ("page", "link", "name"),
    [
        ("index.md", "steps/one.md", "steps/one.md"),
        ("steps/one.md", "../index.md", "index.md"),
        ("steps/one.md", "./two.md", "steps/two.md"),
        ("index.md", "../secret.md", ""),
        ("steps/one.md", "../../secret.md", ""),
        ("index.md", "/etc/hostname", ""),
    ],
)
def test_a_link_is_read_from_its_page_and_never_leads_out(page: str, link: str, name: str) -> None:
    assert resolved(page, link) == name


def test_no_page_outside_is_read(guide: Guide, tmp_path: Path) -> None:
    (guide.folder / "link.md").symlink_to(tmp_path / "secret.md")
    for name in ("../secret.md", str(tmp_path / "secret.md"), "link.md"):
        assert not guide.has(name)
        with pytest.raises(UserFacingError, match="has no page"):
            guide.text(name)


def test_files_of_the_guide_are_found_and_others_are_not(guide: Guide) -> None:
    assert guide.file("steps/one.md", "../picture.png") == guide.folder / "picture.png"
    assert guide.file("steps/one.md", "../../secret.md") is None
    assert guide.file("index.md", "nothing.png") is None
    assert guide.file("index.md", "https://example.org/picture.png") is None


def test_a_contents_that_leads_round_in_a_circle_ends(guide: Guide) -> None:
    (guide.folder / "steps" / "one.md").write_text(
        "# One\n\n```{toctree}\nindex\n```\n", encoding="utf-8"
    )
    assert [page.name for page in guide.pages()][:2] == ["index.md", "steps/index.md"]


def test_every_page_of_the_shipped_guide_is_in_its_contents() -> None:
    guide = Guide(guide_dir())
    there = {path.relative_to(guide.folder).as_posix() for path in guide.folder.rglob("*.md")}
    assert {page.name for page in guide.pages()} == there
