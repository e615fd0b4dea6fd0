# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Any line of any text, without holding the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.store.line_file import LONGEST_SHOWN, LineFile, NotText


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=st.lists(st.text(st.characters(exclude_characters="\r\n\x00", exclude_categories=["Cs"])))
)
def test_the_lines_are_those_that_were_written(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    file = LineFile(path)
    assert [file.line(number + 1) for number in range(file.count)] == lines
    assert file.line(file.count + 1) == file.line(0) == ""
    file.close()


def test_words_are_found_in_any_case_below_and_then_from_the_top(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"one\nPool dry\nthree\npool full")
    file = LineFile(path)
    assert [file.find("POOL", after) for after in (0, 2, 4)] == [2, 4, 2]
    assert file.find("lake") is None
    assert file.find("") is None
    file.close()
    assert file.find("pool") is None


def test_letters_beyond_ascii_are_found_in_any_case(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_text("ruhig\nStörung gemeldet\nÄNDERUNG (1)", "utf-8")
    file = LineFile(path)
    assert [file.find(words) for words in ("STÖRUNG", "änderung (", "ß")] == [2, 3, None]


def test_long_lines_are_cut_and_broken_signs_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"x" * 5000 + b"\r\n\xff\xfe ok\r\n")
    file = LineFile(path)
    assert len(file.line(1)) == LONGEST_SHOWN + 2
    assert file.line(2) == "\ufffd\ufffd ok"
    file.close()


def test_what_is_no_text_or_not_there_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00\x01")
    with pytest.raises(NotText):
        LineFile(tmp_path / "a.bin")
    with pytest.raises(UserFacingError):
        LineFile(tmp_path / "none")
    (tmp_path / "empty").write_bytes(b"")
    assert LineFile(tmp_path / "empty").count == 0
