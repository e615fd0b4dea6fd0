# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Fonts of this computer: found by their signs, passed over where they can't be embedded."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

from app.paths import resource
from app.publish.pdf.system_fonts import coverage, font_files

THAI = "NotoSansThai-Regular.ttf"


def test_fonts_are_found_in_folders_below_and_in_one_order(tmp_path: Path) -> None:
    for name in ("b/Other.ttf", "a/NotoSans.ttf", "a/read.me", "LastResort.ttf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in font_files((tmp_path,))] == ["NotoSans.ttf", "Other.ttf"]


def test_a_font_has_the_signs_of_its_table_and_no_other() -> None:
    (found,) = coverage(resource("fonts", THAI))
    assert ord("ก") in found
    assert ord("漢") not in found


def test_a_font_that_forbids_to_be_embedded_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "forbidden.ttf"
    with TTFont(resource("fonts", THAI)) as font:
        font["OS/2"].fsType = 0x0002
        font.save(path)
    assert list(coverage(path)) == []


def test_a_broken_font_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"\0\1\0\0 not a font")
    assert list(coverage(path)) == []
