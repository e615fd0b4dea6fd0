# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The changed keys are kept, only what differs, and a broken file loses nothing."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.key_file import KEY_FILE, read_keys, save_keys

CHANGES = st.dictionaries(st.text(), st.none() | st.lists(st.text()).map(tuple))


def test_without_a_file_nothing_is_changed(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "nowhere") == ({}, "")


@given(first=CHANGES, second=CHANGES)
def test_what_was_changed_comes_back(
    first: dict[str, tuple[str, ...] | None], second: dict[str, tuple[str, ...] | None]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        save_keys(Path(folder), first)
        save_keys(Path(folder), second)
        keys, trouble = read_keys(Path(folder))
    merged = {**first, **second}
    assert keys == {name: entry for name, entry in merged.items() if entry is not None}
    assert trouble == ""


def test_what_makes_no_sense_is_said_and_stays(tmp_path: Path) -> None:
    path = tmp_path / KEY_FILE
    path.write_text('{"guide": ["Ctrl+M"], "rail": 3, "of a newer program": {"a": 1}}')
    keys, trouble = read_keys(tmp_path)
    assert keys == {"guide": ("Ctrl+M",)}
    assert "“rail”" in trouble
    save_keys(tmp_path, {"guide": None})
    assert json.loads(path.read_text()) == {"rail": 3, "of a newer program": {"a": 1}}


@pytest.mark.parametrize("content", ["{", "[]", "\xff", ""])
def test_a_broken_file_is_said_and_put_aside_at_the_first_change(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / KEY_FILE
    path.write_text(content, encoding="latin-1")
    before = path.read_bytes()
    keys, trouble = read_keys(tmp_path)
    assert keys == {}
    assert str(path) in trouble
    save_keys(tmp_path, {"guide": ("Ctrl+M",)})
    assert (tmp_path / "keys.broken.json").read_bytes() == before
    assert read_keys(tmp_path) == ({"guide": ("Ctrl+M",)}, "")


def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserFacingError, match="can't be written"):
        save_keys(tmp_path / "file", {})
