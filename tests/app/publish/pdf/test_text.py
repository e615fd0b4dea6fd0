# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Text on its way to paper: every sign gets a font that has it, or is told."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.publish.pdf.text import Run, TextReport, is_to_be_shaped, runs

PRINTABLE = st.text(
    st.characters(codec="latin-1", min_codepoint=0x20, categories=("L", "N", "P", "S", "Zs"))
)
RUNE = "\u16a0"
"""A sign that no bundled font has."""


def read_back(text: str) -> str:
    """Return what stands on paper."""
    return "".join(run.text for run in runs(text, TextReport()))


def fonts_of(text: str, weight: int = 400) -> list[tuple[str, str]]:
    """Return the runs of a text with the names of their fonts."""
    return [(run.text, run.typeface.name) for run in runs(text, TextReport(), weight)]


@given(text=PRINTABLE)
@example(text="List<String>")
@example(text="<b>unclosed")
@example(text="&amp; & <br/>")
@settings(max_examples=50, deadline=None)
def test_text_reads_back_as_it_was_typed(text: str) -> None:
    report = TextReport()
    assert "".join(run.text for run in runs(text, report)) == text
    assert report.sentences() == ()


@given(text=st.text(max_size=40))
@settings(max_examples=80, deadline=None)
def test_each_sign_that_is_set_is_in_its_font(text: str) -> None:
    for run in runs(text, TextReport()):
        assert all(sign in run.typeface for sign in run.text if sign not in "\n\u200b")


def test_other_scripts_are_set_in_a_font_that_has_them() -> None:
    report = TextReport()
    fallback = [run for run in runs("disk 漢字 full", report) if run.text == "漢字"]
    assert [run.typeface.name for run in fallback] == ["DroidSansFallbackFull"]
    assert report.sentences() == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ελληνικά и кириллица", "Inter-Regular"),
        ("ไทย", "NotoSansThai-Regular"),
        ("हिन्दी", "NotoSansDevanagari-Regular"),
        ("한국어", "NanumGothic-Regular"),
        ("עברית", "DejaVuSans"),
        ("🦄👍🏽", "NotoEmoji-Regular"),
    ],
)
def test_a_script_is_set_in_one_font(text: str, name: str) -> None:
    assert fonts_of(text) == [(text, name)]


def test_strong_text_of_another_script_is_strong() -> None:
    assert fonts_of("עברית", 600) == [("עברית", "DejaVuSans-Bold")]


def test_a_mark_stays_in_the_font_of_what_it_is_on() -> None:
    assert fonts_of("\u0628\u064e") == [("\u0628\u064e", "DejaVuSans")]
    assert fonts_of("e\u0301") == [("é", "Inter-Regular")]


def test_what_joins_emoji_is_kept_and_nowhere_else() -> None:
    woman_at_work = "\U0001f469\u200d\U0001f4bb"
    assert read_back(woman_at_work) == woman_at_work
    assert read_back("a\u200db") == "ab"


def test_signs_without_a_font_are_printed_as_their_code_and_told() -> None:
    report = TextReport()
    assert "".join(run.text for run in runs(f"a{RUNE}b", report)) == "a[U+16A0]b"
    (told,) = report.sentences()
    assert "U+16A0" in told


def test_many_signs_without_a_font_are_counted() -> None:
    report = TextReport()
    runs("".join(map(chr, range(0x16A0, 0x16AC))), report)
    assert "and 4 more" in report.sentences()[0]


def test_signs_that_show_nothing_are_left_out() -> None:
    assert read_back("a\u00adb\x07c\td\ne") == "abc d\ne"


@pytest.mark.parametrize(
    ("text", "is_shaped"),
    [("Disk full", False), ("漢字", False), ("سلام", True), ("हिन्दी", True), ("👍🏽", True)],
)
def test_only_what_depends_on_its_neighbours_is_shaped(text: str, *, is_shaped: bool) -> None:
    assert is_to_be_shaped(text) == is_shaped


def test_a_run_leads_nowhere_by_itself() -> None:
    (run,) = runs("plain", TextReport())
    assert run == Run("plain", run.typeface, "")
