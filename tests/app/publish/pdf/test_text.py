# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one place that escapes: no sign is lost, and what can't be set is told."""

from __future__ import annotations

import re
from xml.sax.saxutils import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.publish.pdf.text import TextReport, markup

PRINTABLE = st.text(
    st.characters(codec="latin-1", min_codepoint=0x20, categories=("L", "N", "P", "S", "Zs"))
)


def read_back(marked: str) -> str:
    """Return what a reader of the markup sees."""
    return unescape(re.sub(r"</?font[^>]*>", "", marked).replace("<br/>", "\n"))


@given(text=PRINTABLE)
@example(text="List<String>")
@example(text="<b>unclosed")
@example(text="&amp; & <br/>")
@example(text='<font name="x">')
@settings(max_examples=50, deadline=None)
def test_markup_reads_back_as_it_was_typed(text: str) -> None:
    report = TextReport()
    shown = read_back(markup(text, report)).replace("\N{NO-BREAK SPACE}", " ")
    assert shown == text.replace("\N{NO-BREAK SPACE}", " ")
    assert report.sentences() == ()


@pytest.mark.parametrize("length", [399, 400, 401, 100_000])
def test_only_very_long_words_get_places_to_break(length: int) -> None:
    marked = markup("x" * length, TextReport())
    assert marked.count("x") == length
    assert (" " in marked) == (length > 400)


def test_other_scripts_are_set_in_a_font_that_has_them() -> None:
    report = TextReport()
    marked = markup("disk 漢字 full", report)
    assert '<font name="DroidSansFallbackFull">漢字</font>' in marked
    assert report.sentences() == ()


def test_signs_without_a_font_are_printed_as_their_code_and_told() -> None:
    report = TextReport()
    assert markup("a🦄b", report) == "a[U+1F984]b"
    assert len(report.sentences()) == 1


def test_right_to_left_text_is_told() -> None:
    report = TextReport()
    markup("שלום", report)
    assert any("right-to-left" in sentence for sentence in report.sentences())


def test_signs_that_show_nothing_are_left_out() -> None:
    assert markup("ab\x07c\td\ne", TextReport()) == "abc d<br/>e"
