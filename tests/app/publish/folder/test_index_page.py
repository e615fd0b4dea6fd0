# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The index: newest first, and not a letter of what people wrote around it is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.folder.index_page import BEGIN, END, around_index, with_index
from app.publish.folder.stamp import Stamp, Stamped, above_stamp, stamp_in, stamped_text, text_hash
from tests.strategies import TEXTS

OLD = Stamped("2016/old one.md", Stamp("o", "Old | one", "2016-05-01", "SEV-2", "web", actions=3))
NEW = Stamped("new.md", Stamp("n", "<b>New", "2017-01-31", "SEV-1", "db", actions=5, done=2))
UNKNOWN = Stamped("when.md", Stamp("u", ""))


def test_an_empty_page_gets_a_heading_and_the_table_newest_first() -> None:
    page = with_index("", [OLD, UNKNOWN, NEW])
    assert page.startswith("# Post-mortems\n\n<!-- hotwash:index -->\n")
    rows = [line for line in page.splitlines() if "](" in line]
    assert rows == [
        r"| 2017-01-31 | [\<b\>New](new.md) | SEV-1 | db | 2 of 5 |",
        r"| 2016-05-01 | [Old \| one](2016/old%20one.md) | SEV-2 | web | 0 of 3 |",
        "| not known | [Review without a title](when.md) |   |   |   |",
    ]


@given(before=TEXTS, after=TEXTS)
def test_what_stands_around_the_marks_stays_to_the_letter(before: str, after: str) -> None:
    page = f"{before}{BEGIN}old table{END}{after}"
    made = with_index(page, [NEW])
    assert made.startswith(before + BEGIN)
    assert made.endswith(END + after)
    assert with_index(made, [NEW]) == made
    assert around_index(made) == around_index(page)


def test_a_page_without_marks_keeps_its_words_and_its_line_ends() -> None:
    made = with_index("# Ours\r\n\r\nRead me.\r\n", [NEW])
    assert made.startswith("# Ours\r\n\r\nRead me.\r\n\r\n<!-- hotwash:index -->\r\n")
    assert "\n" not in made.replace("\r\n", "")
    assert with_index(made, [NEW]) == made


@pytest.mark.parametrize("page", [BEGIN, END, BEGIN + BEGIN + END, END + BEGIN])
def test_marks_that_leave_it_open_are_refused(page: str) -> None:
    with pytest.raises(UserFacingError, match="mend that first"):
        with_index(page, [])


@given(title=TEXTS, service=TEXTS, text=TEXTS)
def test_a_stamp_is_read_as_it_was_written(title: str, service: str, text: str) -> None:
    stamp = Stamp("id", title, "2017-01-31", "SEV-1", service, "draft", 3, 1, "data", "text")
    whole = stamped_text(text, stamp)
    assert stamp_in(whole) == stamp
    assert text_hash(above_stamp(whole)) == text_hash(text)
    windows = whole.replace("\n", "\r\n")
    assert text_hash(above_stamp(windows)) == text_hash(text.replace("\n", "\r\n"))
    last = whole.rstrip("\n").rpartition("\n")[2]
    assert last.count("-->") == 1


@given(st.text(max_size=40) | st.sampled_from(['{"id": 1', "[]", '{"id": {}, "title": ""}', "{}"]))
def test_a_stamp_that_makes_no_sense_is_none(inside: str) -> None:
    assert stamp_in(f"text\n<!-- hotwash: {inside} -->\n") is None
