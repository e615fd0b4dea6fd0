# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A team's style of reports: read as it is written, and mistakes named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.rules.report_style import PaperSize, Redaction, ReportStyle, contrast_on_white
from app.rules.rule_file import BadRule
from app.rules.rules import Rules

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def style_of(folder: Path, text: str) -> ReportStyle:
    """Return the style of a team whose file says `text`."""
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    return Rules((folder,)).report_style


def test_without_a_file_a_report_looks_as_hotwash_has_it(tmp_path: Path) -> None:
    assert Rules((tmp_path,)).report_style == ReportStyle()


def test_all_of_a_style_is_read(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    text = (
        'organisation: Example Ltd\nlogo: logo.png\naccent: "#8A1538"\npaper: Letter\n'
        "confidentiality: Internal\nwatermark: Not final\nredact: everyone\n"
    )
    assert style_of(tmp_path, text) == ReportStyle(
        "Example Ltd", tmp_path / "logo.png", "#8A1538", PaperSize.LETTER, "Internal",
        "Not final", Redaction.EVERYONE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("organisation: X\npaper: a3", 2, "a3 is not known; use a4, letter"),
        ("redact: no", 1, "use nobody, people, everyone"),
        ('accent: "#FFD400"', 1, "too light to be read on white: 1.4 to 1"),
        ("accent: red", 1, 'a colour such as "#3F51B5"'),
        ("colour: red", 1, "colour is not known"),
        ("watermark: [a]", 1, "watermark needs a text"),
        (f"\nwatermark: {'x' * 25}", 2, "longer than one line of 24 characters"),
        ("logo: nowhere.png", 1, "there is no picture nowhere.png"),
        ("logo: report.yaml", 1, "neither a PNG nor a JPEG"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(BadRule) as caught:
        style_of(tmp_path, text)
    assert f"report.yaml, line {line}: " in str(caught.value)
    assert words in str(caught.value)


def test_a_logo_of_more_than_two_megabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG + bytes(2 * 1024 * 1024))
    with pytest.raises(BadRule, match="larger than 2 MB"):
        style_of(tmp_path, "logo: logo.png")


@pytest.mark.parametrize(("color", "contrast"), [("#000000", 21), ("#FFFFFF", 1), ("#3F51B5", 6.9)])
def test_contrast_is_that_of_wcag(color: str, contrast: float) -> None:
    assert contrast_on_white(color) == pytest.approx(contrast, abs=0.05)
